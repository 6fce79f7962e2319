import type { Refusal } from '../contract/envelope'
import type { Need } from '../domain/need'
import { isRefusal, refuse } from '../domain/refusal'
import { addHold, HOLD_SETTLES, release, type Resource, spent } from '../domain/resource'
import type { World } from './ports'

const TRIES = 10

/** Someone else's change in between means reading again. */
export async function changeResource(
  id: string,
  change: (resource: Resource) => Resource | Refusal,
  ports: World,
): Promise<Resource | Refusal | undefined> {
  for (let i = 0; i < TRIES; i += 1) {
    const resource = await ports.resources.get(id)
    if (!resource) return undefined
    const next = change(resource)
    if (isRefusal(next) || next === resource) return next
    if (await ports.resources.replace(resource, { ...next, revision: resource.revision + 1 })) return next
  }
  return refuse('resource/busy', '这项资源正被多人同时操作，请稍后再试')
}

/**
 * 先占次数，再写需求：抢最后一次的，只有一个占得到。Cut short in between, the clock gives it back: see `settleHolds`.
 * @returns why it cannot be had; undefined when it is held
 */
export async function hold({ _id, claim }: Need, now: number, ports: World): Promise<Refusal | undefined> {
  if (!claim) return undefined
  const { id, resource, month } = claim
  const held = await changeResource(resource, (found) => addHold(found, { id, need: _id, month, at: now }), ports)
  if (held === undefined) return refuse('resource/unknown', '没有找到这项资源，请换一个', 'command.resource')
  return isRefusal(held) ? { ...held, field: 'command.resource' } : undefined
}

/**
 * Before a need lets go of a claim: from then on the clock looks after what the call does not come to. 办好了的，是用过了，
 * 不还: that is true whether or not the need is written then.
 */
export async function loosen({ claim, status }: Need, now: number, ports: World): Promise<void> {
  if (!claim) return
  const change = (found: Resource): Resource =>
    status === 'done' ? spent(found, claim.id) : { ...found, checkAt: now + HOLD_SETTLES }
  await changeResource(claim.resource, change, ports)
}

/** The time is the resource's again. */
export async function giveBack({ claim, status }: Need, ports: World): Promise<void> {
  if (claim && status !== 'done') await changeResource(claim.resource, (found) => release(found, claim.id), ports)
}
