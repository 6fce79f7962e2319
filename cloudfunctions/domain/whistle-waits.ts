import type { Asked, Waiting, WaitingFor, WhistleEntry, WhistleState } from './whistle'

// 等谁答复：一件一件记着，答复了就去掉，逾期就往上转.

export const waiting = (
  { id, at }: WhistleEntry,
  what: WaitingFor,
  department: string | null,
  asks: Asked,
): Waiting => ({ what, department, entry: id, since: at, isLate: false, ...askedOf(asks) })

/** What an entry says of whom it asks, and until when. */
export const askedOf = ({ desk, owedBy, isProvisional }: Asked): Asked => ({
  desk,
  owedBy,
  ...(isProvisional && { isProvisional }),
})

export const without = ({ waits }: WhistleState, what: WaitingFor, department: string | null): Waiting[] =>
  waits.filter((one) => one.what !== what || one.department !== department)

/** The one of that kind and department, with what has changed of it. */
export const withChanged = (
  { waits }: WhistleState,
  { what, department }: Pick<Waiting, 'what' | 'department'>,
  change: Partial<Waiting>,
): Waiting[] => waits.map((one) => (one.what === what && one.department === department ? { ...one, ...change } : one))
