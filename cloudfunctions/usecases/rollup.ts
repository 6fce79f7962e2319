import { areaText, chainOf } from '../domain/area'
import { type Board, boardId, boardItem, emptyBoard, latest, listed } from '../domain/board'
import { figuresOf, type Figures, type Rollup, rollupId, sum } from '../domain/rollup'
import { monthOf } from '../domain/written'
import type { CountingWorld, Ports } from './ports'

/** Rollups looked after together: what lies above several of them is counted once for all. */
const PAGE = 50
const TICKETS = 100
const LISTED = 20

/**
 * 数字：标记过的格子从诉求重新数，再逐级加上去，最后换上新的看板。 Nothing is added to or taken away from a figure, so
 * doing it late, twice or from two places at once gives the same end. A rollup stays marked until its board is made and
 * the area above is marked: wherever this is cut off, the next run finds it again.
 * @param until a moment; what is left then, the next run finds
 * @returns how many rollups were counted
 */
export async function rollUp(ports: CountingWorld, until: number): Promise<number> {
  // Taken before anything is read.
  const at = ports.clock.now()
  const passed: string[] = []
  let counted = 0
  while (ports.clock.now() < until) {
    const page = await ports.rollups.stale(passed, PAGE)
    if (page.length === 0) {
      // One that is broken keeps the figures at the moment before it broke.
      if (passed.length === 0) await ports.rollups.countedUpTo(at)
      break
    }
    counted += await countPage(page, ports, until, passed)
  }
  return counted
}

async function countPage(page: Rollup[], ports: CountingWorld, until: number, passed: string[]): Promise<number> {
  /** The first is done however late it is: a slow hour may not keep every run from getting on at all. */
  const each = async (all: Rollup[], before: number, work: (rollup: Rollup) => Promise<void>) => {
    for (const [i, rollup] of all.entries()) {
      if (i > 0 && ports.clock.now() >= before) return
      try {
        await work(rollup)
      } catch (error) {
        // One broken rollup is logged and stepped over, so that it holds up no other.
        ports.log.defect(error, { rollup: rollup._id })
        passed.push(rollup._id)
      }
    }
  }
  const found = await Promise.all(page.map(async (rollup) => ({ ...rollup, path: await pathOf(rollup.area, ports) })))
  const deepestFirst = found.sort((a, b) => b.path.length - a.path.length)
  const now = ports.clock.now()

  const fresh: Rollup[] = []
  await each(deepestFirst, now + (until - now) / 2, async (rollup) => {
    const next = await recount(rollup, ports)
    if (next) fresh.push(next)
  })
  const boardOf = ({ area, day }: Rollup) => boardId(area, monthOf(day))
  const made = new Set<string>()
  await each([...new Map(fresh.map((rollup) => [boardOf(rollup), rollup])).values()], until, async (rollup) => {
    await ports.boards.put(await makeBoard(rollup.path, monthOf(rollup.day), ports))
    made.add(boardOf(rollup))
  })
  // 没办完的，一个地方数一次，几天的都在里面.
  const placed = new Set<string>()
  await each([...new Map(fresh.map((rollup) => [rollup.area, rollup])).values()], until, async ({ area, path }) => {
    await ports.openCounts.recount(path, ports.clock.now())
    placed.add(area)
  })
  const shown = fresh.filter((rollup) => made.has(boardOf(rollup)) && placed.has(rollup.area))
  const counted = new Set(shown.map(({ _id }) => _id))
  // One that stands above another of this page has just been counted with it in.
  const above = new Map(
    shown
      .filter(({ parent, day }) => parent !== '' && !counted.has(rollupId(parent, day)))
      .map((rollup) => [rollupId(rollup.parent, rollup.day), rollup]),
  )
  await Promise.all(
    [...above.values()].map(({ parent, day }) => ports.rollups.markStale(parent, day, ports.clock.now())),
  )
  await Promise.all(shown.map((rollup) => ports.rollups.put({ ...rollup, staleAt: null }, rollup.version)))
  return shown.length
}

/** Ids from the district down. A merged grid still counts where its heir lies; what is not on the map, for the district. */
export async function pathOf(area: string, { reference }: Ports): Promise<string[]> {
  const [{ district }, shapes] = await Promise.all([reference.read(), reference.shapes()])
  if (area === district.root) return [area]
  return [...(shapes.pathOf(area)?.slice(0, -1) ?? [district.root]), area]
}

/** @returns the rollup as it was written, still marked; undefined when someone else has marked or written it meanwhile */
async function recount(rollup: Rollup, ports: Ports): Promise<Rollup | undefined> {
  const { area, day, path, version } = rollup
  const [own, below] = await Promise.all([countTickets(area, day, ports), ports.rollups.below(area, day)])
  const figures = sum([own, ...below.map((one) => one.figures)])
  const next: Rollup = { ...rollup, parent: path.at(-2) ?? '', figures }
  return (await ports.rollups.put(next, version)) ? { ...next, version: version + 1 } : undefined
}

async function countTickets(area: string, day: string, ports: Ports): Promise<Figures> {
  let total = sum([])
  for (let after = ''; ;) {
    const page = await ports.rollups.tickets(area, day, after, TICKETS)
    total = sum([total, ...page.map(figuresOf)])
    const last = page.at(-1)
    if (page.length < TICKETS || !last) return total
    after = last._id
  }
}

/** The picture of an area and month, from its days, its own published tickets and the boards below. */
async function makeBoard(path: string[], month: string, ports: Ports): Promise<Board> {
  const area = path.at(-1) ?? ''
  // Taken before anything is read.
  const at = ports.clock.now()
  const { lists } = (await ports.reference.read()).policy.board
  const [blank, days, below, published, recent] = await Promise.all([
    blankBoard(path, month, ports),
    ports.rollups.month(area, month),
    ports.boards.below(area, month),
    ports.boards.published(area, month, LISTED),
    lists === 'all' ? ports.boards.recent(area, month, LISTED) : [],
  ])
  const tickets = new Map([...recent, ...published].map((ticket) => [ticket._id, ticket]))
  const own = [...tickets.values()].flatMap((ticket) => boardItem(ticket) ?? [])
  return {
    ...blank,
    at,
    figures: sum(days.map(({ figures }) => figures)),
    items: latest(listed([...own, ...below.flatMap(({ items }) => items)], lists)),
    below: blank.below.map((child) => ({
      ...child,
      figures: below.find((board) => board.area === child.area)?.figures ?? child.figures,
    })),
  }
}

/** Zeros, with the names of the area and of those below it. */
export async function blankBoard(path: string[], month: string, ports: Ports): Promise<Board> {
  const id = path.at(-1) ?? ''
  const [line, children] = await Promise.all([ports.areas.read(path), ports.areas.children(id)])
  const chain = chainOf(line)
  const area = line.find(({ _id }) => _id === id) ?? { _id: id, name: id, path }
  const above = line.find(({ _id }) => _id === path.at(-2))
  return emptyBoard({ ...area, path }, chain ? areaText(chain) : area.name, month, above?.name ?? '', children)
}
