import type { UsageView } from '../contract/activity'
import type { Place } from '../domain/place'
import { countUsage, kindFigures, NO_USAGE, usageFigures, usageId, usageNote } from '../domain/usage'
import { monthAt, monthText } from '../domain/written'
import type { World } from './ports'
import type { Caller } from './serve'
import { several } from './several'

const PAGE = 20

/** 一个地方一个月的数，数到哪一刻就是哪一刻的. */
export async function usageOf(
  { _id, name }: Place,
  month: string | undefined,
  { ports, now }: Pick<Caller<World>, 'ports' | 'now'>,
): Promise<UsageView> {
  const wanted = month ?? monthAt(now)
  const usage = await ports.usages.get(usageId(_id, wanted))
  const figures = usage?.figures ?? NO_USAGE
  return {
    place: { id: _id, name },
    month: wanted,
    monthText: monthText(wanted),
    kinds: kindFigures(figures),
    figures: usageFigures(figures),
    note: usageNote(figures),
    ...(typeof usage?.at === 'number' && { at: usage.at }),
  }
}

/** 数字不对了的，重新数. A chore of the clock. @returns how many were counted */
export async function usagesDue(ports: World, until: number): Promise<number> {
  const stale = await ports.usages.stale(PAGE)
  const left = await several(stale, ports, until, async (usage) => {
    const { activities, days } = await ports.usages.counted(usage.place, usage.month)
    await ports.usages.put(usage, countUsage(activities, days), ports.clock.now())
    return true
  })
  return stale.length - left.length
}
