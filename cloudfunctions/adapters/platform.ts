import * as cloud from 'wx-server-sdk'
import type { Identity } from '../usecases/ports/people'

cloud.init({ env: (cloud as unknown as { DYNAMIC_CURRENT_ENV: string }).DYNAMIC_CURRENT_ENV })

/** The platform's own SDK, set to the environment the function runs in. */
export const platform = cloud
export const database = cloud.database()
export const command = database.command as unknown as Commands

/** The operators we use; the SDK's own typings leave out the update side. */
interface Commands {
  gt(value: unknown): unknown
  gte(value: unknown): { and(other: unknown): unknown }
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  in(values: unknown[]): unknown
  neq(value: unknown): unknown
  nin(values: unknown[]): unknown
  exists(value: boolean): unknown
  /** An array of so many. */
  size(length: number): unknown
  and(conditions: object[]): object
  or(conditions: object[]): object
  /** An entry of an array that meets all of these. */
  elemMatch(condition: object): unknown
  geoNear(options: { geometry: unknown; maxDistance: number }): unknown
  inc(by: number): unknown
  /** Sets the field unless it holds more already. */
  max(value: number): unknown
  /** Takes the field away. */
  remove(): unknown
  /** Replaces a whole object; a plain object in an update is merged field by field. */
  set(value: unknown): unknown
  push(values: unknown[] | { each: unknown[]; slice: number }): unknown
  pull(condition: object): unknown
}

/** The server APIs we use; the SDK types them all as `any`. */
export const openapi = cloud.openapi as unknown as {
  security: {
    msgSecCheck(input: {
      openid: string
      scene: number
      version: number
      content: string
    }): Promise<{ result: { suggest: 'pass' | 'review' | 'risky' } }>
    /** `mediaType` 2 is a picture; what WeChat thinks of it comes later, as the event `wxa_media_check`. */
    mediaCheckAsync(input: {
      openid: string
      scene: number
      version: number
      mediaUrl: string
      mediaType: 2
    }): Promise<{ traceId: string }>
  }
  phonenumber: {
    getPhoneNumber(input: { code: string }): Promise<{ phoneInfo: { purePhoneNumber: string } }>
  }
  wxacode: {
    /** A PNG. `scene` takes at most 32 characters; `page` has no slash before it. */
    getUnlimited(input: { scene: string; page: string }): Promise<{ buffer: Buffer }>
  }
  subscribeMessage: {
    send(input: {
      touser: string
      templateId: string
      page: string
      data: Record<string, { value: string }>
    }): Promise<unknown>
  }
}

/** What WeChat knows behind cloudIDs, for the person who calls; the SDK's typings have it answer at once. */
export const openData = (list: string[]): Promise<{ list: Array<{ data?: { opengid?: string }; errCode?: number }> }> =>
  (cloud as unknown as { getOpenData(input: { list: string[] }): ReturnType<typeof openData> }).getOpenData({ list })

/** What the platform says of an invocation, as far as we read it. */
export interface Invocation {
  time_limit_in_ms?: number
}

/** The platform's default, where it does not say. */
const DEFAULT_LIMIT = 3_000
/** Milliseconds an invocation may take before the platform ends it. */
export const limitOf = (invocation?: Invocation): number => invocation?.time_limit_in_ms ?? DEFAULT_LIMIT

/** The name of the timer that fired; undefined for any other call. */
export const firedBy = (event: unknown): string | undefined =>
  typeof event === 'object' && event !== null && 'TriggerName' in event ? String(event.TriggerName) : undefined

/** Who calls, as the platform says: nobody for timers, for an unnamed browser, and from the console's test button. */
export function caller(): Identity | undefined {
  const { TCB_UUID: uid, TCB_ISANONYMOUS_USER } = process.env
  // A call from WeChat may bear both: the openid is the person there.
  const openid = isFromWeChat() ? String(cloud.getWXContext().OPENID ?? '') : ''
  if (openid !== '') return { openid }
  return uid && TCB_ISANONYMOUS_USER !== 'true' ? { uid } : undefined
}

/** A browser's call has nothing of WeChat's in its environment; asked for it, the SDK would stumble. */
const isFromWeChat = (): boolean => Boolean(process.env.WX_CONTEXT_KEYS)

/** Somebody signed in by user name. WeChat's apis are closed to such a call (-604104). */
export function isFromBrowser(): boolean {
  const identity = caller()
  return identity !== undefined && 'uid' in identity
}

/** Network address of the caller (`TCB_SOURCE_IP`, `CLIENTIP`); empty where the platform says nothing. */
export const sourceIp = (): string => process.env.TCB_SOURCE_IP ?? process.env.WX_CLIENTIP ?? ''

/**
 * A person's own call, which nobody can disguise. What WeChat pushes is not told by a missing openid: its documents read
 * one in some pushed messages (云函数接收消息推送).
 */
export function isPersonsCall(): boolean {
  if (isFromBrowser()) return true
  return caller() !== undefined && /^wx_(?:client|devtools|localdebug)/.test(cloud.getWXContext().SOURCE ?? '')
}
