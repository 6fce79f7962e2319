import type { AuditAction } from '../domain/audit'
import type { Caller } from './serve'

/**
 * 谁对谁做了什么，不记看到的内容。A retry leaves one line; the same done to something else is another.
 * @param scope where it belongs: an area or a department, so that its clerks can look it up; empty for one's own account
 */
export async function audit(
  action: AuditAction,
  object: string,
  scope: string,
  { ports, actor, requestId, now }: Caller,
): Promise<void> {
  await ports.audits.add({
    _id: ports.hash(`${action}:${object}:${actor._id}:${requestId}`),
    schemaVersion: 1,
    at: now,
    by: actor._id,
    action,
    object,
    scope,
    path: await pathOf(scope, ports),
  })
}

async function pathOf(scope: string, { reference }: Caller['ports']): Promise<string[]> {
  if (scope === '') return []
  const [{ district }, shapes] = await Promise.all([reference.read(), reference.shapes()])
  // A department has no place among the areas: what is done in it belongs to the district.
  return scope === district.root ? [scope] : (shapes.pathOf(scope) ?? [district.root, scope])
}
