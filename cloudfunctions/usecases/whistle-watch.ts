import type { WhistleWorld } from './ports'
import type { Chores } from './tick'
import { countMonths } from './whistle-rollup'
import { handOverWhistles } from './whistle-hand-over'
import { workOffEach } from './work-off'
import { whistlesDue, whistlesLeft, whistlesUnsent } from './whistle-effects'

/**
 * 哨的闹钟：没叫成的接着叫，到点的动一步，没说完的说完. A function of its own: a flood of tickets does not hold up an emergency, and
 * what it has to know would fit into neither of the others' bundles.
 */
export const WHISTLE_WATCH: Chores<WhistleWorld> = {
  blown: whistlesLeft,
  moved: whistlesDue,
  drained: whistlesUnsent,
  counted: countMonths,
  /** 部门里的交接 */
  handed: (ports, until) => workOffEach({ handWhistles: handOverWhistles }, ports, until),
}

/** 指挥台上的数字: every five seconds. */
export const WHISTLE_FIGURES: Chores<WhistleWorld> = { counted: countMonths }
