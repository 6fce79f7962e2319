import type { WhistleAction, WhistleCommand } from '../contract/whistle-command'
import { refuse } from './refusal'
import type { Whistle } from './whistle'
import type { DecideWhistle, WhistleContext } from './whistle-context'
import { DEPARTMENT_DECISIONS } from './whistle-department'
import { PLATFORM_DECISIONS } from './whistle-platform'
import { forbidsWhistle } from './whistle-rules'
import type { WhistleDecision } from './whistle-step'
import { OBJECTION_DECISIONS } from './whistle-objecting'
import { STREET_DECISIONS } from './whistle-street'

const DECISIONS: { [N in WhistleAction]: DecideWhistle<N> } = {
  ...PLATFORM_DECISIONS,
  ...DEPARTMENT_DECISIONS,
  ...STREET_DECISIONS,
  ...OBJECTION_DECISIONS,
}

/** What can be said again and again: a timeline has an end all the same. What moves a whistle is never cut short. */
const WORDY: WhistleAction[] = ['progress', 'assign', 'urge', 'extend', 'giveBack', 'dispatch', 'supervise']
const LONGEST = 200

/**
 * 一声哨加一个操作，得出要记下的几步。
 * @returns the steps to stamp, or why not
 */
export function decideWhistle(whistle: Whistle, command: WhistleCommand, context: WhistleContext): WhistleDecision {
  const refusal = forbidsWhistle(whistle, command.name, context.actor, context.stamp.now)
  if (refusal) return refusal
  if (WORDY.includes(command.name) && whistle.timeline.length >= LONGEST)
    return refuse('whistle/too-long', '这声哨的记录已经很长，请先办结', 'note')
  // The table is complete by its type; TypeScript cannot follow the look-up by name.
  const decide = DECISIONS[command.name] as (
    whistle: Whistle,
    command: WhistleCommand,
    context: WhistleContext,
  ) => WhistleDecision
  return decide(whistle, command, context)
}
