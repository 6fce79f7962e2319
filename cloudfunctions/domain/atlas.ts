import type { AreaBorder, AreaReport, AtlasArea, BorderProblem, Corner, RedrawInput, Ring } from '../contract/atlas'
import type { Refusal } from '../contract/envelope'
import type { Area } from './area'
import { codeProblem, nameProblem } from './area-code'
import type { AreaChange } from './atlas-version'
import { insideOf, isIn, isSame, tidied } from './border'
import { refuse } from './refusal'
import type { Shape, Shapes } from './shapes'
import { joined, type Net, outerOf, problemsOf } from './topology'

/** What a change is planned upon: everything as the version in force has it. */
export interface Ground {
  /** The district. */
  root: Area
  /** Itself and all below; those that were merged are not among them. */
  areas: ReadonlyMap<string, Area>
  net: Net
}

/** A new version before it is written. */
export interface AtlasPlan {
  /** Absent: borders stay as they are. */
  net?: Net
  added: Area[]
  changes: AreaChange[]
  text: string
  /** Where it belongs among audit lines; the district when it is not said. */
  scope?: string
}

export interface Redrawn extends AtlasPlan {
  net: Net
  problems: BorderProblem[]
}

const MICRO = 1e6
export const cornerOf = ([lng, lat]: [number, number]): Corner => [Math.round(lng * MICRO), Math.round(lat * MICRO)]
export const positionOf = ([lng, lat]: Corner): [number, number] => [lng / MICRO, lat / MICRO]

/** The borders of a file, by area, with the names they have now. */
export function netOf(shapes: Shapes, areas: ReadonlyMap<string, Area>): Net {
  return new Map(
    shapes.areas.flatMap(({ path, kind, rings }) => {
      const [id, parent] = [path.at(-1), path.at(-2) ?? '']
      const area = areas.get(id ?? '')
      if (kind === 'water' || !area) return []
      return [[area._id, { id: area._id, kind, name: area.name, parent, rings: rings.map(ringOf) }] as const]
    }),
  )
}

function ringOf(points: Int32Array): Ring {
  const ring: Ring = []
  for (let i = 0; i < points.length; i += 2) ring.push([points[i] ?? 0, points[i + 1] ?? 0])
  return ring
}

/** The borders as the file is packed from them; water, and what no area is known of, stays as it was. */
export function shapesOf(net: Net, former: Shapes, areas: ReadonlyMap<string, Pick<Area, 'path'>>): Shape[] {
  const positions = (rings: Ring[]): Shape['rings'] => rings.map((ring) => ring.map(positionOf))
  return [
    ...[...net.values()].map(({ id, kind, rings }): Shape => ({
      ...{ kind, path: areas.get(id)?.path ?? [] },
      rings: positions(rings),
    })),
    ...former.areas
      .filter(({ kind, path }) => kind === 'water' || !areas.has(path.at(-1) ?? ''))
      .map(({ path, kind, rings }): Shape => ({ path, kind, rings: positions(rings.map(ringOf)) })),
  ]
}

export const borderOfRoot = ({ _id, name }: Area): AreaBorder => ({
  ...{ id: _id, kind: 'district', name, parent: '', rings: [] },
})

const UNKNOWN = refuse('atlas/unknown', '没有找到这块地方，可能刚被撤并，请刷新再看', 'id')

/**
 * 改界线：several move together, one may be cut out of them, one may go up in its neighbour. What is planned and has problems
 * is for looking at only.
 * @param id of what is added
 * @param now when a code that goes becomes one that was
 */
