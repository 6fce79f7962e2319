import type { ReferenceTable } from '../contract/reference'
import type { Area } from './area'
import type { AuditAction } from './audit'
import { TABLE_TEXT } from './reference-names'

/** Collections whose documents are called by something of their own. */
export const NAMED = [
  'activities',
  'announcements',
  'awards',
  'logins',
  'needs',
  'nominations',
  'places',
  'resources',
  'screenings',
  'tickets',
  'whistles',
] as const
export type Named = (typeof NAMED)[number]

/** What a line was done to: a document, somebody or something looked up by id; or a sentence that says it. */
type Kind = Named | 'areas' | 'departments' | 'people' | ((object: string) => string)

type Noun = AuditAction extends `${infer N}.${string}` ? N : never

/** `v3` → 第 3 版 */
const version =
  (what: string) =>
  (object: string): string =>
    object.replace(/^v(\d+)$/, `${what}第 $1 版`)
const always = (text: string) => () => text
const tableName = (object: string): string =>
  Object.hasOwn(TABLE_TEXT, object) ? TABLE_TEXT[object as ReferenceTable] : object

const OF_NOUN: Record<Noun, Kind> = {
  account: 'people',
  activity: 'activities',
  announcement: 'announcements',
  assessment: always('街道权力的登记'),
  atlas: version('网格'),
  award: 'awards',
  board: 'areas',
  catalogue: version('事项清单'),
  circle: always('步行路网'),
  department: 'people',
  file: always('步行路网'),
  gazetteer: 'areas',
  login: 'logins',
  need: 'needs',
  notice: always('一条提醒'),
  operator: 'areas',
  oversight: 'areas',
  place: 'places',
  reference: tableName,
  screening: 'screenings',
  // 写下的就是表的名字.
  spreadsheet: (object) => object,
  staff: 'people',
  station: 'places',
  ticket: 'tickets',
  whistle: 'whistles',
}

/** Those that are done to something else than the rest of their noun. */
const OF_ACTION: Partial<Record<AuditAction, Kind>> = {
  'account.invite': always('一份邀请'),
  'atlas.borders': 'areas',
  'atlas.table': 'areas',
  'award.accept': 'nominations',
  'award.answer': always('一条异议'),
  'award.nominate': 'nominations',
  'award.recommend': 'nominations',
  'award.resubmit': 'nominations',
  'award.sendBack': 'nominations',
  'award.withdraw': 'nominations',
  'department.setShifts': 'departments',
  'need.revealResource': 'resources',
  'place.importPlaces': 'areas',
  'staff.leaveSheet': 'areas',
  'staff.sheet': 'areas',
}

interface Line {
  action: string
  object: string
}

/** One that an older version wrote may be of no noun we know: it says itself. */
const kindOf = ({ action }: Line): Kind =>
  OF_ACTION[action as AuditAction] ?? OF_NOUN[action.split('.')[0] as Noun] ?? ((object) => object)

/** `place:contact`, `activity:person`: the first is what it was done to. */
const idsOf = ({ object }: Line): string[] => object.split(':')

/** What has to be looked up so that the lines can be read: ids by where they are found, each once. */
export function lookedUp(lines: Line[]): Map<Exclude<Kind, () => string>, string[]> {
  const found = new Map<Exclude<Kind, () => string>, string[]>()
  const put = (kind: Exclude<Kind, () => string>, id: string | undefined) => {
    const before = found.get(kind) ?? []
    if (id !== undefined && !before.includes(id)) found.set(kind, [...before, id])
  }
  for (const line of lines) {
    const kind = kindOf(line)
    const [id, person] = idsOf(line)
    if (typeof kind === 'string') put(kind, id)
    if (kind === 'activities') put('people', person)
  }
  return found
}

const GONE = '已经没有了'
const GONE_PERSON = '已注销的人'

/**
 * 对哪一个: JH261122-7K3QX; 王秀兰; 账号 jianing; 车站社区; 端午包粽子 · 王秀兰.
 * @param names of everything that was looked up, by id; what has none any more is said to be gone
 */
export function objectText(line: Line, names: ReadonlyMap<string, string>): string {
  const kind = kindOf(line)
  if (typeof kind === 'function') return kind(line.object)
  const [id = '', person] = idsOf(line)
  const text = names.get(id) || (kind === 'people' ? GONE_PERSON : GONE)
  if (kind === 'logins') return `账号 ${text}`
  return kind === 'activities' && person !== undefined ? `${text} · ${names.get(person) || GONE_PERSON}` : text
}

/** 第05网格（340202014002005）等 3 块; empty where it is about none, or the first is not there yet. */
export function aboutText([first, ...rest]: string[], areas: Array<Pick<Area, '_id' | 'code' | 'name'>>): string {
  const area = areas.find(({ _id }) => _id === first)
  if (!area) return ''
  return `${area.name}（${area.code}）${rest.length > 0 ? `等 ${rest.length + 1} 块` : ''}`
}
