import type { EntryOf, Ticket, TicketState } from './ticket'

// 一步改变好几样的：几处都用得着，各写一次。

/** 部门到哪一步了；期限跟着部门的期限走，只会往后. */
export function moved(ticket: Ticket, entry: EntryOf<'whistleMoved'>): Partial<TicketState> {
  const { whistle, lead, reportInBy, isArrivalProvisional, state, startedAt, dueBy, climbAt, isProvisional } = entry
  return {
    whistle: state && { whistle, lead, reportInBy, ...(isArrivalProvisional && { isArrivalProvisional }), state },
    ...(startedAt !== undefined &&
      dueBy !== undefined &&
      climbAt !== undefined &&
      isProvisional !== undefined &&
      reclocked(ticket, { startedAt, dueBy, climbAt, isProvisional })),
  }
}

/** As it was before it was merged; whatever else was running has stood as long. */
export function resumed({ beforeMerge, acceptBy }: Ticket, stood: number): Partial<TicketState> {
  const { supervision = null, ...before } = beforeMerge ?? { status: 'dispatched' as const }
  return {
    ...before,
    acceptBy: acceptBy + stood,
    supervision: supervision && { ...supervision, dueBy: supervision.dueBy + stood },
  }
}

/** Where the one who keeps it had it: here, unless they kept it before. */
export function keeperDesk(
  { holder, keeper: before, keeperDesk: kept, desk, deskName, deskRole }: Ticket,
  keeper: string | null,
): TicketState['keeperDesk'] {
  if (keeper === null) return null
  return keeper === before && keeper !== holder ? kept : { desk, deskName, deskRole }
}

/** A new deadline has not been spoken of yet; the same one has. */
export function reclocked(
  ticket: Ticket,
  { startedAt, dueBy, climbAt, isProvisional }: Pick<TicketState, 'startedAt' | 'dueBy' | 'climbAt' | 'isProvisional'>,
) {
  const isSame = startedAt === ticket.startedAt && dueBy === ticket.dueBy
  return {
    startedAt,
    dueBy,
    climbAt,
    isProvisional,
    firstDueBy: ticket.firstDueBy || dueBy,
    climbs: isSame ? ticket.climbs : 0,
    told: isSame ? ticket.told : { ...ticket.told, dueSoon: false, overdue: false },
  }
}
