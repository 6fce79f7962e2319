import type { AreaKind } from '../contract/area'
import type { AreaBorder, BorderProblem, BorderProblemKind, Ring } from '../contract/atlas'
import { AREA_KIND_TEXT } from './area-code'
import { type Flaw, flawsOf, insideOf } from './border'
import { common, type Piece, unionOf, without } from './clipping'
import { boxAround, touch, type Box } from './plane'

/** 25 平方米以内的缝和叠不算：坐标记到 0.1 米，一条几百米的线就能差出这些。 */
export const TOLERANCE = 25

/** All borders of a district: what lies in what, and around what. */
export type Net = ReadonlyMap<string, AreaBorder>

/** Areas of one level lie beside each other; a village has no grids, and lies beside communities and grids. */
const LEVELS: Record<AreaKind, number[]> = { district: [], street: [1], community: [2], village: [2, 3], grid: [3] }
const isBeside = (a: AreaKind, b: AreaKind): boolean => LEVELS[a].some((level) => LEVELS[b].includes(level))

export const outerOf = ({ rings }: AreaBorder): Ring => rings[0] ?? []

/**
 * 改了这几块以后，这张网哪里不对：界线自己的，和邻居重叠的，超出上一级的，上一级里空出来的。What was as bad before is not
 * complained of: nobody could mend one corner of an imported net otherwise.
 * @param before the borders in force; the district's outer border is what they cover together
 * @param touched ids of what was moved, added, or lies around what is gone
 */
export function problemsOf(before: Net, after: Net, touched: string[], root: AreaBorder): BorderProblem[] {
  const areas = touched.flatMap((id) => after.get(id) ?? [])
  const here = outerOf([...before.values()][0] ?? root)[0] ?? [0, 0]
  const flaws = areas.flatMap((area) => flawsOf(area.rings, here).map((flaw) => flawProblem(area, flaw)))
  // Of a line that crosses itself nobody can say what lies inside.
  if (flaws.length > 0) return flaws
  const old = relationsOf(before, touched, before, root)
  return relationsOf(after, touched, before, root)
    .filter((found) => !old.some((one) => isNoWorse(found, one)))
    .map(({ problem }) => problem)
}

interface Found {
  problem: BorderProblem
  /** Areas it is between. */
  between: string
  size: number
}

const isNoWorse = (now: Found, then: Found): boolean =>
  now.problem.kind === then.problem.kind && now.between === then.between && now.size <= then.size + TOLERANCE

function relationsOf(net: Net, touched: string[], before: Net, root: AreaBorder): Found[] {
  const boxed = new Map([...net.values()].map((area) => [area.id, boxAround(outerOf(area))] as const))
  const areas = touched.flatMap((id) => net.get(id) ?? [])
  return [
    ...overlaps(net, areas, boxed),
    ...parentsOf(areas, net).flatMap((parent) => within(parent, net)),
    ...atTheRim(net, areas, before, root),
  ]
}

/** Each pair once, however many of them were moved. */
function overlaps(net: Net, areas: AreaBorder[], boxed: Map<string, Box>): Found[] {
  const done = new Set<string>()
  return areas.flatMap((area) => {
    done.add(area.id)
    const box = boxed.get(area.id)!
    return [...net.values()]
      .filter(({ id, kind }) => !done.has(id) && isBeside(area.kind, kind) && touch(box, boxed.get(id)!))
      .flatMap((other) =>
        beyond(common(outerOf(area), outerOf(other)), area, (size) =>
          tell('overlap', area, `${named(area, net)}和${named(other, net)}重叠了 ${size} 平方米`, other.id),
        ),
      )
  })
}

/** The areas above those that were moved, and those of them that have something below. */
function parentsOf(areas: AreaBorder[], net: Net): AreaBorder[] {
  const above = new Set(areas.flatMap(({ id, parent }) => [id, parent]))
  return [...above].flatMap((id) => net.get(id) ?? [])
}

