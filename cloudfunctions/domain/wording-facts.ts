import { dayTime } from './moment'
import { type Entry, entryOf, type Ticket } from './ticket'
import { CLOSING_TEXT, DESK_ROLE_TEXT, playerText } from './ticket-words'

/** What a sentence may be made of. Stored words are read on other days: 今天 and 明天 would go stale. */
export interface Facts {
  /** 暴露垃圾（JH260302-7K3QX） */
  what: string
  where: string
  /** Both: what it is and where. */
  matter: string
  /** All that followers read of the place. */
  street: string
  /** 3月2日 15:30 */
  due: string
  /** Name of who took the step. */
  actor: string
  /** 网格员 王秀兰, or the staff of the desk. */
  holder: string
  /** 首接负责人，如果另有其人。 */
  keeper: string
  /** What the one who acted wrote. */
  note: string
  /** 已解决 */
  result: string
  /** Number of the other ticket of a merge or split. */
  other: string
  /** The lead department, once one was called: 区城管局. */
  department: string
  /** ，预计3月3日 17:30 前到场; empty where nobody has to come. */
  comes: string
  ticket: Ticket
  entry: Entry
}

/** What the step itself says comes before what the ticket has become since. */
export function factsOf(ticket: Ticket, entry: Entry): Facts {
  const { cast } = ticket
  const closing = entry.name === 'resolved' ? entry.closing : ticket.closing
  const keeper = entry.name === 'dispatched' ? entry.keeper : ticket.keeper
  const what = `${ticket.categoryName}（${ticket.no}）`
  return {
    what,
    where: ticket.areaText,
    matter: `${what}，${ticket.areaText}`,
    street: ticket.streetText,
    due: dayTime(dueBy(ticket, entry)),
    actor: cast[entry.by]?.name ?? '工作人员',
    holder: holderOf(ticket, entry),
    keeper: cast[keeper ?? '']?.name ?? '',
    note: noteOf(ticket, entry),
    result: closing === null ? '已办结' : CLOSING_TEXT[closing],
    other: otherOf(entry),
    department: (entry.name === 'whistleMoved' ? entry.lead : ticket.whistle?.lead) ?? '部门',
    comes:
      entry.name === 'whistleMoved' && entry.reportInBy !== null ? `，预计${dayTime(entry.reportInBy)} 前到场` : '',
    ticket,
    entry,
  }
}

export function dueBy(ticket: Ticket, entry: Entry): number {
  if ('dueBy' in entry && entry.dueBy !== undefined) return entry.dueBy
  return (entry.name === 'supervisionOverdue' ? ticket.supervision?.dueBy : undefined) ?? ticket.dueBy
}

function holderOf(ticket: Ticket, entry: Entry): string {
  const { holder, role, deskName } =
    entry.name === 'dispatched' ? entry : { holder: ticket.holder, role: ticket.deskRole, deskName: ticket.deskName }
  const player = ticket.cast[holder ?? '']
  if (player) return playerText(player)
  return role === 'worker' || role === 'team' ? DESK_ROLE_TEXT.worker : `${deskName}工作人员`
}

/** 经核查才算办结的，办理情况写在报办结那一步。 */
function noteOf(ticket: Ticket, entry: Entry): string {
  const told = entry.name === 'resolved' && entry.isChecked ? (entryOf(ticket, 'checkAsked') ?? entry) : entry
  return ticket.contents[told.id]?.words ?? ''
}

function otherOf(entry: Entry): string {
  switch (entry.name) {
    case 'merged':
    case 'split':
      return entry.into.no
    case 'unmerged':
      return entry.from.no
    case 'absorbed':
      return entry.ticket.no
    default:
      return ''
  }
}
