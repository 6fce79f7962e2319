/**
 * What the cloud answers when it will not do a thing: the code and sentence travel to the SDK as `{code, message}`.
 * Codes are the platform's own (`DATABASE_REQUEST_FAILED`, `INVALID_PARAM` …), so the SDK maps them to its numbers.
 */
export class CloudFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudFailure'
  }
}

/** A database request the platform would refuse; `-502001` at the caller. */
export function databaseFailure(message: string): CloudFailure {
  return new CloudFailure('DATABASE_REQUEST_FAILED', message)
}

/** A request whose form is wrong; `-501007` at the caller. */
export function invalidParam(message: string): CloudFailure {
  return new CloudFailure('INVALID_PARAM', message)
}

/** The cloud could not start. The message is one Chinese sentence for the person at the terminal. */
export class StartFailure extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options)
    this.name = 'StartFailure'
  }
}

/** The `code` of a Node or SQLite error, else undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
