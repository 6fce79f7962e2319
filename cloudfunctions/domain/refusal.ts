import type { Refusal } from '../contract/envelope'

/** A rule says no: a value, never an exception. `message` is a sentence a resident understands. */
export const refuse = (code: string, message: string, field?: string): Refusal => ({
  ok: false,
  code,
  message,
  ...(field === undefined ? {} : { field }),
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false
