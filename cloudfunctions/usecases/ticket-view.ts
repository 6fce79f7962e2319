import type {
  PhotoView,
  SharedTicket,
  SimilarTicket,
  TicketStatus,
  TicketView,
  TimelineItem,
} from '../contract/ticket-view'
import { spokenTime } from '../domain/moment'
import { metresBetween } from '../domain/distance'
import { ownErasure } from '../domain/erasure'
import type { Person } from '../domain/person'
import { bucketOf } from '../domain/rollup'
import { fileOf, photoKey } from '../domain/photo'
import { addressOf, type Entry, entryOf, publicPhotoOf, standing, type Ticket } from '../domain/ticket'
import { canReveal, contactOf } from '../domain/ticket-contact'
import { isHiddenFrom, relationOf } from '../domain/ticket-sides'
import { mayNotBlow } from '../domain/ticket-whistle'
import { DESK_ROLE_TEXT, SCORE_TEXT, SOURCE_TEXT, sourceText } from '../domain/ticket-words'
import { actionsFor, type Counter } from './ticket-actions'
import { reportOf, ticketCard } from './ticket-card'
import { sentence, statusText } from './ticket-sentences'

type Relation = TicketView['relation']
type Urls = Map<string, string>

/** Files a person may see, so that only their URLs are asked for. */
export const filesFor = (ticket: Ticket, relation: Relation): string[] =>
  relation === 'follower'
    ? []
    : Object.values(ticket.contents)
        .flatMap(({ photos, video }) => [...photos, ...(video === undefined ? [] : [video])])
        .filter((id) => ticket.hidden[photoKey(id)] !== 'hidden')
        .map((id) => fileOf(ticket, id))

/** A picture as the author and the handlers see it: pending ones too, hidden ones not. */
const pictureOf = (ticket: Ticket, urls: Urls, sent: string): PhotoView => {
  const [id, hidden] = [fileOf(ticket, sent), ticket.hidden[photoKey(sent)]]
  return { id, url: hidden === 'hidden' ? '' : (urls.get(id) ?? ''), state: hidden ?? 'shown' }
}

/**
 * A ticket for one caller. Stored is not shown: author and handlers see words and photos, a follower the steps only
 * (domain rule 7).
 */
export function ticketView(
  ticket: Ticket,
  relation: Relation,
  counter: Counter,
  urls: Urls,
  { filer, isFollowing = false }: { filer?: Person | undefined; isFollowing?: boolean } = {},
): TicketView {
  const { now, person } = counter
  const isPrivate = relation === 'follower'
  const report = reportOf(ticket)
  const isNameless = relation === 'handler' && isHiddenFrom(ticket, person)
  // 原件的地址里有是谁传的：匿名的，不该知道是谁的人只看我们抄的那份。
  const tells = new Set(isNameless ? ownErasure(ticket).files.filter((id) => fileOf(ticket, id) === id) : [])
  const mayShow = (id: string) => !isLost(ticket, id, urls) && !tells.has(id)
  const photos = (ids: string[] = []): PhotoView[] =>
    isPrivate ? [] : ids.filter(mayShow).map((id) => pictureOf(ticket, urls, id))
  const end = ticket.isOpen ? undefined : (entryOf(ticket, 'resolved') ?? entryOf(ticket, 'checkAsked'))
  const proof = end && proofOf(ticket)
  const rated = entryOf(ticket, 'rated')
  const ratingNote = rated && ticket.contents[rated.id]?.words
  const undone = new Set(ticket.timeline.flatMap((entry) => (entry.name === 'undone' ? entry.entries : [])))
  const holder = faceOf(ticket, ticket.holder)
  const keeper = !ticket.isOpen || ticket.keeper === ticket.holder ? undefined : faceOf(ticket, ticket.keeper)
  const card = ticketCard(ticket, relation, counter)
  return {
    ...card,
    // 钟不停，但说得出在等什么。
    ...(ticket.asked !== null && {
      deadline: { ...card.deadline, text: `等待反映人补充，${card.deadline.text}` },
    }),
    actions: actionsFor(ticket, counter),
    relation,
    ...(!isPrivate && report && { words: report.words }),
    photos: photos(report?.photos),
    ...(!isPrivate &&
      report?.video !== undefined &&
      mayShow(report.video) && { video: pictureOf(ticket, urls, report.video) }),
    answers: isPrivate ? [] : (report?.answers ?? []),
    proof: photos(proof),
    place: isPrivate
      ? { text: ticket.streetText, address: '', point: coarse(ticket.point) }
      : { text: ticket.areaText, address: addressOf(ticket), point: ticket.point },
    steps: steps(ticket),
    ...(holder && { holder }),
    ...(keeper && { keeper }),
    ...(relation === 'handler' && { author: authorOf(ticket, person, filer) }),
    ...(!isPrivate && ticket.behalf && !isNameless ? { behalf: `代 ${ticket.behalf.who} 反映` } : {}),
    // 哪个驿站，就是在谁家附近：附议的人不知道。
    sourceText: isPrivate ? SOURCE_TEXT[ticket.source] : sourceText(ticket),
    ...(!isPrivate && ticket.box?.isOwn && { isBoxed: ticket.box.isOwn }),
    ...(!isPrivate && ticket.asked !== null && { asked: ticket.contents[ticket.asked]?.words ?? '' }),
    ...(ticket.pending && { pending: pendingOf(ticket, now, isPrivate, photos) }),
    ...(ticket.supervision && !isPrivate && { supervision: supervisionOf(ticket, now) }),
    relatives: relatives(ticket, relation),
    timeline: ticket.timeline
      .filter((entry) => isFor(relation, entry))
      .map((entry) => item(entry, ticket, relation, photos, undone))
      .reverse(),
    ...(ticket.rating !== null && {
      rating: {
        score: ticket.rating,
        text: SCORE_TEXT[ticket.rating],
        ...(!isPrivate && ratingNote ? { note: ratingNote } : {}),
      },
    }),
    ...(ticket.summary && { summary: ticket.contents[ticket.summary.entry]?.words ?? '' }),
    ...(ticket.whistle && { whistle: whistleOf(ticket.whistle, ticket, relation, now) }),
    canBlow: mayNotBlow(ticket, person) === undefined,
    category: ticket.category,
    isFollowing,
    isAnonymous: ticket.isAnonymous,
  }
}

