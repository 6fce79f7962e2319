import type { Area } from '../domain/area'
import type { AuditAction } from '../domain/audit'
import { MINUTE } from '../domain/moment'
import type { Caller } from './serve'

/**
 * 谁对谁做了什么，不记看到的内容。A retry within the minute leaves one line; the caller chooses the request's number, so
 * beyond that it is another line: whoever exports again under an old number is seen to. See docs/decisions/0028-audits.md.
 * @param scope where it belongs: an area or a department, so that its clerks can look it up
 * @param about 动了哪些地方：whoever keeps one of them can look it up as well
 */
export async function audit(
  action: AuditAction,
  object: string,
  scope: string,
  { ports, actor, requestId, now }: Caller,
  about: Array<Pick<Area, '_id' | 'path'>> = [],
): Promise<void> {
  await ports.audits.add({
    _id: ports.hash(`${action}:${object}:${actor._id}:${requestId}:${Math.floor(now / MINUTE)}`),
    schemaVersion: 1,
    at: now,
    by: actor._id,
    action,
    object,
    scope,
    path: [...new Set([...(await pathOf(scope, ports)), ...about.flatMap(({ path }) => path)])],
    ...(about.length > 0 && { about: about.map(({ _id }) => _id) }),
  })
}

/** 人对自己办的事，记在家所在的网格；还没有选网格的，记在区里。 */
export async function auditOwn(action: AuditAction, call: Caller): Promise<void> {
  const { actor, ports } = call
  await audit(action, actor._id, actor.homeGrid ?? (await ports.reference.read()).district.root, call)
}

/** One step of the timeline of something that lies in an area. */
interface Stepped {
  _id: string
  area: string
  timeline: Array<{ at: number; requestId?: string }>
}

/**
 * 工作人员办的一步：答复以后记一笔. Of the moment the timeline has it from, so that a retry, whenever it comes, leaves the
 * same line, and mends one that was cut off.
 */
export function auditStep(action: AuditAction, { _id, area, timeline }: Stepped, call: Caller): void {
  const now = timeline.find(({ requestId }) => requestId === call.requestId)?.at ?? call.now
  call.after(() => audit(action, _id, area, { ...call, now }))
}

async function pathOf(scope: string, { reference }: Caller['ports']): Promise<string[]> {
  const [{ district }, shapes] = await Promise.all([reference.read(), reference.shapes()])
  // A department has no place among the areas: what is done in it belongs to the district.
  return scope === district.root ? [scope] : (shapes.pathOf(scope) ?? [district.root, scope])
}
