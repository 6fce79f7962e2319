import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import { notAgreed } from './agreement'
import { checkName } from './content'
import type { Caller } from './serve'

/** 报名、预约的人要叫得出：没有留称呼的这时候留；留下信息之前要同意隐私保护指引. */
export async function introduced(name: string | undefined, call: Caller): Promise<Refusal | undefined> {
  const { actor, ports } = call
  const unasked = await notAgreed(call)
  if (unasked || actor.name !== '') return unasked
  if (name === undefined) return refuse('activity/name', '请留下称呼，组织者好核对', 'name')
  const refusal = await checkName(name, call)
  if (!refusal) await ports.people.rename(actor._id, name)
  return refusal
}
