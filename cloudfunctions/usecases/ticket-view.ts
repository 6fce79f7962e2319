import type {
  ActionView,
  PhotoView,
  SimilarTicket,
  TicketCard,
  TicketStatus,
  TicketView,
  TimelineItem,
} from '../contract/ticket'
import { deadlineView } from '../domain/deadline'
import { metresBetween } from '../domain/distance'
import type { DispatchReason } from '../domain/dispatch'
import { CLOSING_TEXT, SCORE_TEXT } from '../domain/notice'
import type { Person } from '../domain/person'
import type { Entry, Player, Ticket } from '../domain/ticket'
import { ACTIONS, can } from '../domain/ticket-rules'
import { ACTION_VIEWS } from './ticket-actions'

type Relation = TicketView['relation']
type Urls = Map<string, string>

const ROLE_TEXT: Record<Player['role'], string> = { worker: '网格员', community: '社区', street: '街道' }
const title = ({ role, name }: Player): string => `${ROLE_TEXT[role]} ${name}`

/** Where the ticket is, said to the person who looks. */
function statusText(ticket: Ticket): string {
  const holder = ticket.cast[ticket.holder ?? '']
  const text: Record<TicketStatus, () => string> = {
    dispatched: () => (holder ? `已派给${title(holder)}，等待接单` : '等待工作人员接单'),
    handling: () => `${holder ? title(holder) : '工作人员'} 正在处理`,
    resolved: () => `${ticket.closing === null ? '已办结' : CLOSING_TEXT[ticket.closing]}，等待评价`,
    closed: () => `已结案${ticket.closing === null ? '' : `（${CLOSING_TEXT[ticket.closing]}）`}`,
  }
  return text[ticket.status]()
}

const TITLE_LENGTH = 24
function headline(ticket: Ticket, relation: Relation): string {
  const words = [...(relation === 'follower' ? '' : (reportOf(ticket)?.words ?? '')).replace(/\s+/g, ' ')]
  if (words.length === 0) return ticket.categoryName
  return words.length > TITLE_LENGTH ? `${words.slice(0, TITLE_LENGTH).join('')}…` : words.join('')
}

const reportOf = (ticket: Ticket) => ticket.contents[ticket.timeline[0]?.id ?? 'e0']

const actionsFor = (ticket: Ticket, person: Person, now: number): ActionView[] =>
  ACTIONS.filter((name) => can(ticket, name, person, now)).map((name) => ACTION_VIEWS[name])

/** One line of a list, for this person. */
export function ticketCard(ticket: Ticket, relation: Relation, person: Person, now: number): TicketCard {
  return {
    id: ticket._id,
    no: ticket.no,
    title: headline(ticket, relation),
    categoryText: ticket.categoryName,
    status: ticket.status,
    statusText: statusText(ticket),
    placeText: relation === 'follower' ? ticket.streetText : ticket.areaText,
    reportedAt: ticket.reportedAt,
    deadline: deadlineView(ticket, now),
    seconds: ticket.seconds,
    reopenings: ticket.reopenings,
    actions: actionsFor(ticket, person, now).filter(({ needs }) => Object.keys(needs).length === 0),
  }
}

/** Photos a person may see, so that only their URLs are asked for. */
export const photosFor = (ticket: Ticket, relation: Relation): string[] =>
  relation === 'follower' ? [] : Object.values(ticket.contents).flatMap(({ photos }) => photos)

/**
 * A ticket for one caller. Stored is not shown: author and handlers see words and photos, a follower the steps only
 * (domain rule 7).
 */
export function ticketView(
  ticket: Ticket,
  relation: Relation,
  person: Person,
  now: number,
  urls: Urls,
  isFollowing: boolean,
): TicketView {
  const isPrivate = relation === 'follower'
  const holder = ticket.cast[ticket.holder ?? '']
  const report = reportOf(ticket)
  const photos = (ids: string[] = []): PhotoView[] =>
    isPrivate ? [] : ids.flatMap((id) => (urls.has(id) ? [{ id, url: urls.get(id) ?? '' }] : []))
  const end = ticket.isOpen ? undefined : ticket.timeline.filter((entry) => entry.name === 'resolved').at(-1)
  const rated = ticket.timeline.filter((entry) => entry.name === 'rated').at(-1)
  const ratingNote = rated && ticket.contents[rated.id]?.words
  return {
    ...ticketCard(ticket, relation, person, now),
    actions: actionsFor(ticket, person, now),
    relation,
    ...(!isPrivate && report && { words: report.words }),
    photos: photos(report?.photos),
    proof: photos(end && ticket.contents[end.id]?.photos),
    place: isPrivate
      ? { text: ticket.streetText, address: '', point: coarse(ticket.point) }
      : { text: ticket.areaText, address: ticket.address, point: ticket.point },
    steps: steps(ticket),
    ...(holder && {
      holder: { name: holder.name, roleText: ROLE_TEXT[holder.role], ...(holder.phone && { phone: holder.phone }) },
    }),
    timeline: ticket.timeline.map((entry) => item(entry, ticket, relation, photos)).reverse(),
    ...(ticket.rating !== null && {
      rating: {
        score: ticket.rating,
        text: SCORE_TEXT[ticket.rating],
        ...(!isPrivate && ratingNote ? { note: ratingNote } : {}),
      },
    }),
    isFollowing,
  }
}

