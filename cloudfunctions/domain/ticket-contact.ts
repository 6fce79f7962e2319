import type { Person, Sealed } from './person'
import type { Ticket } from './ticket'
import { isHiddenFrom } from './ticket-sides'

/** Whom to call: the one it is about, else the one who filed it. */
export const contactOf = ({ behalf }: Ticket, filer: Person | undefined): Sealed | undefined =>
  // 注销的人说的，还没抹到这一件，也不再给看。
  filer?.erasedAt === undefined ? (behalf?.phone ?? filer?.phone) : undefined

/** 电话只给当前承办人看，每次留痕；匿名的不给不该知道是谁的人看。 */
export const canReveal = (ticket: Ticket, person: Person): boolean =>
  ticket.isOpen && ticket.holder === person._id && ticket.status !== 'dispatched' && !isHiddenFrom(ticket, person)
