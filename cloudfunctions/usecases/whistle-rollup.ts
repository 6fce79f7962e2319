import { addCounts, countWhistles } from '../domain/whistle-count'
import { type MonthCount, NOTHING_COUNTED, type WhistleMonth } from '../domain/whistle-month'
import type { WhistleWorld } from './ports'

/** Marked months looked after in one reading. */
const PAGE = 50
const WHISTLES = 100

/**
 * 哨的数字：标记过的街道和月份，从哨重新数一遍。 Nothing is added to or taken away from a figure, so doing it late, twice or from two
 * places at once gives the same end. A chore of the clock.
 * @returns how many were counted
 */
export async function countMonths(ports: WhistleWorld, until: number): Promise<number> {
  const passed: string[] = []
  let counted = 0
  for (;;) {
    const page = await ports.whistleMonths.stale(passed, PAGE)
    for (const one of page) {
      try {
        if (await recount(one, ports)) counted += 1
      } catch (error) {
        // One that is broken is logged and stepped over, so that it holds up no other.
        ports.log.defect(error, { month: one._id })
      }
      passed.push(one._id)
      if (ports.clock.now() >= until) return counted
    }
    if (page.length < PAGE) return counted
  }
}

async function recount(month: WhistleMonth, ports: WhistleWorld): Promise<boolean> {
  // Taken before anything is read.
  const at = ports.clock.now()
  const count = await countStreet(month, ports)
  return ports.whistleMonths.put({ ...month, ...count, at, staleAt: null }, month.version)
}

async function countStreet({ month, street }: WhistleMonth, ports: WhistleWorld): Promise<MonthCount> {
  const [{ calendar }, settings] = await Promise.all([ports.reference.read(), ports.reference.whistles()])
  const rules = { calendar, settings }
  let count = NOTHING_COUNTED
  for (let after = ''; ;) {
    const page = await ports.whistleMonths.whistles(month, street, after, WHISTLES)
    count = addCounts(count, countWhistles(page, rules))
    const last = page.at(-1)
    if (page.length < WHISTLES || !last) return count
    after = last._id
  }
}