export function redraw(input: RedrawInput, id: string, ground: Ground, now: number): Redrawn | Refusal {
  const { net, root } = ground
  const after = new Map(net)
  for (const { id: moved, rings } of input.moved) {
    const border = net.get(moved)
    if (!border) return UNKNOWN
    after.set(moved, { ...border, rings: rings.map(tidied) })
  }
  const added = input.added ? newGrid(input.added, id, ground) : []
  if (!Array.isArray(added)) return added
  for (const area of added) {
    const rings = (input.added?.rings ?? []).map(tidied)
    after.set(id, { id, kind: 'grid', name: area.name, parent: area.path.at(-2) ?? '', rings })
  }
  const merged = input.merged ? merge(input.merged, after, ground, now) : []
  if (!Array.isArray(merged)) return merged
  const touched = [...after.values()].filter((area) => !isSameBorder(area, net.get(area.id))).map((area) => area.id)
  if (touched.length === 0 && merged.length === 0) return refuse('atlas/nothing', '界线没有改动', 'moved')
  const problems = problemsOf(net, after, touched, borderOfRoot(root))
  const recentred = problems.length > 0 ? [] : touched.flatMap((one) => recentre(after.get(one), ground))
  const centred = added.map((area) => {
    const ring = outerOf(after.get(id)!)
    return { ...area, centre: positionOf(insideOf(ring.length > 2 ? ring : [[0, 0]])) }
  })
  const what = [
    `改了 ${touched.filter((one) => one !== id).length} 块地方的界线`,
    ...added.map(({ name }) => `新增${name}`),
    ...(input.merged ? [`撤并${net.get(input.merged.from)?.name ?? ''}`] : []),
  ]
  return { net: after, added: centred, changes: combined([...merged, ...recentred]), problems, text: what.join('，') }
}

function newGrid(
  { parent, name, code, population }: NonNullable<RedrawInput['added']>,
  id: string,
  { areas }: Ground,
): Area[] | Refusal {
  const above = areas.get(parent)
  if (above?.kind !== 'community') return refuse('atlas/parent', '新网格要分在一个社区里', 'added.parent')
  const area: Area = {
    ...{ _id: id, schemaVersion: 1, kind: 'grid', code, name, path: [...above.path, id], centre: above.centre },
    ...(population !== undefined && { population }),
  }
  const wrongCode = codeProblem(area, code, above.code, areas)
  if (wrongCode !== undefined) return refuse('atlas/code', `编号不能用：${wrongCode}`, 'added.code')
  const wrongName = nameProblem(area, name, areas)
  if (wrongName !== undefined) return refuse('atlas/name', `名称不能用：${wrongName}`, 'added.name')
  return [area]
}

/** 并进去的那一个接过它的编号：whoever holds an old list or a printed sign is led there, and nobody else gets the code. */
function merge(
  { from, into }: NonNullable<RedrawInput['merged']>,
  after: Map<string, AreaBorder>,
  { areas }: Ground,
  now: number,
): AreaChange[] | Refusal {
  const [gone, kept] = [after.get(from), after.get(into)]
  const [former, heir] = [areas.get(from), areas.get(into)]
  if (!gone || !kept || !former || !heir) return UNKNOWN
  if (gone.kind !== 'grid' || kept.kind !== 'grid' || gone.parent !== kept.parent || from === into)
    return refuse('atlas/merge', '只能并到同一个社区的另一个网格里', 'merged')
  const ring = joined(outerOf(gone), outerOf(kept))
  if (!ring) return refuse('atlas/apart', '这两个网格不挨着，或者并起来中间有洞，不能撤并', 'merged')
  after.delete(from)
  after.set(into, { ...kept, rings: [tidied(ring)] })
  const codes = [{ code: former.code, until: now }, ...(former.codes ?? []), ...(heir.codes ?? [])]
  return [
    { id: from, mergedInto: into },
    { id: into, codes },
  ]
}

/** One change of each area: it is written once. */
function combined(changes: AreaChange[]): AreaChange[] {
  const byId = new Map<string, AreaChange>()
  for (const change of changes) byId.set(change.id, { ...byId.get(change.id), ...change })
  return [...byId.values()]
}

