import type { Caller } from './serve'

/** 谁对谁做了什么，不记看到的内容。A retry leaves one line; the same done to something else is another. */
export function audit(action: string, object: string, scope: string, { ports, actor, requestId, now }: Caller) {
  return ports.audits.add({
    _id: ports.hash(`${action}:${object}:${actor._id}:${requestId}`),
    schemaVersion: 1,
    at: now,
    by: actor._id,
    action,
    object,
    scope,
  })
}
