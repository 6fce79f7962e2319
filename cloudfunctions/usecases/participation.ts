import { takenOut } from '../domain/activity-decision'
import { apply } from '../domain/activity-evolution'
import { activityItem } from '../domain/activity-words'
import { withoutPerson } from '../domain/booking'
import { bookingItem } from '../domain/booking-words'
import { longTime } from '../domain/moment'
import { clockOfMinutes } from '../domain/room'
import { hoursText } from '../domain/usage'
import { ACTIVITY_DRAIN } from './activity-effects'
import { dayBefore, dayKey } from './booking-pages'
import { beforeOf } from './cursor'
import { all, PAGE } from './export-pages'
import { drainOut } from './outbox-drain'
import type { World } from './ports'
import { wipe } from './wipe'

/**
 * 注销：还没开始的活动退出来，后面的递补；预约的活动室退掉，写的用途抹去；志愿时长不留. What is over keeps that someone was there, by an id
 * that leads to nobody.
 * @returns false when some of it is left, for want of time or because others were faster: it goes on from where it is
 */
export async function eraseParticipation(person: string, ports: World, until: number): Promise<boolean> {
  const now = ports.clock.now()
  await ports.hours.erase(person)
  let isOver = true
  let before = beforeOf('')
  for (;;) {
    const found = await ports.activities.ofPerson(person, before, PAGE)
    for (const { _id, from, state } of found) {
      if (from <= now || state !== 'open') continue
      if (ports.clock.now() >= until) return false
      const activity = await ports.activities.get(_id)
      if (!activity) continue
      const changed = await ports.activities.change(activity, (one) =>
        apply(one, takenOut(one, person, now), { by: person, now }),
      )
      // 一直有人抢着报名，没退成的下次再退.
      if (changed === 'busy') isOver = false
      if (typeof changed === 'object' && 'after' in changed)
        await drainOut(changed.after, changed.after.outbox, ACTIVITY_DRAIN, ports, until)
    }
    const last = found.at(-1)
    if (found.length < PAGE || !last || last.from <= now) break
    before = { at: last.from, id: last._id }
  }
  const isFree = await wipe(
    () => ports.bookings.ofPerson(person, { date: '', id: '' }, PAGE),
    async ({ _id }) => (await ports.bookings.change(_id, (day) => withoutPerson(day, person, now))) !== 'busy',
    ports,
    until,
  )
  return isOver && isFree
}

/** 导出：报过名的活动、志愿时长、约过的活动室. */
export async function participationOf(person: string, ports: World): Promise<Record<string, unknown>> {
  const now = ports.clock.now()
  const [activities, hours, days] = await Promise.all([
    all(
      (before) => ports.activities.ofPerson(person, before, PAGE),
      ({ from, _id }) => ({ at: from, id: _id }),
    ),
    all(
      (before) => ports.hours.list(person, before, PAGE),
      ({ at, _id }) => ({ at, id: _id }),
    ),
    all((before) => ports.bookings.ofPerson(person, dayBefore(before), PAGE), dayKey),
  ])
  return {
    我报名的活动: activities.map((activity) => {
      const { title, placeName, mineText = '' } = activityItem(activity, person, now)
      return { 活动: title, 时间: longTime(activity.from), 地点: placeName, 情况: mineText }
    }),
    我的志愿时长: hours.map(({ title, at, minutes }) => ({
      活动: title,
      时间: longTime(at),
      时长: hoursText(minutes),
    })),
    我预约的活动室: days.flatMap((day) =>
      day.bookings
        .filter((one) => one.person === person && one.activity === undefined)
        .map((one) => {
          const { roomName, placeName, purpose, stateText } = bookingItem(day, one, now, false)
          const span = `${day.date} ${clockOfMinutes(one.from)}—${clockOfMinutes(one.until)}`
          return { 活动室: `${placeName} ${roomName}`, 时间: span, 用途: purpose, 情况: stateText }
        }),
    ),
  }
}
