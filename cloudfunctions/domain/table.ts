import { along, leaving, type Network, type Snap, SHARES } from './network'
import { pack, unpack } from './packed'
import type { LngLat } from './plane'
import { Walk } from './walk'

const MAGIC = 'JHWT'
const FORMAT = 1

/** What a table knows of a place besides how far it is. */
export interface TablePlace {
  id: string
  point: LngLat
  /** Of the living circle; `station`, `centre` for those. */
  class: string
  /** Codes of the basic services. */
  services: string[]
}

interface Facts {
  /** Id of the network it was made on. */
  network: string
  /** Decimetres beyond which it says nothing. */
  limit: number
  /** When the places were read. */
  at: number
  places: TablePlace[]
}

const MOST_PLACES = 0xffff
const NOWHERE = 0xffffffff
const FARTHEST_AWAY = 0xffff

/**
 * 预先算好的表: for every node the places within a walk of it, found by walking from every place once.
 * @param metres how far
 * @param at when the places were read
 * @throws RangeError for more places than it can number
 */
export function packTable(network: Network, places: TablePlace[], metres: number, at: number): Uint8Array {
  if (places.length > MOST_PLACES) throw new RangeError(`a table holds ${MOST_PLACES} places at most`)
  const limit = Math.round(metres * 10)
  const walk = new Walk(network)
  const snaps = places.map(({ point }) => network.snap(point))
  const offsets = new Uint32Array(network.size + 1)
  const each = (visit: (place: number, node: number, distance: number) => void) =>
    snaps.forEach((snap, place) => {
      if (!snap) return
      walk.towards(snap, limit)
      for (let i = 0; i < walk.count; i += 1) visit(place, walk.reached[i]!, walk.to(walk.reached[i]!)!)
    })
  // Counted first and filled in then: two walks are cheaper than keeping what the first one found.
  each((_place, node) => (offsets[node + 1] = offsets[node + 1]! + 1))
  for (let node = 0; node < network.size; node += 1) offsets[node + 1] = offsets[node + 1]! + offsets[node]!
  const entries = offsets[network.size]!
  const [who, far] = [new Uint16Array(entries), new Uint16Array(entries)]
  const next = offsets.slice()
  each((place, node, distance) => {
    const entry = next[node]!
    next[node] = entry + 1
    who[entry] = place
    far[entry] = distance
  })
  const facts: Facts = { network: network.id, limit, at, places: places.map(onlyKnown) }
  return pack(MAGIC, FORMAT, facts, [
    offsets,
    who,
    far,
    Uint32Array.from(snaps.flatMap((snap) => (snap ? [snap.a, snap.b] : [NOWHERE, NOWHERE]))),
    Uint16Array.from(
      snaps.flatMap((snap) => (snap ? [snap.share * SHARES, Math.min(snap.away, FARTHEST_AWAY)] : [0, 0])),
    ),
  ])
}

const onlyKnown = ({ id, point, class: kind, services }: TablePlace): TablePlace => ({
  id,
  point,
  class: kind,
  services,
})

/** Which places are within reach of a node, and how far they are, without any search. */
export class Table {
  readonly id: string
  readonly facts: Facts
  private readonly offsets: Uint32Array
  private readonly who: Uint16Array
  private readonly far: Uint16Array
  private readonly ends: Uint32Array
  private readonly spots: Uint16Array
  private readonly best: Uint32Array
  private readonly stamp: Uint32Array
  private readonly numbers: Map<string, number>
  private run = 0

  /** @throws BrokenFile when it is cut short, of another format, or its bytes have changed */
  constructor(bytes: Uint8Array) {
    const file = unpack(MAGIC, FORMAT, bytes)
    this.id = file.id
    this.facts = file.facts as Facts
    this.offsets = file.uint32(0)
    this.who = file.uint16(1)
    this.far = file.uint16(2)
    this.ends = file.uint32(3)
    this.spots = file.uint16(4)
    this.best = new Uint32Array(this.facts.places.length)
    this.stamp = new Uint32Array(this.facts.places.length)
    this.numbers = new Map(this.facts.places.map(({ id }, place) => [id, place]))
  }

  /** Made on this very network, and reaching that far (decimetres). */
  answers(network: Network, limit: number): boolean {
    return this.facts.network === network.id && limit <= this.facts.limit
  }

  /** It knows this place, and where it stands now. */
  knows(id: string, [lng, lat]: LngLat): boolean {
    const place = this.facts.places[this.numbers.get(id) ?? -1]
    return place !== undefined && place.point[0] === lng && place.point[1] === lat
  }

  /**
   * Places within so many decimetres of a point, nearest first.
   * @returns their numbers in {@link Facts.places} and the decimetres there, in turn
   */
  near(start: Snap, limit: number): Uint32Array {
    this.run += 1
    const [toA, toB] = leaving(start)
    const found: number[] = []
    this.look(start, start.a, toA, limit, found)
    this.look(start, start.b, toB, limit, found)
    // Sorted as single numbers: the distance first, the place behind it.
    const keys = Float64Array.from(found, (place) => this.best[place]! * 0x10000 + place).sort()
    const out = new Uint32Array(keys.length * 2)
    for (let i = 0; i < keys.length; i += 1) {
      out[2 * i] = keys[i]! % 0x10000
      out[2 * i + 1] = Math.floor(keys[i]! / 0x10000)
    }
    return out
  }

  /** Places within so many decimetres of a node, in no order. */
  eachAt(node: number, limit: number, visit: (place: number, distance: number) => void): void {
    for (let entry = this.offsets[node]!; entry < this.offsets[node + 1]!; entry += 1)
      if (this.far[entry]! <= limit) visit(this.who[entry]!, this.far[entry]!)
  }

  private look(start: Snap, node: number, toNode: number, limit: number, found: number[]): void {
    for (let entry = this.offsets[node]!; entry < this.offsets[node + 1]!; entry += 1) {
      const place = this.who[entry]!
      let distance = toNode + this.far[entry]!
      if (this.ends[2 * place] === start.a && this.ends[2 * place + 1] === start.b)
        distance = Math.min(distance, along(start, this.onSameEdge(start, place)) ?? distance)
      if (distance > limit) continue
      if (this.stamp[place] !== this.run) {
        this.stamp[place] = this.run
        this.best[place] = distance
        found.push(place)
      } else if (distance < this.best[place]!) this.best[place] = distance
    }
  }

  private onSameEdge(start: Snap, place: number): Snap {
    return { ...start, share: this.spots[2 * place]! / SHARES, away: this.spots[2 * place + 1]! }
  }
}
