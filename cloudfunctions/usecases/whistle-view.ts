import type { PhotoView } from '../contract/ticket-view'
import type { ObjectionView, PartyView, SheetView, WhistleView } from '../contract/whistle-view'
import { isRuledAway } from '../domain/assessment'
import type { Department } from '../domain/department'
import { dayTime, spokenSpan, spokenTime } from '../domain/moment'
import type { Sheet } from '../domain/sheet'
import type { Ticket } from '../domain/ticket'
import type { Objection, Party, Whistle } from '../domain/whistle'
import { asNamedNow } from '../domain/whistle-names'
import { isEvaluationVoid } from '../domain/whistle-objection'
import { whistleSentence } from '../domain/whistle-sentences'
import {
  COLOUR_TEXT,
  OBJECTED_TEXT,
  FIELD_TEXT,
  LINE_TEXT,
  PARTY_ROLE_TEXT,
  PARTY_STATUS_TEXT,
  VERDICT_TEXT,
  WAITING_TEXT,
} from '../domain/whistle-words'
import { whistleActions, type WhistleCounter } from './whistle-actions'
import { whistleCard } from './whistle-card'
import { stageViews } from './whistle-clocks'
import { officeOf } from './whistle-office'

export interface Surroundings {
  departments: Map<string, Department>
  /** The ticket it came from, where the caller deals with it. */
  ticket?: { ticket: Ticket; canOpen: boolean; words?: string; photos: string[] } | undefined
  urls: Map<string, string>
}

/** A whistle for one caller. */
export function whistleView(whistle: Whistle, counter: WhistleCounter, around: Surroundings): WhistleView {
  const { now } = counter
  const present = asNamedNow(whistle, around.departments)
  const { contents, cast, item, field, address, areaText, point, blower, leader } = whistle
  const photos = (ids: string[] = []): PhotoView[] =>
    ids.flatMap((id) => {
      const url = around.urls.get(id)
      return url === undefined ? [] : [{ id, url, state: 'shown' as const }]
    })
  const leading = cast[leader ?? '']
  const said = contents.e0
  return {
    ...whistleCard(present, counter),
    actions: whistleActions(present, counter),
    fieldText: FIELD_TEXT[field],
    ...(item && { item }),
    words: said?.words ?? '',
    photos: photos(said?.photos),
    place: { text: areaText, address, point },
    ...(whistle.ticket && { ticket: ticketOf(whistle.ticket, around, photos) }),
    blower: cast[blower] ?? { name: '网格员', office: '' },
    ...(leading && whistle.kind === 'key' && { leader: { name: leading.name } }),
    parties: present.parties.map((party, i) => ({
      ...partyView(party, whistle, around.departments, now),
      ...formerOf(party, whistle.parties[i]),
    })),
    waits: whistle.waits.map(({ what, entry, isLate, until }) => {
      const words = contents[entry]?.words
      const asks = until === undefined ? '' : `（到${spokenTime(until, now)}）`
      return { text: WAITING_TEXT[what] + asks, ...(words && what !== 'accept' ? { note: words } : {}), isLate }
    }),
    ...(whistle.evaluation && { evaluation: evaluationOf(whistle) }),
    ...(whistle.supervision && { supervision: supervisionOf(whistle, now) }),
    timeline: whistle.timeline
      .map((entry) => ({
        id: entry.id,
        at: entry.at,
        title: whistleSentence(entry, whistle, (area) => officeOf(whistle, area)),
        ...(contents[entry.id]?.words ? { text: contents[entry.id]?.words ?? '' } : {}),
        photos: photos(contents[entry.id]?.photos),
      }))
      .reverse(),
    sheets: whistle.sheets.map((sheet) => sheetView(sheet, isRuledAway(whistle, sheet))),
    objections: whistle.objections.map((one) => objectionView(one, whistle, photos)),
  }
}

function ticketOf(
  { id, no }: { id: string; no: string },
  { ticket }: Surroundings,
  photos: (ids: string[]) => PhotoView[],
): NonNullable<WhistleView['ticket']> {
  if (!ticket) return { id, no, canOpen: false, photos: [] }
  const { canOpen, words } = ticket
  return { id, no, canOpen, ...(words !== undefined && { words }), photos: photos(ticket.photos) }
}

