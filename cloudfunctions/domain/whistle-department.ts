import { metresBetween } from './distance'
import { DAY } from './moment'
import { refuse } from './refusal'
import type { Party, Whistle } from './whistle'
import type { DecideWhistle, WhistleContext } from './whistle-context'
import { actingParty, keptBy, liaisonParty } from './whistle-rules'
import { asked, noted } from './whistle-step'

type DepartmentAction =
  'answer' | 'decline' | 'assign' | 'reportIn' | 'progress' | 'finish' | 'complete' | 'extend' | 'giveBack'

/** 应哨部门能做的；每个部门走自己的钟。 */
export const DEPARTMENT_DECISIONS: { [N in DepartmentAction]: DecideWhistle<N> } = {
  answer(whistle, _, context) {
    const { department } = ownParty(whistle, context)
    // 联络员替部门应的，还没有分给谁。
    const isLiaison = liaisonParty(whistle, context.actor)?.department === department
    return [{ event: { name: 'answered', department, officer: isLiaison ? null : context.actor._id } }]
  },

  /** 只能退回一次，由街道裁定：裁定以前，首接的仍然负责。 */
  decline(whistle, { reason, note }, context) {
    const { department } = ownParty(whistle, context)
    const decision = asked('decision', whistle.street, context.stamp.now, whistle, context)
    return [noted({ name: 'declined', department, reason, ...decision }, note)]
  },

  assign(whistle, { to, note }, { actor, departments }) {
    const party = liaisonParty(whistle, actor)
    const member = departments.get(party?.department ?? '')?.members.find(({ person }) => person === to)
    if (!party || !member || member.post === 'head')
      return refuse('whistle/unknown-officer', '没有找到这位经办人，请重新选择', 'to')
    if (party.officer === to) return refuse('whistle/nothing-new', `已经是${member.name}在办了`, 'to')
    const face = { name: member.name, office: party.name, phone: member.phone }
    return [{ ...noted({ name: 'assigned', department: party.department, to }, note), cast: { [to]: face } }]
  },

  /** 到了现场：位置在范围以内，或者拍了现场照片。 */
  reportIn(whistle, { point, photos }, context) {
    const { department } = ownParty(whistle, context)
    const metres = point ? Math.round(metresBetween(whistle.point, [point.lng, point.lat])) : null
    if (metres !== null && metres <= context.settings.metres)
      return [noted({ name: 'reportedIn', department, how: 'place', metres }, '', photos)]
    if (photos.length > 0) return [noted({ name: 'reportedIn', department, how: 'photo', metres }, '', photos)]
    return metres === null
      ? refuse('whistle/no-proof', '请打开定位，或者拍一张现场照片', 'photos')
      : refuse('whistle/too-far', `离现场还有 ${metres} 米，请到现场再报到，或者拍一张现场照片`, 'photos')
  },

  progress: (whistle, { note, photos }, context) => [
    noted(
      { name: 'progressed', department: (keptBy(whistle, context.actor) ?? ownParty(whistle, context)).department },
      note,
      photos,
    ),
  ],

  finish: (whistle, { note, photos }, context) => [
    noted({ name: 'finished', department: ownParty(whistle, context).department }, note, photos),
  ],

  complete(whistle, { note, photos }, context) {
    const { department } = ownParty(whistle, context)
    const evaluation = asked('evaluation', whistle.street, context.stamp.now, whistle, context)
    return [noted({ name: 'completed', department, ...evaluation }, note, photos)]
  },

  extend(whistle, { until, note }, context) {
    const { department, finishBy } = ownParty(whistle, context)
    const { stamp, longestDays } = context
    if (until <= finishBy || until <= stamp.now) return refuse('whistle/too-early', '新的期限要晚于现在的期限', 'until')
    if (until > stamp.now + longestDays * DAY)
      return refuse('whistle/too-late', `最多延到 ${longestDays} 天以后`, 'until')
    const approval = asked('extension', whistle.street, stamp.now, whistle, context)
    return [noted({ name: 'extensionAsked', department, until, ...approval }, note)]
  },

  giveBack(whistle, { note }, context) {
    const { department } = ownParty(whistle, context)
    const approval = asked('return', whistle.street, context.stamp.now, whistle, context)
    return [noted({ name: 'returnAsked', department, ...approval }, note)]
  },
}

/** What the rules have let through belongs to a party. */
function ownParty(whistle: Whistle, { actor }: Pick<WhistleContext, 'actor'>): Party {
  const party = actingParty(whistle, actor)
  if (!party) throw new Error(`${actor._id} acts for no department of whistle ${whistle._id}`)
  return party
}
