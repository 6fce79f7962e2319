import type { Parsed } from '../contract/api'
import type { AwardView } from '../contract/award'
import type { Refusal } from '../contract/envelope'
import type { AuditAction } from '../domain/audit'
import { type Award, type AwardCommand, decideAward, opened, unfitDates } from '../domain/award'
import { isRefusal, refuse } from '../domain/refusal'
import { servingAmong, showAward } from './award-show'
import { audit } from './audit'
import { checkShown } from './content'
import type { AwardWorld } from './ports'
import { digestOf, REUSED, stepOnce } from './publication-step'
import type { Caller } from './serve'

type Call = Caller<AwardWorld>

export const NO_AWARD = refuse('award/not-found', '没有找到这一轮评优')
const CHANGED = refuse('award/changed', '别人刚刚改过这一轮评优，请看过最新的再办', 'revision')

/** 区里开一轮评优。 */
export async function openAward(plan: Parsed<'award', 'open'>, call: Call): Promise<AwardView | Refusal> {
  const { ports, actor, now, requestId } = call
  const { district } = await ports.reference.read()
  if (!actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root))
    return refuse('award/not-district', '评优由区网格中心开展和公布')
  const unfit =
    plan.nominateUntil <= now
      ? refuse('award/too-soon', '推荐截止的时间已经过去了，请改晚一些', 'nominateUntil')
      : unfitDates(plan, now)
  if (unfit) return unfit
  const refusal = await checkShown([plan.title, ...plan.kinds.map(({ name }) => name)], call, 'title')
  if (refusal) return refusal
  const _id = ports.hash(`award:${actor._id}:${requestId}`)
  const digest = digestOf(plan, call)
  const stamp = { id: _id, at: now, by: actor._id, face: district.name, requestId, digest }
  const award = opened({ _id, district: district.root }, plan, stamp)
  if (!(await ports.awards.add(award))) {
    const before = await ports.awards.get(_id)
    return before?.timeline[0]?.digest === digest ? showAward(before, call) : REUSED
  }
  await audit('award.open', _id, district.root, call)
  return showAward(award, call)
}

/** 一轮评优走一步：读、定、写一次。 */
export async function stepAward(
  id: string,
  seen: number,
  command: AwardCommand,
  call: Call,
): Promise<AwardView | Refusal> {
  const { ports, actor, now, requestId } = call
  const found = await ports.awards.get(id)
  if (!found) return NO_AWARD
  const digest = digestOf([id, command], call)
  const stepped = await stepOnce(found, digest, call, {
    decide: async () => {
      const [context, { district }] = await Promise.all([
        contextFor(found, command, seen, call),
        ports.reference.read(),
      ])
      const stamp = {
        ...{ id: ports.hash(`${id}:${requestId}`), at: now, by: actor._id, face: district.name, requestId, digest },
      }
      const next = decideAward(found, command, context, stamp)
      if (isRefusal(next) || !('reason' in command)) return next
      return (await checkShown([command.reason], call, 'reason')) ?? next
    },
    replace: (before, next) => ports.awards.replace(before, next),
    changed: CHANGED,
  })
  if (isRefusal(stepped)) return stepped
  await audit(`award.${command.name}` satisfies AuditAction, id, found.district, call)
  return showAward(stepped.after, call)
}

async function contextFor(award: Award, command: AwardCommand, seen: number, call: Call) {
  const { ports, actor, now } = call
  const ids = command.name === 'publicise' ? command.nominations : award.picks.map(({ nomination }) => nomination)
  const [{ calendar }, nominations, objections] = await Promise.all([
    ports.reference.read(),
    ports.nominations.read([...new Set(ids)]),
    command.name === 'announce' ? ports.objections.standing(award._id) : { isOpen: false, upheld: [] },
  ])
  const serving = await servingAmong(
    nominations.map(({ person }) => person),
    call,
  )
  return { actor, now, calendar, seen, nominations, serving, objections }
}
