import type { AreaKind } from '../contract/area'
import { metresBetween } from './distance'

type Position = [lng: number, lat: number]

/** What a border is around: an area, or a lake or river. */
type ShapeKind = AreaKind | 'water'

/** One border: outer ring first, then holes; the first point of a ring is not repeated. */
export interface Shape {
  /** Empty for water. */
  path: string[]
  kind: ShapeKind
  rings: Position[][]
}

/** 撤并：an area that is no more, and the one that answers for it now. Never a chain: the heir is on the map. */
export type Merged = ReadonlyMap<string, string>

interface Header {
  areas: Array<{ path: string[]; kind: ShapeKind; rings: number[] }>
  /** Of what older files have between header and points; nothing reads it any more. */
  indexBytes: number
  /** Absent in files from before anything was merged. */
  merged?: Array<[id: string, heir: string]>
}

/** Coordinates are kept as whole micro-degrees: 0.1 m, and half the bytes of a double. */
const SCALE = 1e6
const METRES_PER_DEGREE = 111_195
/** More micro-degrees than there are on earth. */
const MOST = 181 * SCALE

/**
 * 网格边界文件：`[u32 header length][header JSON][int32 lng, lat …]`, each part padded to eight bytes.
 * Written when borders change, loaded once by each instance.
 */
export function packShapes(shapes: Shape[], merged: Merged = new Map()): Uint8Array {
  const header: Header = {
    areas: shapes.map(({ path, kind, rings }) => ({ path, kind, rings: rings.map((ring) => ring.length) })),
    indexBytes: 0,
    merged: [...merged],
  }
  const head = padded(ascii(JSON.stringify(header)), 0x20)
  const points = Int32Array.from(
    shapes.flatMap(({ rings }) => rings.flat().flatMap((position) => position.map((n) => Math.round(n * SCALE)))),
  )
  return concat([
    padded(new Uint8Array(Uint32Array.of(head.byteLength).buffer), 0),
    head,
    new Uint8Array(points.buffer),
  ])
}

/** Point-in-area and nearest-area lookups over a packed file. */
export class Shapes {
  /** Every border of the file; `rings` are micro-degrees, lng and lat in turn. */
  readonly areas: Array<{ path: string[]; kind: ShapeKind; rings: Int32Array[] }>
  readonly merged: Merged
  /** West, south, east and north of each outer ring, micro-degrees: a few hundred are looked through faster than a tree. */
  private readonly boxes: Int32Array
  private readonly byId: Map<string, number>

  /** @param bytes a file made by {@link packShapes} */
  constructor(bytes: Uint8Array) {
    // A copy of its own: a Node Buffer may be a window on a larger pool.
    const buffer = new Uint8Array(bytes).buffer
    const headLength = new Uint32Array(buffer, 0, 1)[0] ?? 0
    const header = JSON.parse(text(new Uint8Array(buffer, 8, headLength))) as Header
    const indexAt = 8 + headLength
    const points = new Int32Array(buffer, indexAt + Math.ceil(header.indexBytes / 8) * 8)
    let at = 0
    this.areas = header.areas.map(({ path, kind, rings }) => ({
      path,
      kind,
      rings: rings.map((length) => points.subarray(at, (at += length * 2))),
    }))
    this.boxes = Int32Array.from(this.areas.flatMap(({ rings }) => boxOf(rings[0] ?? new Int32Array())))
    this.byId = new Map(this.areas.flatMap(({ path }, i) => path.slice(-1).map((id) => [id, i] as const)))
    this.merged = new Map(header.merged)
    for (const [id, heir] of this.merged) this.byId.set(id, this.byId.get(heir) ?? -1)
  }

  /** Path of the area of this kind that holds the point. */
  containing(point: Position, kind: AreaKind): string[] | undefined {
    return this.holding(point, kind)
  }

  /** In a lake or a river, as far as the file knows of them. */
  isWater(point: Position): boolean {
    return this.holding(point, 'water') !== undefined
  }

  private holding(point: Position, kind: ShapeKind): string[] | undefined {
    const [x, y] = [Math.round(point[0] * SCALE), Math.round(point[1] * SCALE)]
    return this.near(x, y, 0, 0).find((area) => area.kind === kind && isInside(x, y, area.rings))?.path
  }

  /** Areas whose box is at most so far from a point, all in micro-degrees. */
  private near(x: number, y: number, dx: number, dy: number): Shapes['areas'] {
    const { boxes } = this
    return this.areas.filter(
      (_, i) =>
        x + dx >= boxes[i * 4]! &&
        y + dy >= boxes[i * 4 + 1]! &&
        x - dx <= boxes[i * 4 + 2]! &&
        y - dy <= boxes[i * 4 + 3]!,
    )
  }

  /** Path of the nearest area of this kind whose border is at most `metres` away. */
  nearest(point: Position, kind: AreaKind, metres: number): string[] | undefined {
    const dy = (metres / METRES_PER_DEGREE) * SCALE
    const dx = dy / Math.cos((point[1] * Math.PI) / 180)
    let best: { path: string[]; distance: number } | undefined
    for (const area of this.near(point[0] * SCALE, point[1] * SCALE, dx, dy)) {
      const outer = area.rings[0]
      if (area.kind !== kind || !outer) continue
      const distance = distanceToRing(point, outer)
      if (distance <= metres && distance < (best?.distance ?? Infinity)) best = { path: area.path, distance }
    }
    return best?.path
  }

  /** Ids from the district down to the area, to its heir if it was merged; undefined when there is no such area. */
  pathOf(id: string): string[] | undefined {
    return this.areas[this.byId.get(id) ?? -1]?.path
  }

  /** 撤并了的网格，由并进去的那一个接着管：its id; else the id itself. */
  heirOf(id: string): string {
    return this.merged.get(id) ?? id
  }

  /** The outer border in degrees; empty when the area has none. */
  outline(id: string): Position[] {
    const outer = this.areas[this.byId.get(id) ?? -1]?.rings[0]
    return outer ? positions(outer) : []
  }
}

function positions(ring: Int32Array): Position[] {
  const out: Position[] = []
  for (let i = 0; i < ring.length; i += 2) out.push([(ring[i] ?? 0) / SCALE, (ring[i + 1] ?? 0) / SCALE])
  return out
}

/** Even-odd rule over all rings, so holes fall out by themselves. */
function isInside(x: number, y: number, rings: Int32Array[]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}

function distanceToRing(point: Position, ring: Int32Array): number {
  const corners = positions(ring)
  let best = Infinity
  let from = corners[corners.length - 1] ?? point
  for (const to of corners) {
    best = Math.min(best, metresBetween(point, closestOn(point, from, to)))
    from = to
  }
  return best
}

/** Foot of the perpendicular on a short segment, on a plane scaled by the latitude. */
function closestOn(point: Position, from: Position, to: Position): Position {
  const k = Math.cos((point[1] * Math.PI) / 180)
  const [dx, dy] = [(to[0] - from[0]) * k, to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point[0] - from[0]) * k * dx + (point[1] - from[1]) * dy) / length
  const t = Math.min(1, Math.max(0, along))
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
}

/** Of an empty ring one that holds nothing. */
function boxOf(ring: Int32Array): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [MOST, MOST, -MOST, -MOST]
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i]!, ring[i + 1]!]
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

/** The header holds ids and counts only, all of them ASCII. */
const ascii = (json: string): Uint8Array => Uint8Array.from(json, (character) => character.charCodeAt(0))
const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

function padded(bytes: Uint8Array, fill: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.byteLength / 8) * 8).fill(fill)
  out.set(bytes)
  return out
}

function concat(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.byteLength
  }
  return out
}