function partyView(party: Party, whistle: Whistle, departments: Map<string, Department>, now: number): PartyView {
  const { department, name, role, officer, extensions, firstFinishBy } = party
  const face = whistle.cast[officer ?? '']
  return {
    department,
    name,
    roleText: PARTY_ROLE_TEXT[role],
    statusText: partyStatusText(party, whistle),
    phone: departments.get(department)?.phone ?? '',
    ...(face && { officer: { name: face.name, ...(face.phone !== undefined && { phone: face.phone }) } }),
    stages: stageViews(party, whistle, now),
    ...(extensions > 0 && { extended: `已延期 ${extensions} 次，原定 ${dayTime(firstFinishBy)}` }),
  }
}

const formerOf = ({ name }: Party, called: Party | undefined): Pick<PartyView, 'former'> =>
  called && called.name !== name ? { former: `原 ${called.name}` } : {}

/** 主办办结以后，协办做到哪一步就是哪一步. */
function partyStatusText({ status, doneAt }: Party, whistle: Whistle): string {
  if (whistle.status !== 'running' && status === 'called') return '没有应哨'
  return status === 'done' && doneAt === null ? '已应哨，主办已经办结' : PARTY_STATUS_TEXT[status]
}

function evaluationOf(whistle: Whistle): NonNullable<WhistleView['evaluation']> {
  const { evaluation, contents } = whistle
  if (!evaluation) throw new Error('no evaluation')
  const { verdict, points, entry } = evaluation
  const words = contents[entry]?.words
  return {
    verdict,
    text: `${VERDICT_TEXT[verdict]}${isEvaluationVoid(whistle) ? '（申诉成立，不计）' : ''}`,
    points,
    ...(words ? { note: words } : {}),
  }
}

function supervisionOf({ supervision, cast, contents }: Whistle, now: number): NonNullable<WhistleView['supervision']> {
  if (!supervision) throw new Error('no supervision')
  const { by, colour, dueBy, entry, isOverdue } = supervision
  const words = contents[entry]?.words
  const face = cast[by]
  return {
    text: `${face ? face.office : '上级'}${COLOUR_TEXT[colour]}督办，限${spokenTime(dueBy, now)} 前办结`,
    ...(words ? { note: words } : {}),
    tone: isOverdue ? 'overdue' : 'soon',
  }
}

const OUTCOME_TEXT = { inTime: '按时', late: '超期', never: '没有做到', excused: '申诉成立，按做到算' } as const

function objectionView(
  { department, line, entry, answer, ruling }: Objection,
  { contents, parties }: Whistle,
  photos: (ids?: string[]) => PhotoView[],
): ObjectionView {
  const noteOf = (id: string) => contents[id]?.words ?? ''
  return {
    entry,
    title: `${partyName(parties, department)} · ${OBJECTED_TEXT[line]}`,
    words: noteOf(entry),
    photos: photos(contents[entry]?.photos),
    ...(answer && { answer: { text: answer.agrees ? '街道赞成' : '街道不赞成', note: noteOf(answer.entry) } }),
    ...(ruling && {
      ruling: {
        text: ruling.upheld ? '区里裁定：申诉成立' : '区里裁定：申诉不成立',
        note: noteOf(ruling.entry),
        isUpheld: ruling.upheld,
      },
    }),
  }
}

const partyName = (parties: Array<{ department: string; name: string }>, department: string): string =>
  parties.find((one) => one.department === department)?.name ?? '部门'

/** 一哨一考核: every figure with the arithmetic it comes from. */
const sheetView = ({ version, at, parties, street, amended }: Sheet, ruledAway: boolean): SheetView => ({
  version,
  at,
  ...(amended && {
    amended: `申诉成立，改了${partyName(parties, amended.department)}的${OBJECTED_TEXT[amended.line]}`,
  }),
  parties: parties.map(({ name, role, system, lines }) => ({
    name,
    roleText: PARTY_ROLE_TEXT[role],
    system,
    lines: lines.map(({ line, startedAt, dueBy, doneAt, outcome, share, weight, points }) => ({
      text: LINE_TEXT[line],
      measured:
        `限 ${dayTime(dueBy)} 前，` +
        (doneAt === null ? '没有做到' : `${dayTime(doneAt)} 做到，用了 ${spokenSpan(doneAt - startedAt)}`),
      outcomeText: OUTCOME_TEXT[outcome],
      arithmetic: `${weight} × ${Math.round(share * 100)}% = ${points}`,
      points,
      weight,
    })),
  })),
  streetText: street
    ? `${VERDICT_TEXT[street.verdict]} ${street.points} 分`
    : ruledAway
      ? '街道的评价不计（申诉成立）'
      : '街道没有评价',
  streetPoints: street?.points ?? null,
})
