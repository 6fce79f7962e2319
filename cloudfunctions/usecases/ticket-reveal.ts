import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import { canReveal, contactOf } from '../domain/ticket-contact'
import { apply } from '../domain/ticket-step'
import { audit } from './audit'
import type { Caller } from './serve'
import { isSame, stampOf } from './ticket-change'
import { BUSY, NOT_FOUND, REUSED } from './ticket-refusals'

const TRIES = 5

/** 查看反映人电话：先留痕，再给看；留不下痕就不给看。 */
export async function reveal(id: string, call: Caller): Promise<{ phone: string } | Refusal> {
  const { ports, actor } = call
  const stamp = stampOf(call, ['reveal', id])
  for (let i = 0; i < TRIES; i += 1) {
    const opened = await ports.tickets.open(id, false)
    if (!opened) return NOT_FOUND
    const { ticket, filer } = opened
    const sealed = contactOf(ticket, filer)
    if (!canReveal(ticket, actor)) return refuse('ticket/not-yours', '只有当前承办人可以查看联系电话')
    if (!sealed) return refuse('ticket/no-phone', '反映人没有留下电话')
    const first = ticket.timeline.find(({ requestId }) => requestId === stamp.requestId)
    // The name of another step is no trace of having looked.
    if (first && !isSame(first, stamp)) return REUSED
    const next = apply(ticket, [{ event: { name: 'revealed' } }], { stamp })
    // The chance to take back an earlier tap is not used up by looking at a number.
    if (!first && !(await ports.tickets.replace(ticket, { ...next, undo: ticket.undo }))) continue
    await audit('ticket.reveal', id, ticket.area, call)
    return { phone: ports.cipher.open(sealed) }
  }
  return BUSY
}
