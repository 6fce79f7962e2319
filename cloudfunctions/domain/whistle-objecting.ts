import { deadlineFrom } from './deadline'
import { refuse } from './refusal'
import { waitingFor, type WhistleEvent } from './whistle'
import type { DecideWhistle } from './whistle-context'
import { assessedFor, objectable, hasObjected, isForDistrict, isForStreet } from './whistle-objection'
import { asked, noted, type WhistleRules } from './whistle-step'

type ObjectionAction = 'object' | 'respond' | 'rule'

const NO_OBJECTION = refuse('whistle/no-objection', '这个部门没有在等答复的申诉', 'department')

/** 评单以后：部门可以申诉，街道答复，区里裁定。 */
export const OBJECTION_DECISIONS: { [N in ObjectionAction]: DecideWhistle<N> } = {
  object(whistle, { line, note, photos }, context) {
    const department = assessedFor(whistle, context.actor) ?? ''
    if (hasObjected(whistle, department, line))
      return refuse('whistle/objected', '这一项已经申诉过了，一项只申诉一次', 'line')
    if (!objectable(whistle, department).includes(line))
      return refuse('whistle/nothing-to-object', '这一项没有扣分，不用申诉', 'line')
    const answer = asked('objection', whistle.street, context.stamp.now, whistle, context)
    return [noted({ name: 'objected', department, line, ...answer }, note, photos)]
  },

  /** 街道怎么看；成不成立，由区里裁定。 */
  respond(whistle, { department, agrees, note }, { stamp, ...rules }) {
    if (!isForStreet(whistle, waitingFor(whistle, 'objection', department))) return NO_OBJECTION
    const ruling = asked('ruling', whistle.path[0] ?? whistle.street, stamp.now, whistle, rules)
    return [noted({ name: 'objectionAnswered', department, agrees: agrees === 'yes', ...ruling }, note)]
  },

  rule(whistle, { department, upheld, note }, { stamp, ...rules }) {
    if (!whistle.waits.some((wait) => wait.department === department && isForDistrict(whistle, wait)))
      return NO_OBJECTION
    return [
      noted(
        { name: 'objectionRuled', department, upheld: upheld === 'yes', objectBy: objectBy(stamp.now, rules) },
        note,
      ),
    ]
  },
}

const objectBy = (at: number, { settings, calendar }: WhistleRules): number =>
  deadlineFrom(at, settings.objection.file, calendar).dueBy

/** 评单以后，到什么时候以前可以申诉. */
export const closing = (reason: 'evaluated' | 'silence', at: number, rules: WhistleRules): { event: WhistleEvent } => ({
  event: { name: 'closed', reason, objectBy: objectBy(at, rules) },
})