/** About 100 m: enough for "near here", too little for "at whose door". */
const coarse = ([lng, lat]: [number, number]): [number, number] => [
  Math.round(lng * 1000) / 1000,
  Math.round(lat * 1000) / 1000,
]

const STEPS = ['上报', '派单', '接单', '处置', '办结'] as const
function steps(ticket: Ticket): TicketView['steps'] {
  const reached: Record<TicketStatus, number> = { dispatched: 1, handling: 3, resolved: 4, closed: 4 }
  const now = reached[ticket.status]
  const isEnded = !ticket.isOpen
  return STEPS.map((text, i) => ({ text, isDone: i < now || (isEnded && i === now), isNow: !isEnded && i === now }))
}

const REASON_TEXT: Record<DispatchReason, (who: string, desk: string) => string> = {
  worker: (who) => `已派给网格员 ${who}`,
  'stand-in': (who) => `网格员不在岗，派给代班网格员 ${who}`,
  'nobody-on-duty': (_, desk) => `本网格暂无人在岗，转由${desk}受理`,
  'no-worker': (_, desk) => `本网格尚未配备网格员，转由${desk}受理`,
  'no-grid': (_, desk) => `此处没有划分网格，按属地由${desk}受理`,
  'same-holder': (who, desk) => `退回${who === '' ? desk : who}重新办理`,
}

function item(entry: Entry, ticket: Ticket, relation: Relation, photos: (ids?: string[]) => PhotoView[]): TimelineItem {
  const content = ticket.contents[entry.id]
  const isPrivate = relation === 'follower'
  return {
    id: entry.id,
    at: entry.at,
    title: sentence(entry, ticket, relation),
    ...(!isPrivate && content?.words ? { text: content.words } : {}),
    photos: photos(content?.photos),
  }
}

function sentence(entry: Entry, ticket: Ticket, relation: Relation): string {
  const resident = relation === 'author' ? '您' : '居民'
  const who = name(entry.by, ticket)
  switch (entry.name) {
    case 'reported':
      return `${resident}提交了诉求`
    case 'dispatched':
      return REASON_TEXT[entry.reason](ticket.cast[entry.holder ?? '']?.name ?? '', entry.deskName)
    case 'accepted':
      return `${who} 接单`
    case 'progressed':
      return `${who} 登记进展`
    case 'resolved':
      return `${who} 办结：${CLOSING_TEXT[entry.closing]}`
    case 'rated':
      return `${resident}评价：${SCORE_TEXT[entry.score]}`
    case 'reopened':
      return `${resident}要求重新办理`
    case 'dueSoon':
      return '快到期了，已提醒承办人'
    case 'overdue':
      return '已超期，已提醒承办人'
    case 'closed':
      return entry.reason === 'rated' ? '已结案' : '7 天未评价，自动结案'
  }
}

const name = (person: string, ticket: Ticket): string => {
  const player = ticket.cast[person]
  return player ? title(player) : '工作人员'
}

/** What may be shown of someone else's ticket before filing the same thing. */
export const similarTicket = (
  ticket: Ticket,
  from: [number, number],
  person: Person,
  isFollowing: boolean,
): SimilarTicket => ({
  id: ticket._id,
  categoryText: ticket.categoryName,
  statusText: statusText(ticket),
  reportedAt: ticket.reportedAt,
  // 从粗略的位置量，取整到 50 米：问几次也量不出是哪一户。
  distance: Math.max(50, Math.round(metresBetween(from, coarse(ticket.point)) / 50) * 50),
  seconds: ticket.seconds,
  isMine: ticket.author === person._id,
  isFollowing,
})
