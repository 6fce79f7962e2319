import type { Whistle, WhistleEntry } from './whistle'
import { BLANK_WHISTLE, evolveWhistle } from './whistle-evolution'
import type { WhistleSettings } from './whistle-settings'

/** Before its first stamp, with what no stamp tells: its number, its author. */
const untold = (whistle: Whistle): Whistle => ({ ...whistle, ...BLANK_WHISTLE, departments: [], timeline: [] })

/** The whistle as its timeline alone tells it. */
export const replayWhistle = (whistle: Whistle, settings: WhistleSettings): Whistle =>
  whistle.timeline.reduce((next, entry) => evolveWhistle(next, entry, settings), untold(whistle))

/** Every step with the whistle as it stood before it. Pure, like {@link replayWhistle}. */
export function retold(whistle: Whistle, settings: WhistleSettings): Array<{ before: Whistle; entry: WhistleEntry }> {
  let next = untold(whistle)
  return whistle.timeline.map((entry) => {
    const before = next
    next = evolveWhistle(before, entry, settings)
    return { before, entry }
  })
}
