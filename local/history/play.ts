import type { Reply } from '../../cloudfunctions/contract/envelope'
import { notice } from '../../cloudfunctions/contract/notice'
import { whistle as schemas } from '../../cloudfunctions/contract/whistle'
import type { WhistleView } from '../../cloudfunctions/contract/whistle-view'
import { DAY, HOUR, inBeijing, startOfDay } from '../../cloudfunctions/domain/moment'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import { workOff } from '../../cloudfunctions/usecases/job'
import { noticeStories } from '../../cloudfunctions/usecases/notice'
import { forget } from '../../cloudfunctions/usecases/retention'
import { serve } from '../../cloudfunctions/usecases/serve'
import { tick } from '../../cloudfunctions/usecases/tick'
import { whistleStories } from '../../cloudfunctions/usecases/whistle'
import { countMonths } from '../../cloudfunctions/usecases/whistle-rollup'
import { WHISTLE_WATCH } from '../../cloudfunctions/usecases/whistle-watch'
import type { LocalCloud } from '../cloud/open-cloud'
import { nextTick, parseCron } from '../cloud/runner/cron'
import { Agenda } from './agenda'
import type { Cast } from './cast'
import { nextMove } from './course'
import type { Move } from './scene'
import { groundOf, type History, type Tale } from './tales'
import type { StoryClock, StoryWorld } from './world'

/** The timer of `whistle-clock`. */
const MINUTELY = parseCron('15 * * * * * *')
/** How often what is past its keeping is forgotten. */
const FORGET_EVERY = 30 * DAY
/** What a call may last at most; the story's clock stands still meanwhile. */
const LIMIT = 3_000

/** What somebody waits for; nobody looks at the figures meanwhile, which are counted once a month. */
const { counted: _counted, ...WATCH } = WHISTLE_WATCH

const WHISTLE = { name: 'whistle', schemas, stories: whistleStories } as const
const NOTICE = { name: 'notice', schemas: notice, stories: noticeStories } as const

/** A whistle on its way: which it is, how it stands, and which of its appointments still hold. */
interface Course {
  tale: Tale
  /** While anything is to come; thousands of them together are large. */
  whistle?: Whistle
  status?: Whistle['status']
  appointment: number
}

/** What somebody has in mind, or without a move: what the clock has to look at. */
interface Appointment {
  course: Course
  number: number
  move?: Move
}

/** What the history came to. */
export interface Played {
  whistles: number
  done: number
  /** Calls of people, and looks of the clock. */
  steps: number
}

export interface Stage {
  cloud: Pick<LocalCloud, 'read'>
  clock: StoryClock
  world: StoryWorld
  cast: Cast
  /** WeChat's names of those whose phones can be seen. */
  audience: string[]
  /** Told of each year when it is over: how many whistles were blown in it. */
  onYear: (year: number, whistles: number) => void
}

/**
 * Plays tales in the order of time: every step of a person is a call of the very function, every step of the clock a run of
 * the very timer. Nothing happens that the rules do not let happen.
 */
export class Play {
  private readonly agenda = new Agenda<Appointment | 'forget'>()
  private readonly blownIn = new Map<number, number>()
  private steps = 0

  constructor(private readonly stage: Stage) {}

  /** From the first to the last moment. @throws Error when the rules refuse a step, or the end is not what was to be told */
  async run(tales: Tale[], history: History): Promise<Played> {
    const { clock, world, audience, onYear } = this.stage
    const courses = tales.map((tale): Course => ({ tale, appointment: 0 }))
    for (const course of courses) this.agenda.add(course.tale.blownAt, { course, number: 0 })
    this.agenda.add(startOfDay(history.from) + 3 * HOUR, 'forget')
    let year = inBeijing(history.from).year()
    for (let entry = this.agenda.next(); entry && entry.at <= history.until; entry = this.agenda.next()) {
      clock.moveTo(entry.at)
      for (; year < inBeijing(clock.now()).year(); year += 1) onYear(year, this.blownIn.get(year) ?? 0)
      await (entry.what === 'forget' ? this.forgetOld() : this.keep(entry.what))
      if (world.defects.length > 0) throw world.defects[0]
    }
    clock.moveTo(history.until)
    await tick({ countMonths }, world, clock.now() + DAY)
    onYear(year, this.blownIn.get(year) ?? 0)
    for (const openid of audience) await this.readUntil(history.until - DAY, openid)
    return { ...counted(courses, history), steps: this.steps }
  }

