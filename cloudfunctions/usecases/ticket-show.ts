import type { TicketView } from '../contract/ticket-view'
import type { Intent } from '../domain/intent'
import type { Person } from '../domain/person'
import type { Ticket } from '../domain/ticket'
import { relationOf } from '../domain/ticket-sides'
import { drain } from './outbox'
import { PATIENCE } from './ports'
import type { Caller } from './serve'
import type { Counter } from './ticket-actions'
import { filesFor, ticketView } from './ticket-view'

/** Time the answering call spends on its outbox; the platform freezes an instance when it returns. */
const DRAIN_BUDGET = 300

/** What one person's buttons are drawn from. */
export async function counterOf({ ports, actor, now }: Caller): Promise<Counter> {
  const { policy, phrases, calendar } = await ports.reference.read()
  return { person: actor, now, policy, phrases, calendar }
}

/** The ticket for this caller, with addresses for the files they may see. */
export async function show(
  { ticket, filer }: { ticket: Ticket; filer?: Person },
  call: Caller,
  isFollowing = false,
): Promise<TicketView> {
  // 做完这一步就不归自己管了的，看到的只是经过。
  const relation = relationOf(ticket, call.actor, isFollowing) ?? 'follower'
  const files = filesFor(ticket, relation)
  const urls = files.length > 0 ? await call.ports.photos.urls(files) : new Map<string, string>()
  return ticketView(ticket, relation, await counterOf(call), urls, { filer, isFollowing })
}

/**
 * What this very call left to be done; what an earlier call left behind is that call's, or the clock's. WeChat is asked
 * only while it could still be waited for.
 */
export function tellLater(ticket: Ticket, news: Intent[], call: Caller): void {
  call.after(async () => {
    await drain(ticket, news, call.ports, Math.min(call.ports.clock.now() + DRAIN_BUDGET, call.until - PATIENCE))
  })
}
