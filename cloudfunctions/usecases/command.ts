import type { CommandView, OpenFigures } from '../contract/board'
import type { Refusal } from '../contract/envelope'
import { bucketsOf, rateText } from '../domain/board'
import { SECOND } from '../domain/moment'
import { isRefusal, refuse } from '../domain/refusal'
import { sumWhistles, type WhistleFigures } from '../domain/whistle-figures'
import { addedPlaces, type WhistleMonth } from '../domain/whistle-month'
import { asNamedNow } from '../domain/whistle-names'
import { ofDepartment, WHISTLE_RATES } from '../domain/whistle-rates'
import { monthAt, monthText } from '../domain/written'
import { overseen } from './assessment-access'
import { wholeOf } from './assessment-figures'
import { streetsOf } from './assessment-streets'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import { whistleCard } from './whistle-card'
import { whistleCounter } from './whistle-show'

type Call = Caller<WhistleWorld>

/** The most urgent that are shown; the figures count all. */
const SHOWN = 100
/** Instances' clocks differ a little: what changed this shortly before is given once more. */
const OVERLAP = 10 * SECOND

/** 指挥台: two trips to the database besides the one that knows the caller; a third when more has changed than is shown. */
export async function commandView(
  { area: asked, since }: { area?: string | undefined; since?: number | undefined },
  call: Call,
): Promise<CommandView | Refusal> {
  const { ports, actor, now } = call
  const area = await scopeOf(asked, call)
  if (isRefusal(area)) return area
  const month = monthAt(now)
  const all = () => ports.whistles.tasks({ desks: [], scopes: [area], departments: [] }, SHOWN + 1)
  const [live, found, counter, departments, { district }, below, shapes] = await Promise.all([
    ports.whistleMonths.live(area, [month]),
    since === undefined ? all() : ports.whistles.changed(area, since - OVERLAP, SHOWN + 1),
    whistleCounter(call),
    ports.departments.all(),
    ports.reference.read(),
    streetsOf(call),
    ports.reference.shapes(),
  ])
  // 变了很多的，整个重来.
  const isWhole = since === undefined || found.length > SHOWN
  const shown = since !== undefined && isWhole ? await all() : found
  const named = new Map(departments.map((one) => [one._id, one]))
  const open = shown.filter((whistle) => whistle.isOpen)
  const name = below.find(({ _id }) => _id === area)?.name
  const overseesAll = overseen(actor).includes(district.root)
  // 并了、改了号的网格，算它的继承者.
  const lying = live.flatMap(({ places = [] }) => places.map((one) => ({ ...one, area: shapes.heirOf(one.area) })))
  const figures = openOf([wholeOf(live)])
  return {
    area,
    text: name === undefined ? district.name : `${district.name} · ${name}`,
    scopes: overseesAll
      ? [{ area: district.root, name: '全区' }, ...below.map((one) => ({ area: one._id, name: one.name }))]
      : [],
    at: now,
    countedAt: Math.min(now, ...live.flatMap(({ staleAt }) => staleAt ?? [])),
    open: figures,
    month: monthOf(
      live.filter((one) => one.month === month),
      month,
    ),
    streets: (name === undefined ? below : []).map((street) => ({
      area: street._id,
      name: street.name,
      ...openOf([wholeOf(live.filter((one) => one.street === street._id))]),
    })),
    departments: [{ _id: '', name: '还没有叫部门' }, ...departments]
      .map((one) => ({ department: one._id, name: one.name, ...openOf([ofDepartment(live, one._id)]) }))
      .filter((one) => one.open > 0),
    crossing: crossingOf(live),
    below: addedPlaces(
      lying.map((one) => {
        const path = [...(shapes.pathOf(one.area)?.slice(0, -1) ?? []), one.area]
        return { ...one, area: path[path.indexOf(area) + 1] ?? area }
      }),
    ),
    grids: addedPlaces(lying),
    items: open.slice(0, SHOWN).map((whistle) => whistleCard(asNamedNow(whistle, named), counter)),
    gone: isWhole ? [] : shown.filter((whistle) => !whistle.isOpen).map(({ _id }) => _id),
    isCut: isWhole ? shown.length > SHOWN : figures.open > SHOWN,
    isWhole,
  }
}

/** What the caller looks at, which must be theirs to look after: a street or the district. */
async function scopeOf(asked: string | undefined, { ports, actor }: Call): Promise<string | Refusal> {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const pathOf = (id: string) => (id === district.root ? [id] : shapes.pathOf(id))
  const own = overseen(actor).sort((a, b) => (pathOf(a)?.length ?? 0) - (pathOf(b)?.length ?? 0))
  const area = asked ?? own[0]
  const path = area === undefined ? undefined : pathOf(area)
  if (area === undefined || !path || path.length > 2 || !own.some((scope) => path.includes(scope)))
    return refuse('board/not-centre', '指挥台只给街道和区网格中心用')
  return area
}

function openOf(all: Array<Partial<WhistleFigures>>): OpenFigures {
  const { running, overdue, waiting, dueSoon } = sumWhistles(all)
  return { open: running + overdue, waiting, dueSoon, overdue }
}

function monthOf(months: WhistleMonth[], month: string): CommandView['month'] {
  const figures = wholeOf(months)
  return {
    month,
    text: monthText(month),
    buckets: bucketsOf(figures),
    onTime: rateText(...WHISTLE_RATES.onTime.of(figures)),
  }
}

function crossingOf(live: WhistleMonth[]): CommandView['crossing'] {
  const streets = [...new Set(live.map(({ street }) => street))]
  return streets.flatMap((area) => {
    const own = live.filter(({ street }) => street === area)
    const ids = [...new Set(own.flatMap(({ departments }) => departments.map(({ department }) => department)))]
    return ids
      .map((department) => ({ area, department, ...openOf([ofDepartment(own, department)]) }))
      .filter(({ open }) => open > 0)
  })
}