/** The same corners in the same order, wherever it begins. */
export function isSameBorder(a: AreaBorder, b: AreaBorder | undefined): boolean {
  if (a === b) return true
  if (a.rings.length !== b?.rings.length) return false
  return a.rings.every((ring, i) => {
    const other = b.rings[i] ?? []
    const start = other.findIndex((corner) => ring[0] && isSame(corner, ring[0]))
    return (
      ring.length === other.length &&
      start >= 0 &&
      ring.every((corner, j) => isSame(corner, other[(start + j) % other.length] ?? [NaN, NaN]))
    )
  })
}

/** 名字还要写在这块地方里面。 */
function recentre(border: AreaBorder | undefined, { areas }: Ground): AreaChange[] {
  const area = areas.get(border?.id ?? '')
  if (!border || !area || isIn(outerOf(border), cornerOf(area.centre))) return []
  return [{ id: area._id, centre: positionOf(insideOf(outerOf(border))) }]
}

/** What a person may write about an area. */
export interface Described {
  name: string
  code: string
  /** Null: nobody knows. */
  population: number | null
  centre?: Corner
}

/** @param now (ms) until when the old code held; a code it had before is its own to take back */
export function describe(area: Area, described: Described, now: number, ground: Ground): AreaChange | Refusal {
  const { name, code, population, centre } = described
  const above = ground.areas.get(area.path.at(-2) ?? '')
  const wrongCode = code === area.code ? undefined : codeProblem(area, code, above?.code ?? '', ground.areas)
  if (wrongCode !== undefined) return refuse('atlas/code', `编号不能用：${wrongCode}`, 'code')
  const wrongName = name === area.name ? undefined : nameProblem(area, name, ground.areas)
  if (wrongName !== undefined) return refuse('atlas/name', `名称不能用：${wrongName}`, 'name')
  const border = ground.net.get(area._id)
  if (centre && border && !isIn(outerOf(border), centre))
    return refuse('atlas/centre', '中心点要在这块地方里面', 'centre')
  return {
    ...changeOf(area, { name, code, population }, now),
    ...(centre && { centre: positionOf(centre) }),
  }
}

/** Only what is different. */
export const changeOf = (
  area: Area,
  { name, code, population }: { name: string; code: string; population?: number | null },
  now: number,
): AreaChange => ({
  id: area._id,
  ...(name !== area.name && { name, names: [{ name: area.name, until: now }, ...(area.names ?? [])] }),
  ...(code !== area.code && { code, codes: [{ code: area.code, until: now }, ...(area.codes ?? [])] }),
  ...(population !== undefined && population !== (area.population ?? null) && { population }),
})

/** 这一版动了哪些地方：新增的、改了的、界线挪了的；what was merged is among them as it was. */
export function aboutOf({ net, added, changes }: AtlasPlan, ground: Ground): Area[] {
  const redrawn = [...(net?.values() ?? [])].filter((border) => !isSameBorder(border, ground.net.get(border.id)))
  const all = new Map([...ground.areas, ...added.map((area) => [area._id, area] as const)])
  const ids = new Set([...added.map(({ _id }) => _id), ...[...changes, ...redrawn].map(({ id }) => id)])
  return [...ids].flatMap((id) => all.get(id) ?? [])
}

export const isEmpty = (change: AreaChange): boolean => Object.keys(change).length === 1

/** 774 行：改动 3，没有变化 771，有问题 0 */
export function countText(lines: Array<{ result: AreaReport['lines'][number]['result'] }>, unit: string): string {
  const count = (wanted: string) => lines.filter(({ result }) => result === wanted).length
  return `${lines.length} ${unit}：改动 ${count('change')}，没有变化 ${count('same')}，有问题 ${count('problem')}`
}

export const atlasArea = (area: Area, canDescribe: boolean): AtlasArea => ({
  ...{ id: area._id, code: area.code, name: area.name, kind: area.kind, parent: area.path.at(-2) ?? '' },
  ...{ former: area.codes ?? [], centre: cornerOf(area.centre), canDescribe },
  ...(area.population !== undefined && { population: area.population }),
  ...(area.worker && { worker: area.worker.name }),
  ...(area.phone && { phone: area.phone }),
})
