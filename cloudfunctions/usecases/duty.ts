import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { DeskView, MonthView, ShiftActionName } from '../contract/station'
import { metresBetween } from '../domain/distance'
import { type DutyRoster, emptyRoster, rosterId, type Shift } from '../domain/duty'
import type { DutyNews } from '../domain/duty-intent'
import { copied, daysOf } from '../domain/duty-pattern'
import {
  assigned,
  cancelled,
  checkedIn,
  checkedOut,
  planned,
  swapAccepted,
  swapAsked,
  swapEnded,
  withoutClashes,
} from '../domain/duty-turns'
import { opensOn } from '../domain/hours'
import type { Place } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { monthAt, monthBefore } from '../domain/written'
import { checkContent } from './content'
import { deskOf } from './desk'
import { changeMonth, keyOf, shiftsElsewhere, turn } from './duty-change'
import { dayText, monthView, namedIn } from './duty-view'
import type { Caller, Stories } from './serve'
import { crewAt, namesOf, runStation, servedStation, type StationPlace } from './station-place'
import type { World } from './ports'

type DutyAction =
  'month' | 'plan' | 'copy' | 'assign' | 'cancel' | 'checkIn' | 'checkOut' | 'askSwap' | 'answerSwap' | 'dropSwap'

const CLOSED = refuse('duty/closed', '这里已经停用，不再排班', 'place')
const NOT_CREW = refuse('duty/not-crew', '这个人不在这里服务，请重新选择', 'person')

