import type { ObjectionItem, SheetItem } from '../contract/assessment'
import { isRuledAway, standingSheet } from '../domain/assessment'
import { dayTime } from '../domain/moment'
import type { Measured, Sheet } from '../domain/sheet'
import type { Objection, Whistle } from '../domain/whistle'
import type { SheetLine } from '../domain/whistle-settings'
import { LINE_TEXT, OBJECTED_TEXT, PARTY_ROLE_TEXT } from '../domain/whistle-words'
import { pointsText } from './assessment-figures'

/** One whistle as the department's average has it; undefined while it has no sheet for the department. */
export function sheetItem(whistle: Whistle, department: string): SheetItem | undefined {
  const sheet = standingSheet(whistle)
  const own = sheet?.parties.find((party) => party.department === department)
  if (!sheet || !own) return undefined
  const objections = whistle.objections.filter((one) => one.department === department)
  const objection = objections.at(-1)
  return {
    whistle: whistle._id,
    no: whistle.no,
    // 清单之外的，只有办它的人看得到写了什么.
    title: whistle.item?.name ?? '清单之外的事项',
    roleText: PARTY_ROLE_TEXT[own.role],
    system: pointsText(own.system),
    street: own.role === 'lead' ? streetText(whistle, sheet) : '',
    at: sheet.at,
    objection: objection ? (objection.ruling ? (objection.ruling.upheld ? '申诉成立' : '申诉不成立') : '申诉中') : '',
    lines: own.lines.map(({ line, outcome, share, weight, points }) => ({
      ...{ text: LINE_TEXT[line], outcomeText: OUTCOME_TEXT[outcome] },
      ...{ value: share, weight, points: points.toFixed(2) },
    })),
    objections: objections.map(objectionItem),
  }
}

/** 96 · 不计（申诉成立） · nothing where the street has said nothing. */
const streetText = (whistle: Whistle, sheet: Sheet): string =>
  sheet.street ? String(sheet.street.points) : isRuledAway(whistle, sheet) ? '不计（申诉成立）' : ''

const OUTCOME_TEXT: Record<Measured['outcome'], string> = {
  inTime: '按时',
  late: '超时',
  never: '没有办',
  excused: '申诉成立，不扣',
}

function objectionItem({ line, answer, ruling }: Objection): ObjectionItem {
  const lineText = OBJECTED_TEXT[line]
  if (ruling) {
    const { upheld } = ruling
    return { lineText, state: upheld ? 'upheld' : 'dismissed', stateText: upheld ? '申诉成立' : '申诉不成立' }
  }
  const said = answer ? `街道${answer.agrees ? '同意' : '不同意'}，等区里裁定` : '等街道答复'
  return { lineText, state: 'open', stateText: said }
}

const LINES = Object.keys(LINE_TEXT) as SheetLine[]

/** A department's sheets as a table, the heading first: what its average is made of. */
export function sheetTable(whistles: Whistle[], department: string): string[][] {
  const rows = whistles.flatMap((whistle) => {
    const one = sheetItem(whistle, department)
    if (!one) return []
    const { lines = [] } = standingSheet(whistle)?.parties.find((party) => party.department === department) ?? {}
    const points = LINES.map((name) => lines.find(({ line }) => line === name)?.points.toFixed(2) ?? '—')
    return [[one.no, one.title, one.roleText, ...points, one.system, one.street || '—', dayTime(one.at), one.objection]]
  })
  const names = LINES.map((name) => LINE_TEXT[name])
  return [['编号', '事项', '主办协办', ...names, '系统评单', '街道评价', '评单时间', '申诉'], ...rows]
}
