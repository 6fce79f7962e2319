import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import type { Changed } from './ports/activity'

/** Others were faster, over and over. */
export const BUSY = refuse('activity/busy', '同时操作的人太多，请再点一次')

/** How a change that many wanted at once ended, for the person who asked for it. @param missing what they are told when there is nothing to change */
export function ended<T>(changed: Changed<T>, missing: Refusal): { before: T; after: T } | Refusal {
  if (changed === 'missing') return missing
  return changed === 'busy' ? BUSY : changed
}
