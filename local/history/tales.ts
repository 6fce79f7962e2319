import type { Area } from '../../cloudfunctions/domain/area'
import { isWorkingDay } from '../../cloudfunctions/domain/calendar'
import type { Item } from '../../cloudfunctions/domain/catalogue'
import { DAY, HOUR, inBeijing, MINUTE, startOfDay } from '../../cloudfunctions/domain/moment'
import { pick, type Random, randomFor } from '../../data/jinghu/generate/random'
import type { Cast } from './cast'
import { offListWords, whyWords } from './sentences'

/** How many, from when to when. */
export interface History {
  /** Whistles that count: done or running. */
  whistles: number
  /** Of these, how many are done (办结) at the end. */
  done: number
  from: number
  until: number
  /** The same seed tells the same story. */
  seed: string
}

/** What is to become of a whistle. */
export type Fate = 'done' | 'running' | 'rejected' | 'withdrawn'

/** One whistle before it is blown: who, where, what; and how chance will have it afterwards. */
export interface Tale {
  name: string
  fate: Fate
  /** Neither rejected nor withdrawn: one of those the history is to count. */
  isCounted: boolean
  blownAt: number
  blower: string
  grid: Area
  item: Item | null
  words: string
  /** The end is near: nothing goes wrong any more. */
  isSmooth: boolean
  /** By when everything has happened, whatever chance says. */
  latest: number
  /** A number in [0, 1) that is always the same for the same question. */
  chance: (question: string) => number
}

/** 不受理、撤哨的，另外还有这么多，不算在内。 */
const REJECTED = 0.014
const WITHDRAWN = 0.006
const OFF_LIST = 0.015
/** What is done was blown so long ago at least; what is running, so long ago at most. */
const DONE_BEFORE = 4 * DAY
const RUNNING_WITHIN = 18 * DAY
/** From here to the end nothing unusual happens to those that are to be done. */
const SMOOTH_WITHIN = 12 * DAY

/** Every whistle of the history, in no order. */
export function talesOf({ whistles, done, from, until, seed }: History, cast: Cast): Tale[] {
  const shares: Array<[Fate, number]> = [
    ['done', done],
    ['running', whistles - done],
    ['rejected', Math.round(whistles * REJECTED)],
    ['withdrawn', Math.round(whistles * WITHDRAWN)],
  ]
  return shares.flatMap(([fate, count]) => {
    const random = randomFor(`${seed} ${fate}`)
    const days =
      fate === 'running' ? lately(until, cast) : daysOf(Math.min(from, until - 5 * DAY), until - DONE_BEFORE, cast)
    return spread(days, count, random).map((day, i) => taleOf(`${fate}-${i}`, fate, day, until, seed, cast))
  })
}

interface Day {
  at: number
  weight: number
}

/** A month's share of a year's: 雨季和寒潮多，春节少. */
const SEASON = [1.05, 0.7, 0.95, 1, 1, 1.2, 1.3, 1.2, 1, 0.9, 0.95, 1.1]
const monthOf = (at: number): number => Number(inBeijing(at).format('M')) - 1

function daysOf(from: number, until: number, { calendar }: Cast): Day[] {
  const days: Day[] = []
  for (let at = startOfDay(from); at < until; at += DAY)
    days.push({ at, weight: (SEASON[monthOf(at)] ?? 1) * (isWorkingDay(at, calendar) ? 1 : 0.2) })
  return days
}

/** What is still running is mostly of the last days. */
const lately = (until: number, cast: Cast): Day[] =>
  daysOf(until - RUNNING_WITHIN, startOfDay(until), cast).map(({ at, weight }) => ({
    at,
    weight: weight / (1 + ((until - at) / (4 * DAY)) ** 2),
  }))

/** So many days, as the weights have them: evenly, each a little by chance. */
function spread(days: Day[], count: number, random: Random): number[] {
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  let [i, passed] = [0, 0]
  return Array.from({ length: count }, (_, k) => {
    const mark = ((k + random()) / count) * total
    for (let day = days[i]; day && i < days.length - 1 && passed + day.weight <= mark; day = days[i]) {
      passed += day.weight
      i += 1
    }
    return days[i]?.at ?? 0
  })
}

