import type { WhistleView } from '../../cloudfunctions/contract/whistle-view'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import { notice } from '../../cloudfunctions/contract/notice'
import { whistle } from '../../cloudfunctions/contract/whistle'
import { DAY, HOUR, inBeijing, startOfDay } from '../../cloudfunctions/domain/moment'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import { workOff } from '../../cloudfunctions/usecases/job'
import { noticeStories } from '../../cloudfunctions/usecases/notice'
import { forget } from '../../cloudfunctions/usecases/retention'
import { serve } from '../../cloudfunctions/usecases/serve'
import { tick } from '../../cloudfunctions/usecases/tick'
import { whistleStories } from '../../cloudfunctions/usecases/whistle'
import { WHISTLE_WATCH } from '../../cloudfunctions/usecases/whistle-watch'
import type { LocalCloud } from '../cloud/open-cloud'
import { nextTick, parseCron } from '../cloud/runner/cron'
import { Agenda } from './agenda'
import type { Cast } from './cast'
import { nextMove } from './course'
import type { Move } from './scene'
import type { History, Tale } from './tales'
import type { StoryClock, storyWorld } from './world'

/** The timer of `whistle-clock`. */
const MINUTELY = parseCron('15 * * * * * *')
/** Every so often what is past its keeping is forgotten, and those on the stage have read what there was. */
const FORGET_EVERY = 30 * DAY
/** What a call may last at most: the story's clock stands still meanwhile. */
const LIMIT = 3_000

/** A whistle on its way: which it is, how it stood last, and which of its appointments still hold. */
interface Course {
  tale: Tale
  whistle: Whistle | undefined
  appointment: number
}

type Appointment = { course: Course; number: number; move: Move | undefined }

/** What the history came to. */
export interface Played {
  whistles: number
  done: number
  /** Calls of people, and steps of the clock. */
  steps: number
}

export interface Stagehands {
  cloud: Pick<LocalCloud, 'read'>
  clock: StoryClock
  world: ReturnType<typeof storyWorld>
  cast: Cast
  /** WeChat's names of those whose phones can be seen. */
  audience: string[]
  /** Told of each year when it is over: how many whistles it had. */
  onYear(year: number, whistles: number): void
}

/**
 * Plays the tales from the first to the last moment, in the order of time: every step of a person is a call of the very
 * function, every step of the clock a run of the very timer. Nothing happens that the rules do not let happen.
 * @throws Error when the rules refuse a step, or the end is not what was to be told
 */
