import { command as _ } from './platform'

/** A document that carries its own history: steps and intents are appended, words and names kept beside them by key. */
interface WithHistory {
  _id: string
  timeline: unknown[]
  outbox: Array<{ id: string }>
  contents: object
  cast: object
}

const APPENDED = ['_id', 'timeline', 'outbox', 'contents', 'cast']

/**
 * The write that takes `before` to `next`: appended timeline and outbox, changed fields, and single keys of the maps.
 * Whatever else was written meanwhile (drained intents) stays.
 * @param others fields that are written elsewhere
 */
export function historyPatch<T extends WithHistory>(before: T, next: T, others: Array<keyof T & string> = []) {
  const change: Record<string, unknown> = {}
  for (const key of Object.keys(next) as Array<keyof T & string>) {
    if (APPENDED.includes(key) || others.includes(key)) continue
    if (JSON.stringify(before[key]) === JSON.stringify(next[key])) continue
    const value: unknown = next[key]
    change[key] = typeof value === 'object' && value !== null ? _.set(value) : value
  }
  const entries = next.timeline.slice(before.timeline.length)
  if (entries.length > 0) change.timeline = _.push(entries)
  const known = new Set(before.outbox.map(({ id }) => id))
  const intents = next.outbox.filter(({ id }) => !known.has(id))
  if (intents.length > 0) change.outbox = _.push(intents)
  for (const map of ['contents', 'cast'] as const) {
    const had = before[map] as Record<string, unknown>
    for (const [key, value] of Object.entries(next[map])) if (had[key] !== value) change[`${map}.${key}`] = _.set(value)
  }
  return change
}