const whistleOf = (
  { whistle: { id, no } }: NonNullable<Ticket['whistle']>,
  ticket: Ticket,
  relation: Relation,
  now: number,
): NonNullable<TicketView['whistle']> => ({ id, no, text: statusText(ticket, now), canOpen: relation === 'handler' })

/** Gone from storage: nothing to show, and nothing to say of it. */
const isLost = (ticket: Ticket, id: string, urls: Urls): boolean =>
  !urls.has(fileOf(ticket, id)) && ticket.hidden[photoKey(id)] !== 'hidden'

/** Photos of the step that ended it: of the holder, also where staff had still to look. */
const proofOf = (ticket: Ticket): string[] => {
  const last = standing(ticket.timeline).filter(({ name }) => name === 'resolved' || name === 'checkAsked')
  return (
    last
      .reverse()
      .map(({ id }) => ticket.contents[id]?.photos ?? [])
      .find((ids) => ids.length > 0) ?? []
  )
}

function faceOf(ticket: Ticket, person: string | null) {
  const face = ticket.cast[person ?? '']
  return face && { name: face.name, roleText: DESK_ROLE_TEXT[face.role], ...(face.phone && { phone: face.phone }) }
}

/** 匿名的，对不该知道的人不说是谁；要联系人的，看得到称呼和打码的电话。 */
function authorOf(ticket: Ticket, person: Person, filer: Person | undefined): NonNullable<TicketView['author']> {
  const isHidden = isHiddenFrom(ticket, person)
  const phone = contactOf(ticket, filer)?.masked
  const phoneOf = ticket.behalf?.phone && ticket.behalf.who
  return {
    name: isHidden ? '匿名反映人' : (filer?.name ?? '') || '居民',
    isAnonymous: ticket.isAnonymous,
    isWithheld: isHidden,
    ...(phone !== undefined && !isHidden && { phone }),
    ...(phoneOf && !isHidden && { phoneOf }),
    canReveal: phone !== undefined && canReveal(ticket, person),
  }
}

function pendingOf(
  { pending, contents }: Ticket,
  now: number,
  isPrivate: boolean,
  photos: (ids?: string[]) => PhotoView[],
): NonNullable<TicketView['pending']> {
  const content = isPrivate ? undefined : contents[pending?.entry ?? '']
  const said = { ...(content?.words && { note: content.words }), photos: photos(content?.photos) }
  if (pending?.kind === 'check') return { kind: 'check', text: '承办人已处理，等待工作人员核查', ...said }
  return { kind: 'extension', text: `申请延期到${spokenTime(pending?.until ?? now, now)}，等待审批`, ...said }
}

function supervisionOf(ticket: Ticket, now: number): NonNullable<TicketView['supervision']> {
  const { dueBy, by, entry } = ticket.supervision ?? { dueBy: now, by: '', entry: '' }
  const who = ticket.cast[by]?.name ?? '上级'
  const note = ticket.contents[entry]?.words
  return {
    text: `${who} 督办，限${spokenTime(dueBy, now)} 前办结`,
    ...(note ? { note } : {}),
    isOverdue: now >= dueBy,
  }
}

