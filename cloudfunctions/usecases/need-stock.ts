import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { StockFigures, StockView } from '../contract/need-view'
import { rateText } from '../domain/board'
import { DAY, dayTime } from '../domain/moment'
import type { Need } from '../domain/need'
import { addFigures, differencesOf, figuresOfNeed, NO_FIGURES, wasLeft } from '../domain/need-figures'
import { faceAt } from '../domain/need-people'
import { servesAt } from '../domain/need-rules'
import { type Place, runs } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { type Resource, wasUsedIn } from '../domain/resource'
import { monthAt, monthSpan, monthText } from '../domain/written'
import { checkContent } from './content'
import { keepingPlace } from './need-register'
import { needItem } from './need-show'
import type { World } from './ports'
import type { FrozenStock } from './ports/need'
import type { Caller } from './serve'

const PAGE = 100
const SHOWN = 100

interface MonthCount {
  figures: StockFigures
  byClass: Map<string, { name: string; figures: StockFigures }>
  /** Open when the month ended, oldest first. */
  left: Need[]
}

/** 一个月的数，从每项需求的时间线数出来：不累加，也就不会数错两次. Reads those that were open in the month or later. */
async function countMonth(place: string, month: string, ports: World): Promise<MonthCount> {
  const [from] = monthSpan(month)
  const count: MonthCount = { figures: NO_FIGURES, byClass: new Map(), left: [] }
  for (let after = { at: from, id: '' }; ;) {
    const page = await ports.needs.openSince(place, from, after, PAGE)
    for (const need of page) countIn(count, need, month)
    const last = page.at(-1)
    if (page.length < PAGE || !last) break
    after = { at: last.openUntil, id: last._id }
  }
  count.left.sort((a, b) => a.registeredAt - b.registeredAt || (a._id < b._id ? -1 : 1))
  return count
}

function countIn(count: MonthCount, need: Need, month: string): void {
  const own = figuresOfNeed(need, month)
  count.figures = addFigures(count.figures, own)
  if (own.carried + own.opened === 0) return
  const { name, figures } = count.byClass.get(need.class) ?? { name: need.className, figures: NO_FIGURES }
  count.byClass.set(need.class, { name, figures: addFigures(figures, own) })
  if (wasLeft(need, month)) count.left.push(need)
}

/** In use since before the month ended, and counted on by nobody in it. */
async function unusedIn(place: string, month: string, ports: World): Promise<Resource[]> {
  const [, until] = monthSpan(month)
  const active = await ports.resources.active(place, SHOWN)
  return active.filter((resource) => resource.createdAt < until && !wasUsedIn(resource, month))
}

const FUTURE = refuse('stock/future', '这个月还没有到', 'month')

/** 一个地方一个月的盘点：数目、剩下的、没用上的资源；盘点过的，看得到之后变了什么. */
export async function stockOf(
  { place: id, month: asked }: Parsed<'need', 'stock'>,
  call: Caller<World>,
): Promise<StockView | Refusal> {
  const place = await keepingPlace(id, call)
  if (isRefusal(place)) return place
  if (!runs(place, call.actor) && !servesAt(place.path, call.actor))
    return refuse('stock/not-yours', '只有在这里任职的人可以看盘点')
  const month = asked ?? monthAt(call.now)
  if (month > monthAt(call.now)) return FUTURE
  const [counted, unused] = await Promise.all([countMonth(id, month, call.ports), unusedIn(id, month, call.ports)])
  return stockView(place, month, counted, unused, call)
}

async function stockView(
  place: Place,
  month: string,
  { figures, byClass, left }: MonthCount,
  unused: Resource[],
  { ports, actor, now }: Caller<World>,
): Promise<StockView> {
  const frozen = (await ports.stocks.get(place._id, month))?.versions.at(-1)
  const done = figures.onTime + figures.late
  return {
    place: { id: place._id, name: place.name },
    month,
    monthText: monthText(month),
    isLatest: month >= monthAt(now),
    figures,
    byClass: [...byClass].map(([code, { name, figures: own }]) => ({ ...own, class: code, name })).sort(byOpen),
    onTimeShare: rateText(figures.onTime, done),
    matchedShare: rateText(figures.matched, done),
    left: left.slice(0, SHOWN).map((need) => ({ ...needItem(need), days: daysOpen(need, month, now) })),
    unused: unused.map(({ _id, title }) => ({ id: _id, title })),
    ...(frozen && {
      confirmed: {
        text: `${frozen.face} ${dayTime(frozen.at)} 盘点`,
        note: frozen.note,
        differences: differencesOf(frozen.figures, figures),
      },
    }),
    mayConfirm: runs(place, actor) && month <= monthAt(now),
  }
}

/** Whole days, today's not among them. */
function daysOpen({ registeredAt }: Need, month: string, now: number): number {
  const [, until] = monthSpan(month)
  return Math.floor((Math.min(now, until) - registeredAt) / DAY)
}

const byOpen = (a: StockFigures & { name: string }, b: StockFigures & { name: string }): number =>
  b.carried + b.opened - (a.carried + a.opened) || a.name.localeCompare(b.name, 'zh-CN')

/** 本月已盘点：当时的数照样留下，之后变了的另外看得到；再盘一次，是新的一份. */
export async function confirmStock(
  { place: id, month, note }: Parsed<'need', 'confirm'>,
  call: Caller<World>,
): Promise<StockView | Refusal> {
  const { ports, actor, now, requestId } = call
  const place = await keepingPlace(id, call)
  if (isRefusal(place)) return place
  if (!runs(place, actor)) return refuse('stock/not-runner', '由管这个地方的人来盘点')
  if (month > monthAt(now)) return FUTURE
  const checked =
    note === '' ? {} : await checkContent({ words: note, photos: [] }, call, { words: 'note', photos: 'note' })
  if (isRefusal(checked)) return checked
  const [counted, unused] = await Promise.all([countMonth(id, month, ports), unusedIn(id, month, ports)])
  const frozen: FrozenStock = {
    at: now,
    by: actor._id,
    face: faceAt(place.path, actor) || `负责人 ${actor.name}`,
    note,
    requestId,
    figures: counted.figures,
    left: counted.left.slice(0, SHOWN).map(({ _id }) => _id),
    unused: unused.map(({ _id }) => _id),
  }
  await ports.stocks.confirm(id, month, frozen)
  return stockView(place, month, counted, unused, call)
}