  /** The moment has come, if it still holds. */
  private async keep({ course, number, move }: Appointment): Promise<void> {
    if (number !== course.appointment) return
    const { whistle, tale } = course
    this.steps += 1
    const next = await (!whistle ? this.blow(tale) : move ? this.act(whistle, tale, move) : this.wake(whistle))
    course.status = next.status
    if (this.arrange(course, next)) course.whistle = next
    else delete course.whistle
  }

  /**
   * What people have in mind next, and when the clock has to look; whatever was arranged before does not hold any more.
   * @returns whether anything is to come
   */
  private arrange(course: Course, whistle: Whistle): boolean {
    course.appointment += 1
    const number = course.appointment
    const move = nextMove({ whistle, tale: course.tale, cast: this.stage.cast })
    if (move) this.agenda.add(move.at, { course, number, move })
    const tick = whistle.wakeAt === null ? undefined : nextTick(MINUTELY, whistle.wakeAt - 1)
    if (tick !== undefined) this.agenda.add(tick, { course, number })
    return move !== undefined || tick !== undefined
  }

  private async blow(tale: Tale): Promise<Whistle> {
    const { item, words, blower, name, isCounted } = tale
    const what = item ? { item: item.code } : { field: 'service' as const }
    const { id } = await this.call(blower, `${name}-blow`, 'blow', { ...what, place: groundOf(tale), words })
    const year = inBeijing(this.stage.clock.now()).year()
    if (isCounted) this.blownIn.set(year, (this.blownIn.get(year) ?? 0) + 1)
    return this.read(id)
  }

  private async act({ _id, timeline }: Whistle, { name }: Tale, { by, command }: Move): Promise<Whistle> {
    await this.call(by, `${name}-${timeline.length}`, 'act', { id: _id, command })
    return this.read(_id)
  }

  /** Of several that are due at the same tick, the first one's wakes all. */
  private async wake({ _id }: Whistle): Promise<Whistle> {
    const { clock, world } = this.stage
    const found = this.read(_id)
    if (found.wakeAt === null || found.wakeAt > clock.now()) return found
    await tick(WATCH, world, clock.now() + HOUR)
    return this.read(_id)
  }

  private read(id: string): Whistle {
    const [found] = this.stage.cloud.read('whistles', { _id: id })
    if (!found) throw new Error(`whistle ${id} is not there`)
    return found as unknown as Whistle
  }

  private async call(person: string, key: string, action: 'blow' | 'act', input: unknown): Promise<WhistleView> {
    const { cast, world } = this.stage
    const event = { action, input, requestId: `history-${key}` }
    const reply = (await serve(WHISTLE, event, { openid: cast.openidOf(person) }, world, LIMIT)) as Reply<WhistleView>
    if (!reply.ok) throw new Error(`${key}, ${JSON.stringify(input)} by ${person}: ${reply.message}`)
    return reply.data
  }

  /** As `upkeep` does: what is past its keeping, news above all. And the figures. */
  private async forgetOld(): Promise<void> {
    const { clock, world } = this.stage
    await tick({ forget, workOff, countMonths }, world, clock.now() + DAY)
    this.agenda.add(clock.now() + FORGET_EVERY, 'forget')
  }

  private async readUntil(until: number, openid: string): Promise<void> {
    const event = { action: 'read', input: { until }, requestId: `history-read-${openid}` }
    await serve(NOTICE, event, { openid }, this.stage.world, LIMIT)
  }
}

/** @throws Error when there are more or fewer than were to be */
function counted(courses: Course[], { whistles, done }: History): Omit<Played, 'steps'> {
  const statuses = courses.map(({ status }) => status)
  const found = {
    whistles: statuses.filter((status) => status !== 'rejected' && status !== 'withdrawn').length,
    done: statuses.filter((status) => status === 'completed' || status === 'closed').length,
  }
  if (found.whistles !== whistles || found.done !== done)
    throw new Error(`the history came to ${found.whistles} whistles, ${found.done} done; not ${whistles}, ${done}`)
  return found
}
