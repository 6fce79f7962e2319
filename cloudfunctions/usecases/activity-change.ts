import type { Refusal } from '../contract/envelope'
import { type ActivityCommand, decide } from '../domain/activity-decision'
import { type ActivityStamp, apply } from '../domain/activity-evolution'
import type { Asker } from '../domain/activity-rules'
import type { Activity } from '../domain/activity'
import { isRefusal, refuse } from '../domain/refusal'
import { ACTIVITY_DRAIN } from './activity-effects'
import { askerAt } from './asker'
import { ended } from './contest'
import { drainOut, soon } from './outbox-drain'
import type { World } from './ports'
import type { Opened } from './ports/activity'
import type { Caller } from './serve'

export const NOT_FOUND = refuse('activity/not-found', '没有找到这个活动')

/** What an activity has become, and how the caller stands to it. */
export interface Acted extends Opened {
  asker: Asker
}

/** What is asked, by whom, in which call; the digest tells a repeat from something else under the same number. */
export const stampOf = ({ actor, now, requestId, ports }: Caller, asked: unknown): ActivityStamp => ({
  by: actor._id,
  now,
  requestId,
  digest: ports.hash(JSON.stringify(asked)),
})

/**
 * Read, decide, write once on condition that nobody wrote in between; what follows leaves after the answer.
 * @param check what has to hold before anything is written, asked only where the rules have nothing against it
 */
export async function act(
  id: string,
  command: ActivityCommand,
  call: Caller<World>,
  check: () => Promise<Refusal | undefined> = () => Promise.resolve(undefined),
): Promise<Acted | Refusal> {
  const opened = await call.ports.activities.open(id)
  return opened ? actOn(opened, command, call, check) : NOT_FOUND
}

/** The same for one that has been read. */
export async function actOn(
  { activity, place }: Opened,
  command: ActivityCommand,
  call: Caller<World>,
  check: () => Promise<Refusal | undefined>,
): Promise<Acted | Refusal> {
  const { ports, now } = call
  const asker = await askerAt(activity, place, call)
  const { token: _changing, ...asked } = { token: undefined, ...command }
  const stamp = stampOf(call, asked)
  const first = decide(activity, command, asker, stamp)
  const refusal = isRefusal(first) ? first : first.length > 0 ? await check() : undefined
  if (refusal) return refusal
  const changed = await ports.activities.change(activity, (found) => {
    const steps = decide(found, command, asker, stamp)
    if (isRefusal(steps) || steps.length === 0) return isRefusal(steps) ? steps : found
    return apply(found, steps, { ...stamp, now })
  })
  const outcome = ended(changed, NOT_FOUND)
  if (isRefusal(outcome)) return outcome
  follow(outcome.before, outcome.after, call)
  return { activity: outcome.after, ...(place && { place }), asker }
}

/** What this very change left to be done, once the answer is settled. */
export function follow(
  before: Pick<Activity, 'outbox'> | undefined,
  after: Activity,
  { ports, until, ...call }: Caller<World>,
) {
  const known = new Set(before?.outbox.map(({ id }) => id))
  const news = after.outbox.filter(({ id }) => !known.has(id))
  if (news.length > 0)
    call.after(async () => void (await drainOut(after, news, ACTIVITY_DRAIN, ports, soon(ports, until))))
}