export async function play(tales: Tale[], history: History, hands: Stagehands): Promise<Played> {
  const { cloud, clock, world, cast, audience } = hands
  const agenda = new Agenda<Appointment | 'forget'>()
  const courses = tales.map((tale): Course => ({ tale, whistle: undefined, appointment: 0 }))
  const blownIn = new Map<number, number>()
  let steps = 0

  const blow = async ({ tale }: Course): Promise<string> => {
    const { grid, item, words, blower, name, fate } = tale
    const place = { area: grid._id, point: pointNear(tale), address: addressOf(tale) }
    const what = item ? { item: item.code } : { field: 'service' as const }
    const view = await call(blower, `${name}-blow`, 'blow', { ...what, place, words })
    const year = inBeijing(clock.now()).year()
    if (isCounted(fate)) blownIn.set(year, (blownIn.get(year) ?? 0) + 1)
    return view.id
  }

  const call = async (person: string, requestId: string, action: 'blow' | 'act', input: unknown) => {
    const noun = { name: 'whistle', schemas: whistle, stories: whistleStories } as const
    const openid = cast.openidOf(person)
    const reply = await serve(noun, { action, input, requestId: `history-${requestId}` }, openid, world, LIMIT)
    if (!reply.ok) throw new Error(`${requestId}, ${JSON.stringify(input)} by ${person}: ${reply.message}`)
    steps += 1
    return (reply as Extract<Reply<WhistleView>, { ok: true }>).data
  }

  const read = (id: string): Whistle => {
    const [found] = cloud.read('whistles', { _id: id })
    if (!found) throw new Error(`whistle ${id} is not there`)
    return found as unknown as Whistle
  }

  /** What people have in mind next, and when the clock has to look; whatever was arranged before does not hold any more. */
  const arrange = (course: Course): void => {
    const { whistle: now, tale } = course
    course.appointment += 1
    if (!now) return
    const number = course.appointment
    const move = nextMove({ whistle: now, tale, cast })
    if (move) agenda.add(move.at, { course, number, move })
    if (now.wakeAt !== null) agenda.add(nextTick(MINUTELY, now.wakeAt - 1) ?? 0, { course, number, move: undefined })
  }

  const keep = async ({ course, number, move }: Appointment): Promise<void> => {
    if (number !== course.appointment) return
    const before = course.whistle
    if (!before) {
      course.whistle = read(await blow(course))
    } else if (move) {
      const requestId = `${course.tale.name}-${before.timeline.length}`
      await call(move.by, requestId, 'act', { id: before._id, command: move.command })
      course.whistle = read(before._id)
    } else {
      // Others may have been due at the same tick: then it has moved already.
      if ((read(before._id).wakeAt ?? Infinity) <= clock.now()) await tick(WHISTLE_WATCH, world, clock.now() + HOUR)
      course.whistle = read(before._id)
      steps += 1
    }
    arrange(course)
  }

  const look = async (): Promise<void> => {
    await tick({ forget, workOff }, world, clock.now() + DAY)
    agenda.add(clock.now() + FORGET_EVERY, 'forget')
  }

  for (const course of courses) agenda.add(course.tale.blownAt, { course, number: 0, move: undefined })
  agenda.add(startOfDay(history.from) + 3 * HOUR, 'forget')
  let year = inBeijing(history.from).year()
  for (let entry = agenda.next(); entry && entry.at <= history.until; entry = agenda.next()) {
    clock.moveTo(entry.at)
    for (; year < inBeijing(clock.now()).year(); year += 1) hands.onYear(year, blownIn.get(year) ?? 0)
    await (entry.what === 'forget' ? look() : keep(entry.what))
    if (world.defects.length > 0) throw world.defects[0]
  }
  clock.moveTo(history.until)
  hands.onYear(year, blownIn.get(year) ?? 0)
  for (const openid of audience) {
    const read = { action: 'read', input: { until: history.until - DAY }, requestId: `history-read-${openid}` }
    await serve({ name: 'notice', schemas: notice, stories: noticeStories }, read, openid, world, LIMIT)
  }
  return { ...counted(courses, history), steps }
}

const isCounted = (fate: Tale['fate']): boolean => fate === 'done' || fate === 'running'

/** @throws Error when there are more or fewer than were to be */
function counted(courses: Course[], { whistles, done }: History): Omit<Played, 'steps'> {
  const statuses = courses.map(({ whistle: at }) => at?.status)
  const found = {
    whistles: statuses.filter((status) => status !== 'rejected' && status !== 'withdrawn').length,
    done: statuses.filter((status) => status === 'completed' || status === 'closed').length,
  }
  if (found.whistles !== whistles || found.done !== done)
    throw new Error(`the history came to ${found.whistles} whistles, ${found.done} done; not ${whistles}, ${done}`)
  return found
}

/** Somewhere in the grid's middle. */
function pointNear({ grid: { centre }, chance }: Tale): { lng: number; lat: number } {
  return { lng: centre[0] + (chance('lng') - 0.5) * 0.0006, lat: centre[1] + (chance('lat') - 0.5) * 0.0006 }
}

const SPOTS = ['东门口', '西门口', '北门外', '南门外', '沿街商铺前', '停车场旁', '小广场', '健身点旁', '菜场门口']
const addressOf = ({ chance }: Tale): string =>
  `${1 + Math.floor(chance('building') * 30)} 栋${SPOTS[Math.floor(chance('spot') * SPOTS.length)] ?? ''}`