const RELATIVE_TEXT = { absorbed: '已并入本件', 'split-into': '由本件拆出', 'split-from': '本件由它拆出' }

/** Others' tickets are for those who deal with them; the author only has their own way to go on. */
function relatives(ticket: Ticket, relation: Relation): TicketView['relatives'] {
  const merged = ticket.mergedInto ? [{ ...ticket.mergedInto, text: '并入这一件办理' }] : []
  const others = ticket.relatives
    .filter(({ kind }) => relation === 'handler' || (relation === 'author' && kind !== 'absorbed'))
    .map(({ id, no, kind }) => ({ id, no, text: RELATIVE_TEXT[kind] }))
  return [...merged, ...others]
}

/** About 100 m: enough for "near here", too little for "at whose door". */
const coarse = ([lng, lat]: [number, number]): [number, number] => [
  Math.round(lng * 1000) / 1000,
  Math.round(lat * 1000) / 1000,
]

const STEPS = ['上报', '派单', '接单', '处置', '办结'] as const
function steps(ticket: Ticket): TicketView['steps'] {
  const reached: Record<TicketStatus, number> = { dispatched: 1, handling: 3, checking: 4, resolved: 4, closed: 4 }
  const now = reached[ticket.status]
  const isEnded = !ticket.isOpen
  return STEPS.map((text, i) => ({ text, isDone: i < now || (isEnded && i === now), isNow: !isEnded && i === now }))
}

/** Steps that say nothing to whoever waits for the end. */
const INTERNAL: Array<Entry['name']> = ['summarised', 'approvalWaits', 'approvalMoved', 'supervisionOverdue']
const isFor = (relation: Relation, { name }: Entry): boolean =>
  relation === 'handler' || (!INTERNAL.includes(name) && (relation === 'author' || name !== 'revealed'))

function item(
  entry: Entry,
  ticket: Ticket,
  relation: Relation,
  photos: (ids?: string[]) => PhotoView[],
  undone: Set<string>,
): TimelineItem {
  const content = ticket.contents[entry.id]
  const isPrivate = relation === 'follower' || isInside(entry, relation)
  return {
    id: entry.id,
    at: entry.at,
    title: sentence(entry, ticket, relation),
    ...(!isPrivate && content?.words ? { text: content.words } : {}),
    photos: isInside(entry, relation) ? [] : photos(content?.photos),
    ...(undone.has(entry.id) && { isUndone: true }),
  }
}

/** 网格员吹哨时对部门说的话，是办理人员之间的. */
const isInside = ({ name }: Entry, relation: Relation): boolean => name === 'whistleBlown' && relation !== 'handler'

/** What may be shown of someone else's ticket. */
function glance(ticket: Ticket, now: number, isFollowing: boolean, urls: Urls) {
  // 和公开看板一样：撤回、并走了的，不再登。
  const summary = bucketOf(ticket) === 'setAside' ? null : ticket.summary
  const words = summary && ticket.contents[summary.entry]?.words
  const photo = summary ? urls.get(publicPhotoOf(ticket) ?? '') : undefined
  return {
    id: ticket._id,
    categoryText: ticket.categoryName,
    statusText: statusText(ticket, now),
    reportedAt: ticket.reportedAt,
    seconds: ticket.seconds + ticket.carried,
    ...(words && { summary: words }),
    ...(photo !== undefined && { photo }),
    isFollowing,
  }
}

/** To someone about to file the same thing. */
export const similarTicket = (
  ticket: Ticket,
  from: [number, number],
  { person, now }: Pick<Counter, 'person' | 'now'>,
  isFollowing: boolean,
  urls: Urls,
): SimilarTicket => ({
  ...glance(ticket, now, isFollowing, urls),
  // 从粗略的位置量，取整到 50 米：问几次也量不出是哪一户。
  distance: Math.max(50, Math.round(metresBetween(from, coarse(ticket.point)) / 50) * 50),
  isMine: ticket.author === person._id,
})

/** To someone who was handed its card. */
export function sharedTicket(ticket: Ticket, { person, now }: Counter, isFollowing: boolean, urls: Urls): SharedTicket {
  const canOpen = isFollowing || relationOf(ticket, person, false) !== undefined
  return {
    ...glance(ticket, now, isFollowing, urls),
    placeText: ticket.streetText,
    canOpen,
    canSecond: !canOpen && ticket.similarUntil > now,
  }
}
