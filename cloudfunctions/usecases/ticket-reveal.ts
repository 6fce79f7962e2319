import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import { apply } from '../domain/ticket-step'
import type { Caller } from './serve'
import { NOT_FOUND, stampOf } from './ticket-change'
import { canReveal, contactOf } from './ticket-view'

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
    const isRepeat = ticket.timeline.some(({ requestId }) => requestId === stamp.requestId)
    const next = apply(ticket, [{ event: { name: 'revealed' } }], { stamp })
    // The chance to take back an earlier tap is not used up by looking at a number.
    if (!isRepeat && !(await ports.tickets.replace(ticket, { ...next, undo: ticket.undo }))) continue
    await ports.audits.add({
      _id: ports.hash(`reveal:${actor._id}:${call.requestId}`),
      schemaVersion: 1,
      at: call.now,
      by: actor._id,
      action: 'reveal',
      object: id,
      scope: ticket.area,
    })
    return { phone: ports.cipher.open(sealed) }
  }
  return refuse('ticket/busy', '这件诉求正被多人同时操作，请稍后再试')
}
