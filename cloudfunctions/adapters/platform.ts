import * as cloud from 'wx-server-sdk'

cloud.init({ env: (cloud as unknown as { DYNAMIC_CURRENT_ENV: string }).DYNAMIC_CURRENT_ENV })

/** The platform's own SDK, set to the environment the function runs in. */
export const platform = cloud
export const database = cloud.database()
export const command = database.command as unknown as Commands

/** The operators we use; the SDK's own typings leave out the update side. */
interface Commands {
  gt(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  in(values: unknown[]): unknown
  nin(values: unknown[]): unknown
  exists(value: boolean): unknown
  and(conditions: object[]): object
  or(conditions: object[]): object
  geoNear(options: { geometry: unknown; maxDistance: number }): unknown
  inc(by: number): unknown
  /** Replaces a whole object; a plain object in an update is merged field by field. */
  set(value: unknown): unknown
  push(values: unknown[] | { each: unknown[]; slice: number }): unknown
  pull(condition: object): unknown
}

/** The two server APIs we use; the SDK types them all as `any`. */
export const openapi = cloud.openapi as unknown as {
  security: {
    msgSecCheck(input: {
      openid: string
      scene: number
      version: number
      content: string
    }): Promise<{ result: { suggest: 'pass' | 'review' | 'risky' } }>
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

/** Who calls, as the platform says; empty for timers. */
export const callerOpenid = (): string => String(cloud.getWXContext().OPENID ?? '')
