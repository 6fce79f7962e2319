import type { CommandView, OpenFigures } from '../contract/board'
import type { Refusal } from '../contract/envelope'
import { rateText } from '../domain/board'
import { SECOND } from '../domain/moment'
import { isRefusal, refuse } from '../domain/refusal'
import { sumWhistles, type WhistleFigures } from '../domain/whistle-figures-sum'
import type { WhistleMonth } from '../domain/whistle-month'
import { ofDepartment, WHISTLE_RATES } from '../domain/whistle-rates'
import { monthAt, monthText } from '../domain/written'
import { overseen } from './assessment-access'
import { bucketsOf, wholeOf } from './assessment-figures'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import { whistleCard } from './whistle-card'
import { whistleCounter } from './whistle-show'

type Call = Caller<WhistleWorld>

/** The most urgent that are shown; the figures count all. */
const SHOWN = 100
/** Instances' clocks differ a little: what changed this shortly before is given once more. */
const OVERLAP = 10 * SECOND

/** 指挥台: two trips to the database, whatever has happened. */
export async function commandView(
  { area, since }: { area?: string | undefined; since?: number | undefined },
  call: Call,
): Promise<CommandView | Refusal> {
  const { ports, actor, now } = call
  const ground = await groundOf(area, call)
  if (isRefusal(ground)) return ground
  const month = monthAt(now)
  const [live, found, counter, departments] = await Promise.all([
    ports.whistleMonths.live(ground.area, month),
    since === undefined ? undefined : ports.whistles.changed(ground.area, since - OVERLAP, SHOWN + 1),
    whistleCounter(call),
    ports.departments.all(),
  ])
  // 变了很多的，整个重来.
  const isWhole = found === undefined || found.length > SHOWN
  const shown = isWhole
    ? await ports.whistles.tasks({ desks: [], scopes: [ground.area], departments: [] }, SHOWN + 1)
    : found
  const open = shown.filter((whistle) => whistle.isOpen)
  const person = actor
  return {
    area: ground.area,
    text: ground.text,
    scopes: ground.scopes,
    at: now,
    open: openOf([wholeOf(live)]),
    month: monthOf(
      live.filter((one) => one.month === month),
      month,
    ),
    streets: ground.streets.map(({ _id, name }) => ({
      area: _id,
      name,
      ...openOf([wholeOf(live.filter(({ street }) => street === _id))]),
    })),
    departments: [{ _id: '', name: '还没有叫部门' }, ...departments]
      .map(({ _id, name }) => ({ department: _id, name, ...openOf([ofDepartment(live, _id)]) }))
      .filter((one) => one.open > 0),
    crossing: crossingOf(live),
    items: open.slice(0, SHOWN).map((whistle) => whistleCard(whistle, { ...counter, person })),
    gone: isWhole ? [] : shown.filter((whistle) => !whistle.isOpen).map(({ _id }) => _id),
    isCut: isWhole && shown.length > SHOWN,
    isWhole,
  }
}

/** What the caller looks at, which must be theirs to look after. */
async function groundOf(asked: string | undefined, { ports, actor }: Call) {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const pathOf = (id: string) => (id === district.root ? [id] : shapes.pathOf(id))
  const own = overseen(actor).sort((a, b) => (pathOf(a)?.length ?? 0) - (pathOf(b)?.length ?? 0))
  const area = asked ?? own[0]
  const path = area === undefined ? undefined : pathOf(area)
  if (area === undefined || !path || path.length > 2 || !own.some((scope) => path.includes(scope)))
    return refuse('board/not-centre', '指挥台只给街道和区网格中心用')
  const streets = (await ports.areas.children(district.root)).filter(({ kind }) => kind === 'street')
  const name = streets.find(({ _id }) => _id === area)?.name
  return {
    area,
    text: name === undefined ? district.name : `${district.name} · ${name}`,
    streets: name === undefined ? streets : [],
    scopes: own.includes(district.root)
      ? [{ area: district.root, name: '全区' }, ...streets.map((street) => ({ area: street._id, name: street.name }))]
      : [],
  }
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
