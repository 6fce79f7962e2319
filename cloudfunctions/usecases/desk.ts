import type { DeskView } from '../contract/station'
import { areaText, chainOf } from '../domain/area'
import { type DutyRoster, isMissed, rosterId, runOf, type Shift, todays } from '../domain/duty'
import { mayNot } from '../domain/duty-rules'
import { DAY, startOfDay } from '../domain/moment'
import type { Place } from '../domain/place'
import { midnightOf, monthAt, monthSpan } from '../domain/written'
import { type DutyCounter, namedIn, shiftView } from './duty-view'
import type { World } from './ports'
import type { Tally } from './ports/station'
import type { Caller } from './serve'
import { namesOf, type StationPlace } from './station-place'

const MINE = 5
/** So far ahead requests and vacancies are looked for. */
const AHEAD = 7 * DAY
const MENDED = 10

/** 驿站工作台：今天谁值、我的下一班、等我答复的、要补的。 @param changed a roster that has just been written */
export async function deskOf(
  { place, viewer }: StationPlace,
  call: Caller<World>,
  changed?: DutyRoster,
): Promise<DeskView> {
  const { ports, now } = call
  const [{ policy }, shifts, tally, areas] = await Promise.all([
    ports.reference.read(),
    shiftsAround(place._id, now, ports, changed),
    tallyOf(place, now, ports),
    ports.areas.read(place.path),
  ])
  const settings = policy.duty
  const today = todays(shifts, now)
  const isAhead = (shift: Shift) => now < runOf(shift).until
  const mine = shifts
    .filter((shift) => shift.person === viewer.person && (isAhead(shift) || canStill('checkOut', shift)))
    .slice(0, MINE)
  const toAnswer = shifts.filter((shift) => canStill('acceptSwap', shift))
  const yesterday = startOfDay(now) - DAY
  const toMend = viewer.runs
    ? shifts
        .filter((shift) => (shift.person === null && isAhead(shift)) || (isMissed(shift, now) && isSince(shift)))
        .slice(0, MENDED)
    : []
  function canStill(action: 'checkOut' | 'acceptSwap', shift: Shift): boolean {
    return !mayNot(action, shift, viewer, now, settings)
  }
  function isSince({ date }: Shift): boolean {
    return midnightOf(date) >= yesterday
  }
  const nameOf = await namesOf(namedIn([...today, ...mine, ...toAnswer, ...toMend]), ports)
  const counter: DutyCounter = { viewer, now, settings, nameOf }
  const view = (list: Shift[]) => list.map((shift) => shiftView(shift, counter))
  const chain = chainOf(areas)
  return {
    place: place._id,
    name: place.name,
    kind: place.kind,
    areaText: chain ? areaText(chain) : '',
    phone: place.phone,
    point: place.point,
    mayRun: viewer.runs,
    today: view(today),
    mine: view(mine),
    toAnswer: view(toAnswer),
    toMend: view(toMend),
    recordsText: tally.patrols + tally.visits === 0 ? '' : `本月 ${tally.patrols + tally.visits} 次`,
  }
}

/** From yesterday to a week ahead, the earliest first. One round trip. */
export async function shiftsAround(place: string, now: number, ports: World, changed?: DutyRoster): Promise<Shift[]> {
  const [from, until] = [startOfDay(now) - DAY, startOfDay(now) + AHEAD]
  const months = [...new Set([from, until].map(monthAt))]
  const rosters = await ports.duties.read(months.map((month) => rosterId(place, month)))
  return rosters
    .map((roster) => (roster._id === changed?._id ? changed : roster))
    .flatMap(({ shifts }) => shifts)
    .filter(({ date }) => midnightOf(date) >= from && midnightOf(date) < until)
    .sort((a, b) => runOf(a).from - runOf(b).from)
}

export function tallyOf({ _id }: Place, now: number, ports: World): Promise<Tally> {
  const [from, until] = monthSpan(monthAt(now))
  return ports.stationRecords.tally(_id, from, until)
}

export const tallyText = ({ patrols, visits }: Tally): string =>
  patrols + visits === 0 ? '本月还没有巡查走访' : `本月巡查 ${patrols} 次、走访 ${visits} 次`
