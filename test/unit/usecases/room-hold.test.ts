import type { Activity } from '../../../cloudfunctions/domain/activity'
import { decide } from '../../../cloudfunctions/domain/activity-decision'
import { apply } from '../../../cloudfunctions/domain/activity-evolution'
import { book } from '../../../cloudfunctions/domain/booking'
import { blankDay, type BookingDay, dayId, isLive } from '../../../cloudfunctions/domain/booking-day'
import { MINUTE } from '../../../cloudfunctions/domain/moment'
import type { Place } from '../../../cloudfunctions/domain/place'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { openSpans, type Room, stretchOf } from '../../../cloudfunctions/domain/room'
import { ACTIVITY_DRAIN } from '../../../cloudfunctions/usecases/activity-effects'
import { drainOut } from '../../../cloudfunctions/usecases/outbox-drain'
import type { World } from '../../../cloudfunctions/usecases/ports'
import { holdRoom } from '../../../cloudfunctions/usecases/room-hold'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { anActivity, aPlan, FROM, MONDAY, organiser, UNTIL } from '../../support/activity-facts'
import { chanceOf, oneOf } from '../../support/chance'
import { stranger } from '../../support/city-facts'

const STRETCH = stretchOf(FROM, UNTIL)
const defects: unknown[] = []
const place = { _id: 'st-1', exceptions: [] } as unknown as Place
const aRoom = (_id: string): Room => ({
  ...{ _id, schemaVersion: 1, place: 'st-1', placeName: '先锋驿站', path: [], street: 's', community: 'c' },
  ...{ name: _id, capacity: 9, equipment: '', hours: [{ days: [4], spans: [['08:00', '20:00']] }] },
  ...{ forWhom: 'everyone', aheadDays: 14, mostMinutes: 120, needsApproval: false, isOpen: true },
})
const ROOMS = ['A', 'B'].map(aRoom)
const planIn = (room: Room) => aPlan({ room: { id: room._id, name: room.name, ...STRETCH } })

/** Calls that run at once: whoever waits for the database goes on in an order drawn from the seed. */
class Turns {
  private readonly waiting: Array<() => void> = []
  constructor(private readonly chance: () => number) {}

  readonly take = (): Promise<void> => new Promise((resolve) => this.waiting.push(resolve))

  async run(calls: Array<Promise<unknown>>): Promise<void> {
    let isOver = false
    const all = Promise.all(calls).then(() => (isOver = true))
    while (!isOver) {
      this.waiting.splice(Math.floor(this.chance() * this.waiting.length), 1)[0]?.()
      await new Promise(setImmediate)
    }
    await all
  }
}

/** Documents that are written on condition that nobody has written meanwhile. */
class Shelf<T extends { _id: string; revision?: number; outbox: Array<{ id: string }> }> {
  readonly documents = new Map<string, T>()
  constructor(private readonly turn: () => Promise<void>) {}

  readonly get = async (id: string): Promise<T | undefined> => {
    await this.turn()
    return this.documents.get(id)
  }

  async change(id: string, change: (one: T) => unknown, blank?: T): Promise<unknown> {
    for (;;) {
      const found = await this.get(id)
      const before = found ?? blank
      if (!before) return 'missing'
      const after = (await change(before)) as T
      if (isRefusal(after) || after === before) return isRefusal(after) ? after : { before, after }
      await this.turn()
      if (this.documents.get(id)?.revision !== found?.revision) continue
      const next = { ...after, revision: (before.revision ?? 0) + 1 }
      this.documents.set(id, next)
      return { before, after: next }
    }
  }

  /** As the store does it: without a new revision. */
  async drained({ _id }: T, ids: string[]): Promise<void> {
    await this.turn()
    const now = this.documents.get(_id)
    if (now) this.documents.set(_id, { ...now, outbox: now.outbox.filter(({ id }) => !ids.includes(id)) })
  }
}

async function movesAbout(seed: number): Promise<string> {
  const chance = chanceOf(seed)
  const turns = new Turns(chance)
  const activities = new Shelf<Activity>(turns.take)
  const days = new Shelf<BookingDay>(turns.take)
  let now = MONDAY
  const ports = {
    clock: { now: () => now, waits: () => Promise.resolve(true) },
    log: { defect: (error: unknown) => void defects.push(error), info: () => undefined },
    usages: { markStale: turns.take },
    activities: {
      get: activities.get,
      change: ({ _id }: Activity, change: (one: Activity) => unknown) => activities.change(_id, change),
      drained: (one: Activity, ids: string[]) => activities.drained(one, ids),
    },
    bookings: {
      day: days.get,
      change: (id: string, change: (one: BookingDay) => unknown, blank?: BookingDay) => days.change(id, change, blank),
    },
  } as unknown as World
  const call = { actor: stranger, ports, now } as Caller<World>
  activities.documents.set('a1', { ...anActivity({ place: 'st-1' }), revision: 1 })

  const move = async (room: Room) => {
    if (await holdRoom('a1', { plan: planIn(room), room }, place, call)) return
    await activities.change('a1', (found) => {
      const steps = decide(found, { name: 'change', plan: planIn(room) }, organiser(now))
      return isRefusal(steps) ? steps : apply(found, steps, { by: 'clerk', now })
    })
  }
  const drain = async () => {
    await turns.take()
    const one = activities.documents.get('a1')
    if (one) await drainOut(one, one.outbox, ACTIVITY_DRAIN, ports, now + MINUTE)
  }
  /** Somebody else would like a room too, whichever is free. */
  const visit = async (room: Room) => {
    const wish = { id: `visit-${room._id}`, person: 'p1', purpose: '排练', ...STRETCH }
    const asking = { room, spans: openSpans(room, place, STRETCH.date), now, runs: false, belongs: true }
    await days.change(dayId(room._id, STRETCH.date), (day) => book(day, wish, asking), blankDay(room, STRETCH.date))
  }
  const [first] = ROOMS
  if (first) await turns.run([move(first)])
  for (let round = 0; round < 3; round += 1)
    await turns.run([
      move(oneOf(ROOMS, chance)),
      drain(),
      move(oneOf(ROOMS, chance)),
      drain(),
      visit(oneOf(ROOMS, chance)),
    ])
  // The clock comes round, after what was only just claimed is over.
  now += 2 * MINUTE
  while (activities.documents.get('a1')?.outbox.length !== 0) await turns.run([drain()])
  const has = ROOMS.flatMap(({ _id }) =>
    (days.documents.get(dayId(_id, STRETCH.date))?.bookings ?? [])
      .filter((one) => isLive(one) && one.activity !== undefined)
      .map(({ state }) => `${_id} ${state}`),
  )
  const wanted = `${activities.documents.get('a1')?.room?.id ?? ''} booked`
  return has.join() === wanted ? '' : `seed ${seed}: wants ${wanted}, has ${has.join()}`
}

test('改过去又改回来，多少个一起、什么次序：到最后占着的恰好是活动写着的那一间', async () => {
  for (let seed = 1; seed <= 150; seed += 1) expect(await movesAbout(seed)).toBe('')
  expect(defects).toEqual([])
})
