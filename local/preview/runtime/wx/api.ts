/** What every asynchronous wx API may be given. */
export interface Callbacks<R> {
  success?(result: R & { errMsg: string }): void
  fail?(error: ApiError): void
  complete?(result: (R & { errMsg: string }) | ApiError): void
}

export interface ApiError {
  errMsg: string
  errCode?: number
  errno?: number
}

/** Thrown inside an API to fail it as WeChat does: `name:fail reason`. */
export class ApiFailure extends Error {
  constructor(
    reason: string,
    readonly fields: Partial<Omit<ApiError, 'errMsg'>> = {},
  ) {
    super(reason)
  }
}

export type AsyncApi<O, R> = (options?: O & Callbacks<R>) => Promise<R & { errMsg: string }> | undefined

/**
 * Makes an asynchronous API out of its deed. With callbacks it answers through them and returns nothing; without, it
 * returns a promise. Anything but an ApiFailure is the preview's own mistake and is reported as well.
 */
export function asyncApi<O extends object, R extends object = object>(
  name: string,
  deed: (options: O) => R | void | Promise<R | void>,
): AsyncApi<O, R> {
  return (options) => {
    const given = options ?? ({} as O & Callbacks<R>)
    const promise = attempt(name, () => deed(given))
    if (!given.success && !given.fail && !given.complete) return promise
    promise.then(
      (result) => {
        given.success?.(result)
        given.complete?.(result)
      },
      (error: ApiError) => {
        given.fail?.(error)
        given.complete?.(error)
      },
    )
    return undefined
  }
}

export type CallbackApi<O, R> = (options?: O & Callbacks<R>) => void

/**
 * As {@link asyncApi}, for what WeChat calls 「以 Promise 风格调用：不支持」: there is no promise, so that whoever waits for
 * one finds out here.
 */
export function callbackApi<O extends object, R extends object = object>(
  name: string,
  deed: (options: O) => R | void | Promise<R | void>,
): CallbackApi<O, R> {
  const api = asyncApi(name, deed)
  return (options) => void api({ complete: () => undefined, ...options } as O & Callbacks<R>)
}

/** Makes a synchronous API out of its deed: what fails is thrown with WeChat's errMsg. */
export function syncApi<A extends unknown[], R>(name: string, deed: (...given: A) => R): (...given: A) => R {
  return (...given) => {
    try {
      return deed(...given)
    } catch (error) {
      throw toApiError(name, error)
    }
  }
}

async function attempt<R extends object>(
  name: string,
  deed: () => R | void | Promise<R | void>,
): Promise<R & { errMsg: string }> {
  try {
    const result = ((await deed()) ?? {}) as R
    return { errMsg: `${name}:ok`, ...result }
  } catch (error) {
    throw toApiError(name, error)
  }
}

function toApiError(name: string, error: unknown): Error & ApiError {
  if (!(error instanceof ApiFailure)) console.error(`[wx.${name}]`, error)
  const reason = error instanceof Error ? error.message : String(error)
  const fields = error instanceof ApiFailure ? error.fields : {}
  return Object.assign(new Error(`${name}:fail ${reason}`), { errMsg: `${name}:fail ${reason}`, ...fields })
}

/** Takes a listener off; without one named, WeChat takes off all. */
export function drop<T>(listeners: Set<T>, listener: T | undefined): void {
  if (listener) listeners.delete(listener)
  else listeners.clear()
}

/**
 * Gives the app what is there and nothing more: an absent name is undefined (feature tests stay honest), and `$`, which
 * the build writes where the app calls, throws by name.
 */
export function honest<T extends object>(name: string, implemented: T): T & { $: T } {
  const calling = new Proxy(implemented, {
    get(target, key) {
      if (key in target) return target[key as keyof T]
      throw new Error(`预览还不支持 ${name}.${String(key)}`)
    },
  })
  return Object.assign(implemented, { $: calling })
}