/** What of an area nothing below covers, and what of those below lies outside. */
function within(parent: AreaBorder, net: Net): Found[] {
  const children = [...net.values()].filter((area) => area.parent === parent.id)
  if (children.length === 0) return []
  const gaps = beyond(without(outerOf(parent), children.map(outerOf)), parent, (size) =>
    tell('gap', parent, `${parent.name}里有 ${size} 平方米不在任何${kindText(children[0])}里`),
  )
  const outside = children.flatMap((child) =>
    beyond(without(outerOf(child), [outerOf(parent)]), child, (size) =>
      tell('outside', child, `${named(child, net)}有 ${size} 平方米超出了${parent.name}`, parent.id),
    ),
  )
  return [...gaps, ...outside]
}

/** 区界不在这里改：what all streets cover together stays as it is. */
function atTheRim(net: Net, areas: AreaBorder[], before: Net, root: AreaBorder): Found[] {
  const streets = areas.filter(({ kind }) => kind === 'street')
  if (streets.length === 0) return []
  const ringsOf = (of: Net) => [...of.values()].filter(({ kind }) => kind === 'street').map(outerOf)
  const [then, now] = [ringsOf(before), ringsOf(net)]
  return streets.flatMap((street) => {
    const was = before.get(street.id)
    const lost = was ? without(outerOf(was), now) : []
    return [
      ...beyond(lost, street, (size) => tell('gap', street, `${root.name}里有 ${size} 平方米不在任何街道里`)),
      ...beyond(without(outerOf(street), then), street, (size) =>
        tell('outside', street, `${street.name}有 ${size} 平方米超出了${root.name}的边界`, root.id),
      ),
    ]
  })
}

interface Told {
  kind: BorderProblemKind
  area: string
  text: string
  between: string
}

const tell = (kind: BorderProblemKind, { id }: AreaBorder, text: string, other = ''): Told => ({
  ...{ kind, text, area: id },
  between: [id, other].sort().join(' '),
})

/** A problem for each piece that is larger than the tolerance. */
function beyond(pieces: Piece[] | undefined, area: AreaBorder, say: (size: string) => Told): Found[] {
  if (pieces === undefined) {
    const { between } = say('')
    const text = `${area.name}的界线和旁边的几乎贴在一起，又没有重合，请把靠得很近的界点并到一起`
    const at = outerOf(area)[0] ?? [0, 0]
    return [{ problem: { kind: 'unclear', area: area.id, text, at, ring: [] }, between, size: 0 }]
  }
  return pieces
    .filter(({ size }) => size > TOLERANCE)
    .map(({ outer, size }) => {
      const { kind, text, between, area: id } = say(Math.round(size).toLocaleString('en-US'))
      return { problem: { kind, area: id, text, at: insideOf(outer), ring: outer }, between, size }
    })
}

const FLAW_TEXT: Record<Flaw['kind'], (name: string) => string> = {
  few: (name) => `${name}的界点不够，至少要三个`,
  far: (name) => `${name}有一个界点离本区太远，请检查坐标`,
  repeated: (name) => `${name}的界线两次经过同一个点`,
  crossing: (name) => `${name}的界线和自己交叉了`,
  hole: (name) => `${name}里面有洞，一块地方要连成一片`,
  small: (name) => `${name}太小了，不到 100 平方米`,
}

const flawProblem = (area: AreaBorder, { kind, at }: Flaw): BorderProblem => ({
  ...{ kind, at, area: area.id, ring: [] },
  text: FLAW_TEXT[kind](area.name),
})

const kindText = (area: AreaBorder | undefined): string => AREA_KIND_TEXT[area?.kind ?? 'grid']

/** 车站社区第05网格: grids of all communities are called the same. */
const named = ({ kind, name, parent }: AreaBorder, net: Net): string =>
  kind === 'grid' ? (net.get(parent)?.name ?? '') + name : name

/**
 * 撤并以后的界线：two that lie beside each other become one.
 * @returns undefined when they have no common side, or would close around something
 */
export function joined(ring: Ring, other: Ring): Ring | undefined {
  const pieces = unionOf([ring, other])
  const [piece] = pieces ?? []
  return pieces?.length === 1 && piece?.holes.length === 0 ? piece.outer : undefined
}