export const dutyStories: Pick<Stories<'station', World>, DutyAction> = {
  async month({ place, month }, call) {
    const found = await servedStation(place, call)
    if (isRefusal(found)) return found
    const at = month ?? monthAt(call.now)
    const [roster] = await call.ports.duties.read([rosterId(place, at)])
    return monthOfPlace(roster ?? emptyRoster(place, at), found, call)
  },

  async plan({ place: id, month, person, span, dates }, call) {
    const { ports } = call
    const found = await runStation(id, call)
    if (isRefusal(found)) return found
    if (found.place.closed) return CLOSED
    if (!(await isOnCrew(person, found.place, ports))) return NOT_CREW
    const shut = dates.find((date) => !opensOn(found.place, date))
    if (shut !== undefined) return refuse('duty/shut', `${dayText(shut)} 这里不开，请先改开放时间`, 'dates')
    const key = keyOf(call)
    const shifts = [...dates].sort().map((date): Shift => {
      return { id: ports.hash(`${key}:${date}`), date, span: [span.from, span.until], person, was: [] }
    })
    const [first] = shifts
    const others = await shiftsElsewhere([person], { place: id, month }, call)
    const roster = await changeMonth({ place: id, month }, call, (before) => ({
      roster: planned(before, shifts, call.now, others),
      news: first ? [{ kind: 'planned', people: [person], shift: named(first), days: shifts.length }] : [],
    }))
    return isRefusal(roster) ? roster : monthOfPlace(roster, found, call)
  },

  async copy({ place: id, month, from }, call) {
    const { ports, now } = call
    const found = await runStation(id, call)
    if (isRefusal(found)) return found
    if (found.place.closed) return CLOSED
    const [source] = from === 'lastMonth' ? await ports.duties.read([rosterId(id, monthBefore(month))]) : []
    const crew = new Set((await crewAt(found.place, ports)).map(({ person }) => person))
    const others = await shiftsElsewhere([...crew], { place: id, month }, call)
    const key = keyOf(call)
    let made: ReturnType<typeof copied> = { shifts: [], leftOut: 0 }
    const roster = await changeMonth({ place: id, month }, call, (before) => {
      const days = from === 'lastMonth' ? daysOf(monthBefore(month)) : daysOf(month).slice(0, 7)
      const shifts = from === 'lastMonth' ? (source?.shifts ?? []) : before.shifts
      const pattern = copied(
        before,
        { days, shifts },
        { now, mayServe: (person) => crew.has(person), idOf: (at) => ports.hash(`${key}:${at}`) },
      )
      const open = pattern.shifts.filter(({ date }) => opensOn(found.place, date))
      const free = withoutClashes(before, open, others)
      made = { shifts: free, leftOut: pattern.leftOut + pattern.shifts.length - free.length }
      // 重发一次，上一次排的已经在了。
      if (before.shifts.some(({ last }) => last === key)) return { roster: before, news: [] }
      if (made.shifts.length === 0)
        return { roster: refuse('duty/nothing-to-copy', '没有可以照着排的班，或者日子都排过了'), news: [] }
      const added = made.shifts.map((shift) => ({ ...shift, last: key }))
      const people = [...new Set(added.flatMap(({ person }) => person ?? []))]
      return { roster: planned(before, added, now, others), news: [{ kind: 'copied', people }] }
    })
    if (isRefusal(roster)) return roster
    return { ...(await monthOfPlace(roster, found, call)), leftOut: made.leftOut }
  },

  async assign({ person, ...input }, call) {
    const found = await runStation(input.place, call)
    if (isRefusal(found)) return found
    if (found.place.closed) return CLOSED
    if (!(await isOnCrew(person, found.place, call.ports))) return NOT_CREW
    const others = await shiftsElsewhere([person], input, call)
    const roster = await turn(
      'assign',
      input,
      found.viewer,
      call,
      (before, shift) => assigned(before, shift, person, call.now, others),
      (shift) => {
        if (shift.person === person) return []
        const news: DutyNews[] = [{ kind: 'planned', people: [person], shift: named(shift), days: 1 }]
        if (shift.person !== null) news.push({ kind: 'reassigned', person: shift.person, shift: named(shift) })
        return news
      },
    )
    return isRefusal(roster) ? roster : monthOfPlace(roster, found, call)
  },

  async cancel(input, call) {
    const found = await runStation(input.place, call)
    if (isRefusal(found)) return found
    const roster = await turn('cancel', input, found.viewer, call, cancelled, (shift) =>
      shift.person === null ? [] : [{ kind: 'cancelled', person: shift.person, shift: named(shift) }],
    )
    return isRefusal(roster) ? roster : monthOfPlace(roster, found, call)
  },

  async checkIn({ point, scene, ...input }, call) {
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    const { place } = found
    const { metres } = (await call.ports.reference.read()).policy.duty
    const isScanned = scene?.slice(2) === place._id
    if (scene !== undefined && !isScanned) return refuse('duty/other-door', '这是别处的码，请扫这里门口的码', 'scene')
    const away = point ? metresBetween([point.lng, point.lat], place.point) : 0
    if (!isScanned && away > metres)
      return refuse('duty/far', `您离门口还有 ${Math.round(away)} 米，到了再签到，或者扫门口的码`, 'point')
    return deskAfter('checkIn', input, found, call, (roster, shift) =>
      checkedIn(roster, shift, isScanned ? 'code' : 'point', call.now),
    )
  },

  async checkOut(input, call) {
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    return deskAfter('checkOut', input, found, call, (roster, shift) => checkedOut(roster, shift, call.now))
  },

  async askSwap({ to = null, reason, ...input }, call) {
    const { ports, now, actor } = call
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    if (found.place.closed) return CLOSED
    if (to === actor._id) return refuse('duty/own-swap', '不能请自己换班', 'to')
    if (to !== null && !(await isOnCrew(to, found.place, ports))) return { ...NOT_CREW, field: 'to' }
    const checked = await checkContent({ words: reason, photos: [] }, call, { words: 'reason', photos: '' })
    if (isRefusal(checked)) return checked
    const roster = await turn(
      'askSwap',
      input,
      found.viewer,
      call,
      (before, shift) => swapAsked(before, shift, { to, reason }, now),
      (shift) => [{ kind: 'swapAsked', by: actor._id, to, reason, shift: named(shift) }],
    )
    return isRefusal(roster) ? roster : deskOf(found, call, roster)
  },

  async answerSwap({ isAccepted, ...input }, call) {
    const { actor, now } = call
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    if (isAccepted && found.place.closed) return CLOSED
    const others = isAccepted ? await shiftsElsewhere([actor._id], input, call) : []
    const roster = await turn(
      isAccepted ? 'acceptSwap' : 'refuseSwap',
      input,
      found.viewer,
      call,
      (before, shift) => (isAccepted ? swapAccepted(before, shift, actor._id, now, others) : swapEnded(before, shift)),
      (shift) => {
        const kind = isAccepted ? 'swapAccepted' : 'swapRefused'
        return [{ kind, by: shift.swap?.by ?? '', who: actor._id, shift: named(shift) }]
      },
    )
    return isRefusal(roster) ? roster : deskOf(found, call, roster)
  },

  async dropSwap(input, call) {
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    return deskAfter('dropSwap', input, found, call, swapEnded)
  },
}

const named = ({ date, span }: Shift): Pick<Shift, 'date' | 'span'> => ({ date, span })

const isOnCrew = async (person: string, place: Place, ports: World): Promise<boolean> =>
  (await crewAt(place, ports)).some((member) => member.person === person)

async function deskAfter(
  action: ShiftActionName,
  input: Parsed<'station', 'cancel'>,
  found: StationPlace,
  call: Caller<World>,
  change: (roster: DutyRoster, shift: Shift) => DutyRoster | Refusal,
): Promise<DeskView | Refusal> {
  const roster = await turn(action, input, found.viewer, call, change)
  return isRefusal(roster) ? roster : deskOf(found, call, roster)
}

async function monthOfPlace(
  roster: DutyRoster,
  { place, viewer }: StationPlace,
  call: Caller<World>,
): Promise<MonthView> {
  const { ports, now } = call
  const [{ policy }, crew, nameOf] = await Promise.all([
    ports.reference.read(),
    crewAt(place, ports),
    namesOf(namedIn(roster.shifts), ports),
  ])
  return monthView(roster, place, crew, { viewer, now, settings: policy.duty, nameOf })
}
