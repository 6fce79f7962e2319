import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { DeskView, MonthView, ShiftActionName } from '../contract/station'
import { metresBetween } from '../domain/distance'
import { type DutyRoster, emptyRoster, monthOf, rosterId, type Shift, spanText } from '../domain/duty'
import { copied, daysOf, monthBefore } from '../domain/duty-pattern'
import { mayNot } from '../domain/duty-rules'
import {
  assigned,
  cancelled,
  checkedIn,
  checkedOut,
  planned,
  swapAccepted,
  swapAsked,
  swapEnded,
} from '../domain/duty-turns'
import type { Place } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { checkContent } from './content'
import { deskOf } from './desk'
import { keepersAt, shiftName, tellOfDuty, tellOfSwap } from './duty-news'
import { dayText, monthView, namedIn } from './duty-view'
import type { Caller, Stories } from './serve'
import { crewAt, namesOf, runStation, servedStation, type StationPlace } from './station-place'
import type { World } from './ports'

type DutyAction =
  'month' | 'plan' | 'copy' | 'assign' | 'cancel' | 'checkIn' | 'checkOut' | 'askSwap' | 'answerSwap' | 'dropSwap'

const NOT_CREW = refuse('duty/not-crew', '这个人不在这里服务，请重新选择', 'person')

export const dutyStories: Pick<Stories<'station', World>, DutyAction> = {
  async month({ place, month }, call) {
    const found = await servedStation(place, call)
    if (isRefusal(found)) return found
    const at = month ?? monthOf(call.now)
    const [roster] = await call.ports.duties.read([rosterId(place, at)])
    return monthOfPlace(roster ?? emptyRoster(place, at), found, call)
  },

  async plan({ place: id, month, person, span, dates }, call) {
    const { ports } = call
    const found = await runStation(id, call)
    if (isRefusal(found)) return found
    const { place } = found
    if ((await crewAt(place, ports)).every((member) => member.person !== person)) return NOT_CREW
    const key = keyOf(call)
    const shifts = dates.map((date): Shift => {
      return { id: ports.hash(`${key}:${date}`), date, span: [span.from, span.until], person, was: [] }
    })
    const roster = await ports.duties.change(id, month, (before) => planned(before, shifts, call.now))
    if (isRefusal(roster)) return roster
    const [first] = [...shifts].sort((a, b) => (a.date < b.date ? -1 : 1))
    if (first) {
      const days = dates.length > 1 ? `等 ${dates.length} 天 ` : ''
      const text = `${place.name} ${dayText(first.date)} ${days}${spanText(first)}`
      tellLater([person], { id: key, title: '给您排了值守', status: '已排班', text, shift: first }, place, call)
    }
    return monthOfPlace(roster, found, call)
  },

  async copy({ place: id, month, from }, call) {
    const { ports, now } = call
    const found = await runStation(id, call)
    if (isRefusal(found)) return found
    const [source] = from === 'lastMonth' ? await ports.duties.read([rosterId(id, monthBefore(month))]) : []
    const crew = new Set((await crewAt(found.place, ports)).map(({ person }) => person))
    const key = keyOf(call)
    let made: ReturnType<typeof copied> = { shifts: [], leftOut: 0 }
    const roster = await ports.duties.change(id, month, (before) => {
      const days = from === 'lastMonth' ? daysOf(monthBefore(month)) : daysOf(month).slice(0, 7)
      const shifts = from === 'lastMonth' ? (source?.shifts ?? []) : before.shifts
      made = copied(
        before,
        { days, shifts },
        { now, mayServe: (person) => crew.has(person), idOf: (at) => ports.hash(`${key}:${at}`) },
      )
      // 重发一次，上一次排的已经在了。
      if (before.shifts.some(({ last }) => last === key)) return before
      if (made.shifts.length === 0) return refuse('duty/nothing-to-copy', '没有可以照着排的班，或者日子都排过了')
      return planned(
        before,
        made.shifts.map((shift) => ({ ...shift, last: key })),
        now,
      )
    })
    if (isRefusal(roster)) return roster
    const people = made.shifts.flatMap(({ person }) => person ?? [])
    const text = `${found.place.name} ${month} 的值守排好了，请看值守表里您的班`
    tellLater(people, { id: key, title: '给您排了值守', text }, found.place, call)
    return { ...(await monthOfPlace(roster, found, call)), leftOut: made.leftOut }
  },

  async assign({ person, ...input }, call) {
    const { ports } = call
    const found = await runStation(input.place, call)
    if (isRefusal(found)) return found
    const { place } = found
    if ((await crewAt(place, ports)).every((member) => member.person !== person)) return NOT_CREW
    const moved = await turn('assign', input, found, call, (roster, shift) => assigned(roster, shift, person, call.now))
    if (isRefusal(moved)) return moved
    const { roster, shift } = moved
    const before = shift.was.at(-1)?.person
    const what = `${place.name} ${shiftName(shift)}`
    const id = keyOf(call)
    tellLater([person], { id, title: '给您排了值守', status: '已排班', text: what, shift }, place, call)
    if (before !== undefined && before !== person)
      tellLater([before], { id, title: '您的值守改由别人', text: what }, place, call)
    return monthOfPlace(roster, found, call)
  },

  async cancel(input, call) {
    const found = await runStation(input.place, call)
    if (isRefusal(found)) return found
    const moved = await turn('cancel', input, found, call, cancelled)
    if (isRefusal(moved)) return moved
    const { roster, shift } = moved
    if (shift.person !== null) {
      const text = `${found.place.name} ${shiftName(shift)} 不用来了`
      tellLater([shift.person], { id: keyOf(call), title: '您的值守取消了', text }, found.place, call)
    }
    return monthOfPlace(roster, found, call)
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
    const { place } = found
    if (to === actor._id) return refuse('duty/own-swap', '不能请自己换班', 'to')
    if (to !== null && (await crewAt(place, ports)).every(({ person }) => person !== to))
      return { ...NOT_CREW, field: 'to' }
    const checked = await checkContent({ words: reason, photos: [] }, call, { words: 'reason', photos: '' })
    if (isRefusal(checked)) return checked
    const moved = await turn('askSwap', input, found, call, (roster, shift) =>
      swapAsked(roster, shift, { to, reason }, now),
    )
    if (isRefusal(moved)) return moved
    call.after(() => tellOfSwap(moved.shift, actor.name, keyOf(call), place, ports))
    return deskOf(found, call, moved.roster)
  },

  async answerSwap({ isAccepted, ...input }, call) {
    const { actor, now } = call
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    let asker = ''
    const action = isAccepted ? 'acceptSwap' : 'refuseSwap'
    const moved = await turn(action, input, found, call, (roster, shift) => {
      asker = shift.swap?.by ?? ''
      return isAccepted ? swapAccepted(roster, shift, actor._id, now) : swapEnded(roster, shift)
    })
    if (isRefusal(moved)) return moved
    call.after(() => tellOfAnswer(moved.shift, asker, isAccepted, found.place, call))
    return deskOf(found, call, moved.roster)
  },

  async dropSwap(input, call) {
    const found = await servedStation(input.place, call)
    if (isRefusal(found)) return found
    return deskAfter('dropSwap', input, found, call, swapEnded)
  },
}

