import type { WhistleAction, WhistleCommand } from '../contract/whistle-command'
import type { Department } from './department'
import type { Person } from './person'
import type { Stamp } from './ticket-step'
import type { Whistle } from './whistle'
import type { WhistleDecision, WhistleRules } from './whistle-step'

/** What a command is decided with. */
export interface WhistleContext extends WhistleRules {
  actor: Person
  stamp: Stamp
  /** Longest an extension or a supervision may reach, in natural days from now. */
  longestDays: number
  /** Those the command names, by id. */
  departments: Map<string, Department>
}

export type WhistleCommandOf<N extends WhistleAction> = Extract<WhistleCommand, { name: N }>
export type DecideWhistle<N extends WhistleAction> = (
  whistle: Whistle,
  command: WhistleCommandOf<N>,
  context: WhistleContext,
) => WhistleDecision
