import type { OpenFigures, TodayView } from '../contract/board'
import type { Refusal } from '../contract/envelope'
import { bucketsOf, ratesOf } from '../domain/board'
import { inBeijing } from '../domain/moment'
import type { OpenCount } from '../domain/open-count'
import { isRefusal } from '../domain/refusal'
import { sum } from '../domain/rollup'
import type { SearchWorld } from './ports'
import { areaOf, nameOf } from './scope'
import type { Caller } from './serve'

/** 指挥台上的诉求: two trips to the database, besides the one that knows the caller and the name of the place. */
export async function todayView(asked: string | undefined, call: Caller<SearchWorld>): Promise<TodayView | Refusal> {
  const { ports, now } = call
  const area = await areaOf(asked, call)
  if (isRefusal(area)) return area
  const day = inBeijing(now).format('YYYY-MM-DD')
  const [lying, { figures, countedAt }, text] = await Promise.all([
    ports.searches.openByArea(area),
    ports.searches.figuresOf(area, day),
    nameOf(area, ports),
  ])
  const counted = sum(figures ? [figures] : [])
  return {
    area,
    text,
    at: now,
    ...(countedAt !== undefined && { countedAt }),
    day: { text: inBeijing(now).format('M月D日'), buckets: bucketsOf(counted), rates: ratesOf(counted) },
    open: added(lying),
    below: by(lying, (path) => path[path.indexOf(area) + 1] ?? area),
    grids: by(lying, (path) => path.at(-1) ?? area),
  }
}

function by(lying: OpenCount[], keyOf: (path: string[]) => string): TodayView['grids'] {
  const groups = new Map<string, OpenCount[]>()
  for (const one of lying) groups.set(keyOf(one.path), [...(groups.get(keyOf(one.path)) ?? []), one])
  return [...groups].map(([area, own]) => ({ area, ...added(own) })).sort((a, b) => (a.area < b.area ? -1 : 1))
}

const added = (all: OpenCount[]): OpenFigures =>
  all.reduce(
    (sum, { open, waiting, dueSoon, overdue }) => ({
      open: sum.open + open,
      waiting: sum.waiting + waiting,
      dueSoon: sum.dueSoon + dueSoon,
      overdue: sum.overdue + overdue,
    }),
    { open: 0, waiting: 0, dueSoon: 0, overdue: 0 },
  )
