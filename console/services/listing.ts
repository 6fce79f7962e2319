import type { Step, StepOption } from './step'

/** A page of a long list; `next` goes on from here and is absent on the last page. */
export interface ListPage<T> {
  items: T[]
  next?: string
  /** How many there are in all, where that is known. */
  total?: number
}

/** Asks for the page that begins at a cursor; `''` is the first. Rejects with a CallError. */
export type LoadPage<T> = (cursor: string) => Promise<ListPage<T>>

export interface Column {
  key: string
  title: string
  /** CSS, for example `120px`; left out: what is left. */
  width?: string
  align?: 'right'
}

/** Something done to many rows at once, one call a row. */
export interface BatchAction<T> {
  name: string
  text: string
  /** Of the rows that are chosen, these are open to it. */
  isFor: (row: T) => boolean
  /** It takes so many of them; left out: one. */
  least?: number
  /** Of several, the one the others go to: it is still needed while one of them is not done. */
  isLead?: (row: T, command: object) => boolean
  /** What is filled in once and holds for all of them; left out: one tap. */
  form?: (rows: T[]) => BatchForm
  /**
   * @param requestId stays the same when the row is sent again
   * @param command what was filled in
   * @returns what has become of it, in a few words; rejects with a CallError
   */
  run: (row: T, requestId: string, command: object) => Promise<string>
}

export interface BatchForm {
  step: Step
  /** Of what the step picks; rejects with a CallError. */
  options: () => Promise<StepOption[]>
}

/** What has become of a row. */
export interface Outcome {
  text: string
  isDone: boolean
}

/** Rows that are all here already, given out like a list that comes page by page. */
export function pagesOf<T>(rows: readonly T[], size: number): LoadPage<T> {
  return (cursor) => {
    const from = Number(cursor) || 0
    const until = from + size
    return Promise.resolve({
      items: rows.slice(from, until),
      total: rows.length,
      ...(until < rows.length && { next: String(until) }),
    })
  }
}
