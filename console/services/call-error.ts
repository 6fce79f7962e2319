/** Why a call brought no answer: a refusal of the server in its own words, or the way to it. */
export class CallError extends Error {
  constructor(
    /** `noun/reason` from the server; `network`; `signed-out` when the token is worth nothing. */
    readonly code: string,
    /** A Chinese sentence fit to be shown. */
    message: string,
    /** Path of the input field at fault, for example `command.note`. */
    readonly field?: string,
  ) {
    super(message)
  }
}

const codeOf = (error: unknown): string => (error instanceof CallError ? error.code : '')

/** A sentence for whatever went wrong; our own defects are not explained to people. */
export const sentenceOf = (error: unknown): string =>
  error instanceof CallError ? error.message : '出了点问题，请稍后再试'

/** No answer came: nobody knows whether it arrived, so a retry carries the same request id. */
export const isLost = (error: unknown): boolean => codeOf(error) === 'network'

/** The person has to sign in before anything else. */
export const isSignedOut = (error: unknown): boolean => codeOf(error) === 'signed-out'

/** The account is closed, or nobody's any more: signing in again changes nothing. */
export const isClosed = (error: unknown): boolean => ['login/locked', 'login/unknown'].includes(codeOf(error))

/** The server has said no, and will say so again: what was refused is not the person's to see or do as it is. */
export const isRefused = (error: unknown): boolean =>
  error instanceof CallError && !isLost(error) && !isSignedOut(error) && !/^internal$|\/busy$/.test(error.code)
