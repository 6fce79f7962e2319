import { maskPhone } from '../domain/phone'
import { refuse } from '../domain/refusal'
import { notAgreed } from './agreement'
import { cardOf } from './area-card'
import { auditOwn } from './audit'
import { checkName } from './content'
import { invitationStories } from './invitation'
import { servingOf } from './login-offices'
import { meAgain, meOf } from './me'
import type { World } from './ports'
import { privacyStories } from './privacy'
import { rosterStories } from './roster'
import type { Stories } from './serve'

export const accountStories: Stories<'account', World> = {
  me: (_, call) => meOf(call),

  async settle({ grid }, call) {
    const card = await cardOf(grid, call)
    if (card?.kind !== 'grid') return refuse('area/unknown', '没有找到这个网格，请重新选择', 'grid')
    await call.ports.people.settle(call.actor._id, card.id)
    return card
  },

  async agree({ version }, { ports, actor, now }) {
    const { guide } = (await ports.reference.read()).policy.privacy
    if (version !== guide) return refuse('account/guide', '隐私保护指引已经更新，请看过新的一版再同意', 'version')
    // The first yes to a version is the one that counts.
    if (actor.agreed?.version !== version) await ports.people.agree(actor._id, version, now)
    return {}
  },

  async introduce({ name }, call) {
    if (servingOf(call).length > 0)
      return refuse('account/serving', '您的姓名随岗位对外公布，以加入时填写的为准', 'name')
    const refusal = name === '' ? undefined : await checkName(name, call)
    if (refusal) return refusal
    await call.ports.people.rename(call.actor._id, name)
    return meAgain(call)
  },

  async phone({ code, number }, call) {
    const { ports, actor } = call
    // 删掉号码不用同意什么。
    const refusal = code === undefined && number === undefined ? undefined : await notAgreed(call)
    if (refusal) return refusal
    const found = code === undefined ? number : await ports.wechat.phoneOf(code)
    if (code !== undefined && found === undefined)
      return refuse('account/phone-stale', '没有取到手机号，请再试一次，或者自己填写', 'code')
    await ports.people.setPhone(actor._id, found === undefined ? undefined : ports.cipher.seal(found, maskPhone(found)))
    await auditOwn('account.phone', call)
    return meAgain(call)
  },

  ...invitationStories,
  ...rosterStories,
  ...privacyStories,
}