function taleOf(name: string, fate: Fate, day: number, until: number, seed: string, cast: Cast): Tale {
  const chance = (question: string) => randomFor(`${seed} ${name} ${question}`)()
  const random = randomFor(`${seed} ${name}`)
  const item =
    fate !== 'rejected' && fate !== 'running' && random() < OFF_LIST ? null : itemFor(fate, day, random, cast)
  const grid = pick(cast.grids, random)
  const isUrgent = item?.kind === 'emergency'
  const minutes = isUrgent ? 6 * 60 + random() * 17 * 60 : inOffice(random)
  const blownAt = day + Math.floor(minutes * MINUTE + random() * MINUTE)
  return {
    name,
    fate,
    isCounted: fate === 'done' || fate === 'running',
    blownAt,
    blower: blowerOf(fate, grid, random, cast),
    grid,
    item,
    words: item ? whyWords(item, random) : offListWords(random),
    isSmooth: fate === 'done' && blownAt > until - SMOOTH_WITHIN,
    latest: fate === 'done' ? until - 2 * HOUR - Math.floor(chance('latest') * DAY) : Infinity,
    chance,
  }
}

/** 八点半到十二点，两点半到五点半：上午多些. */
const inOffice = (random: Random): number =>
  random() < 0.56 ? 8 * 60 + 30 + random() * 205 : 14 * 60 + 30 + random() * 175

/** 多数是网格员吹的，社区和街道也吹。不受理、撤哨的要等平台，都是网格员吹的. */
function blowerOf(fate: Fate, { worker, path }: Area, random: Random, { areas }: Cast): string {
  const staff = (area: string | undefined) => pick(areas.get(area ?? '')?.staff ?? [], random).person
  const draw = random()
  if (worker && (draw < 0.8 || fate === 'rejected' || fate === 'withdrawn')) return worker.person
  return staff(draw < 0.93 ? path[2] : path[1])
}

/** What happens only in its season. */
const SEASONAL: Array<[RegExp, number[]]> = [
  [/积雪|结冰|雨雪|防寒|供暖/, [11, 0, 1]],
  [/防汛|积水|内涝|雨污|汛/, [4, 5, 6, 7, 8]],
]

/** 常规哨占绝大多数；常见的事项多. */
function itemFor(fate: Fate, day: number, random: Random, { items }: Cast): Item {
  const month = monthOf(day)
  const draw = random()
  const urgent = [0, 5, 6, 11].includes(month) ? 0.05 : 0.02
  const kind = fate === 'rejected' ? 'regular' : draw < urgent ? 'emergency' : draw < urgent + 0.13 ? 'key' : 'regular'
  const fits = items.filter(
    (item) =>
      item.kind === kind && SEASONAL.every(([words, months]) => !words.test(item.name) || months.includes(month)),
  )
  // The square draws the first of a fixed shuffle more often than the last.
  const shuffled = [...fits].sort((a, b) => rankOf(a) - rankOf(b))
  return pick(shuffled.slice(0, Math.max(1, Math.ceil(shuffled.length * Math.max(random(), 0.08)))), random)
}

const ranks = new Map<string, number>()
function rankOf({ code }: Item): number {
  const rank = ranks.get(code) ?? randomFor(`rank ${code}`)()
  ranks.set(code, rank)
  return rank
}

const SPOTS = ['东门口', '西门口', '北门外', '南门外', '沿街商铺前', '停车场旁', '小广场', '健身点旁', '菜场门口']

/** Somewhere in the grid's middle, as whoever blows would put it. */
export function groundOf({ grid: { _id, centre }, chance }: Tale) {
  const off = (axis: string) => (chance(axis) - 0.5) * 0.0006
  return {
    area: _id,
    point: { lng: centre[0] + off('lng'), lat: centre[1] + off('lat') },
    address: `${1 + Math.floor(chance('building') * 30)} 栋${SPOTS[Math.floor(chance('spot') * SPOTS.length)] ?? ''}`,
  }
}
