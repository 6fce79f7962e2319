import type { ActionName, FunctionName, Input, Output, Reply } from '../../typings/contract'

/** Longer than any function may run (3 s) plus a slow connection both ways. */
const PATIENCE_MS = 12_000

/** Why a call brought no answer: a refusal of the server in its own words, or the network. */
class CallError extends Error {
  constructor(
    /** `noun/reason` from the server, or `network`. */
    readonly code: string,
    message: string,
    /** Path of the input field at fault, for example `place.point`. */
    readonly field?: string,
  ) {
    super(message)
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** `length` random letters and digits: names of photos and requests. */
export function randomName(length: number): string {
  let name = ''
  while (name.length < length) name += LETTERS[Math.floor(Math.random() * LETTERS.length)]
  return name
}

/** One per intention of the person; a retry carries the same one, so that it is done only once. */
export const newRequestId = (): string => randomName(24)

const onTheWay = new Set<Promise<unknown>>()

/** Until no call is on its way: for what can wait, and must not make the person wait. */
export async function untilQuiet(): Promise<void> {
  while (onTheWay.size > 0) await Promise.allSettled(onTheWay)
}

/**
 * Calls a cloud function: the only place that knows how a call travels.
 * Rejects with a {@link CallError}, whose message is a Chinese sentence fit to be shown.
 */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: Input<F, A>,
  requestId: string = newRequestId(),
): Promise<Output<F, A>> {
  const sending = send<Output<F, A>>(name, { action, input, requestId })
  onTheWay.add(sending)
  const reply = await sending.finally(() => onTheWay.delete(sending))
  if (reply.ok) return reply.data
  throw new CallError(reply.code, reply.message, reply.field)
}

function send<T>(name: string, data: object): Promise<Reply<T>> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new CallError('network', '网络不太好，请再试一次'))
    const timer = setTimeout(giveUp, PATIENCE_MS)
    wx.cloud.callFunction({ name, data }).then(
      ({ result }) => {
        clearTimeout(timer)
        if (isReply<T>(result)) resolve(result)
        else giveUp()
      },
      () => {
        clearTimeout(timer)
        giveUp()
      },
    )
  })
}

function isReply<T>(result: unknown): result is Reply<T> {
  return typeof result === 'object' && result !== null && 'ok' in result
}

/** What went wrong, and at which field of a form. */
export interface Fault<Field extends string> {
  /** Empty when it is about none of the form's fields. */
  field: Field | ''
  text: string
}

/** Where in the input a refusal points, from the outside in: `answers`, `trapped`. */
export const pathOf = (error: unknown): string[] =>
  error instanceof CallError && error.field ? error.field.split('.') : []

/** Finds the field of the form a refusal speaks of: `place.point` is about `place`, `command.note` about `note`. */
export function faultOf<Field extends string>(error: unknown, fields: readonly Field[]): Fault<Field> {
  const path = pathOf(error)
  // 表单都有草稿：让人放心，写的东西还在。
  const text = isLost(error) ? '网络不太好，内容已保存，请再试一次' : sentenceOf(error)
  return { field: fields.find((field) => path.includes(field)) ?? '', text }
}

/** A sentence for whatever went wrong; our own defects are not explained to people. */
export function sentenceOf(error: unknown): string {
  return error instanceof CallError ? error.message : '出了点问题，请稍后再试'
}

/** No answer came: nobody knows whether it arrived, so a retry carries the same request id. */
export const isLost = (error: unknown): boolean => error instanceof CallError && error.code === 'network'

/** It arrived, but the server could not do it just now; it may go through unchanged a little later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof CallError && (error.code === 'internal' || error.code.endsWith('/busy'))

/** The server has said no, and will say so again: what was refused is not the person's to see or do as it is. */
export const isRefused = (error: unknown): boolean => error instanceof CallError && !isLost(error) && !isPassing(error)

/** The privacy guide in force has not been agreed to, whatever the phone thought. */
export const isUnagreed = (error: unknown): boolean => error instanceof CallError && error.code === 'account/not-agreed'

/**
 * Why a page has nothing to show, as `error-state` draws it: a refusal is not put right by trying again, and what is `gone`
 * is not there for anybody.
 */
export interface Failure {
  error: string
  errorKind: 'failed' | 'refused' | 'gone'
}

/** @param error of reading what a page is about: a reading that is asked wrongly was asked by a broken address */
export function failureOf(error: unknown): Failure {
  const code = error instanceof CallError ? error.code : ''
  if (code === 'request/invalid') return { error: '打开的链接不完整，或者它已经撤掉了', errorKind: 'gone' }
  if (/\/(unknown(-place)?|not-found|no-place)$/.test(code)) return { error: sentenceOf(error), errorKind: 'gone' }
  return { error: sentenceOf(error), errorKind: isRefused(error) ? 'refused' : 'failed' }
}

/** Somebody else has written meanwhile, upon what this page has not seen. */
export const isOutdated = (error: unknown): boolean => pathOf(error)[0] === 'revision'

/** Somebody else has written the same words of a ticket since this step was opened. */
export const isChanged = (error: unknown): boolean => error instanceof CallError && error.code === 'ticket/changed'

/** The request went through before, with other contents: what is written now needs an id of its own. */
export const isReused = (error: unknown): boolean => error instanceof CallError && error.code === 'request/reused'

/** Whether one's leave was changed by somebody else since it was shown. */
export const isLeaveChanged = (error: unknown): boolean =>
  error instanceof CallError && error.code === 'account/leave-changed'
