import type { Refusal } from '../contract/envelope'
import { isRefusal } from '../domain/refusal'
import type { Changed } from '../usecases/ports/activity'
import type { Collection } from './collection'
import { command as _ } from './platform'

/** A whole room may tap at once: of so many, each round one gets through. */
const TRIES = 40
/** Milliseconds to wait at most before the next try, so that the same do not meet again. */
const PAUSE_STEP = 5
const PAUSE_MOST = 60

type Stored = { _id: string; revision?: number }

/**
 * Changes one document that many want to change at once: reads, decides, and writes on condition that nobody else has
 * written meanwhile, else again. Every writer of the same fields has to come this way.
 * @param read as it was read just now
 * @param blank what to begin with when there is none yet; absent: `missing`
 */
export async function contest<T extends Stored>(
  collection: Collection<T>,
  id: string,
  change: (document: T) => T | Refusal | Promise<T | Refusal>,
  { read, blank }: { read?: T; blank?: T | undefined } = {},
): Promise<Changed<T>> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const found = tries === 1 && read ? read : await collection.one(id)
    const before = found ?? blank
    if (!before) return 'missing'
    const after = await change(before)
    if (isRefusal(after)) return after
    const write = differences(before, after)
    if (!write) return { before, after: before }
    const next = { ...after, revision: (before.revision ?? 0) + 1 }
    const isWritten = found
      ? (await collection.update(
          { _id: id, revision: before.revision ?? _.exists(false) },
          { ...write, revision: next.revision },
        )) === 1
      : await collection.addOnce(next)
    if (isWritten) return { before, after: next }
    await pause(Math.random() * Math.min(PAUSE_MOST, tries * PAUSE_STEP))
  }
  return 'busy'
}

/** Each field that differs, whole: a plain object would be merged. */
function differences<T extends object>(before: T, after: T): Record<string, unknown> | undefined {
  const write: Record<string, unknown> = {}
  for (const key of Object.keys(after) as Array<keyof T & string>)
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      write[key] = typeof after[key] === 'object' && after[key] !== null ? _.set(after[key]) : after[key]
  return Object.keys(write).length > 0 ? write : undefined
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Documents of which something is left to be done, and how that is noted. */
type Sending = Stored & { outbox: Array<{ id: string }>; outboxAt: number | null }

/** Takes what was done out of an outbox. Someone may have moved the document on meanwhile: then only what was done goes. */
export async function drained<T extends Sending>(
  collection: Collection<T>,
  { _id, revision, outbox }: T,
  intents: string[],
): Promise<void> {
  const isEmpty = intents.length === outbox.length
  const where = { _id, revision: revision ?? _.exists(false) }
  if (isEmpty && (await collection.update(where, { outbox: _.set([]), outboxAt: null })) === 1) return
  await collection.update({ _id }, { outbox: _.pull({ id: _.in(intents) }) })
  await collection.update({ _id, 'outbox.0': _.exists(false) }, { outboxAt: null })
}

/** Its moment has come, the longest past first. */
export const reached = <T extends Stored>(
  collection: Collection<T>,
  moment: 'wakeAt' | 'outboxAt',
  now: number,
  limit: number,
): Promise<T[]> => collection.find({ where: { [moment]: _.lte(now) }, order: [[moment, 'asc']], limit })
