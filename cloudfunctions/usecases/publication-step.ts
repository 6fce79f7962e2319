import type { Refusal } from '../contract/envelope'
import type { StepView } from '../contract/award'
import type { Person } from '../domain/person'
import type { Ports } from './ports'
import { isRefusal, refuse } from '../domain/refusal'
import type { Caller } from './serve'

/** What was asked, in short: a retry is told from another request under the same number. */
export const digestOf = (asked: unknown, { ports }: Pick<Caller, 'ports'>): string => ports.hash(JSON.stringify(asked))

export const REUSED = refuse('request/reused', '这次提交刚才已经成功，请回去看最新的')

interface Stepped {
  _id: string
  timeline: Array<{ requestId: string; by: string; digest: string }>
}

/**
 * Reads, decides, writes once on condition that nobody wrote in between. Who was slower is not tried again: they decided
 * upon what is no longer so, and are told.
 * @param decide the document after the step, or why not
 * @param changed what is said when somebody else was faster
 */
export async function stepOnce<T extends Stepped>(
  found: T,
  digest: string,
  { actor, requestId }: Pick<Caller, 'actor' | 'requestId'>,
  {
    decide,
    replace,
    changed,
  }: {
    decide: () => T | Refusal | Promise<T | Refusal>
    replace: (before: T, next: T) => Promise<boolean>
    changed: Refusal
  },
): Promise<{ after: T; isNew: boolean } | Refusal> {
  const first = found.timeline.find((step) => step.requestId === requestId)
  if (first) return first.by === actor._id && first.digest === digest ? { after: found, isNew: false } : REUSED
  const next = await decide()
  if (isRefusal(next)) return next
  return (await replace(found, next)) ? { after: next, isNew: true } : changed
}

interface Step<Name extends string> {
  at: number
  by: string
  face?: string
  name: Name
  note: string
}

/** Steps as a desk reads them, names looked up: whoever was erased has none. */
export async function stepViews<Name extends string>(
  timeline: Array<Step<Name>>,
  texts: Record<Name, string>,
  ports: Ports,
): Promise<StepView[]> {
  return stepsBy(await ports.people.read([...new Set(timeline.map(({ by }) => by))]), timeline, texts)
}

/** The same, where the people have been read already. */
export const stepsBy = <Name extends string>(
  people: Array<Pick<Person, '_id' | 'name'>>,
  timeline: Array<Step<Name>>,
  texts: Record<Name, string>,
): StepView[] =>
  timeline.map(({ at, by, face = '', name, note }) => ({
    at,
    text: texts[name],
    byText: [face, people.find(({ _id }) => _id === by)?.name ?? ''].filter(Boolean).join(' · '),
    note,
  }))