/** Of one call; what it makes and tells is known by it when it comes again. */
const keyOf = ({ ports, actor, requestId }: Caller<World>): string => ports.hash(`${actor._id}:${requestId}`)

const tellLater = (people: string[], news: Parameters<typeof tellOfDuty>[1], place: Place, call: Caller<World>): void =>
  call.after(() => tellOfDuty(people, news, place, call.ports))

type Turn = (roster: DutyRoster, shift: Shift) => DutyRoster | Refusal

/** One step with one shift: whether they may, then what it makes. The same call again finds it done. */
async function turn(
  action: ShiftActionName,
  { place, month, shift: id }: Parsed<'station', 'cancel'>,
  { viewer }: StationPlace,
  call: Caller<World>,
  change: Turn,
): Promise<{ roster: DutyRoster; shift: Shift } | Refusal> {
  const { ports, now } = call
  const { policy } = await ports.reference.read()
  const last = keyOf(call)
  let touched: Shift | undefined
  const roster = await ports.duties.change(place, month, (before) => {
    const shift = before.shifts.find((one) => one.id === id)
    touched = shift
    if (!shift) return refuse('duty/unknown', '没有这一班了，请刷新后再看', 'shift')
    if (shift.last === last) return before
    const refusal = mayNot(action, shift, viewer, now, policy.duty)
    if (refusal) return refusal
    const after = change(before, shift)
    if (isRefusal(after)) return after
    return { ...after, shifts: after.shifts.map((one) => (one.id === id ? { ...one, last } : one)) }
  })
  if (isRefusal(roster)) return roster
  const shift = roster.shifts.find((one) => one.id === id) ?? touched
  if (!shift) throw new Error(`shift ${id} was neither there nor refused`)
  return { roster, shift }
}

async function deskAfter(
  action: ShiftActionName,
  input: Parsed<'station', 'cancel'>,
  found: StationPlace,
  call: Caller<World>,
  change: Turn,
): Promise<DeskView | Refusal> {
  const moved = await turn(action, input, found, call, change)
  return isRefusal(moved) ? moved : deskOf(found, call, moved.roster)
}

/** 换成了没有，两边都知道；换成了，负责的人也知道。 */
async function tellOfAnswer(shift: Shift, asker: string, isAccepted: boolean, place: Place, call: Caller<World>) {
  const { actor, ports } = call
  const [id, what] = [keyOf(call), `${place.name} ${shiftName(shift)}`]
  const askedBy = asker || (shift.was.at(-1)?.person ?? '')
  const nameOf = await namesOf([askedBy, actor._id], ports)
  if (!isAccepted) {
    const text = `${nameOf(actor._id)} 不方便值 ${what}，还是您值；可以再请别人`
    await tellOfDuty([askedBy], { id, title: '换班没有成', status: '没有换成', text, shift }, place, ports)
    return
  }
  const text = `${what} 由 ${nameOf(actor._id)} 值，原来是 ${nameOf(askedBy)}`
  await tellOfDuty([askedBy, actor._id], { id, title: '换班成了', status: '换班成功', text, shift }, place, ports)
  const keepers = (await keepersAt(place, ports)).filter((person) => person !== askedBy && person !== actor._id)
  await tellOfDuty(keepers, { id, title: '值守换了人', text }, place, ports)
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
