/** Networks of paths made up for tests and measurements, and the slow ways to find out what is right. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arriving, leaving, Network, type Snap } from '../../cloudfunctions/domain/network'
import { packNetwork, type RawNetwork } from '../../cloudfunctions/domain/network-pack'
import { degrees, type LngLat } from '../../cloudfunctions/domain/plane'
import { randomFor } from '../../data/jinghu/generate/random'

const CORNER: LngLat = [118.36, 31.32]
/** Degrees of about 100 m. */
const STEP: LngLat = [0.00105, 0.0009]

/** The committed network of the demonstration. */
export const DEMO_FILE = join(__dirname, '../../data/jinghu/network.bin')
export const demoNetwork = (): Network => new Network(readFileSync(DEMO_FILE))

/** A point so many steps east and north of a corner. */
export const at = (east: number, north: number): LngLat => [CORNER[0] + east * STEP[0], CORNER[1] + north * STEP[1]]

/**
 * A town of crooked blocks: `size` × `size` junctions so many metres apart, one way in five missing, climbing a little.
 * @param seed the same gives the same
 */
export function crookedTown(seed: string, size: number, { isHilly = false, metres = 100 } = {}): RawNetwork {
  const random = randomFor(seed)
  const points = Array.from({ length: size * size }, (_, i): LngLat => {
    const shift = () => (random() - 0.5) * 0.7
    return at(((i % size) + shift()) * (metres / 100), (Math.floor(i / size) + shift()) * (metres / 100))
  })
  const edges: RawNetwork['edges'] = []
  const join = (from: number, to: number) => {
    if (random() < 0.2) return
    edges.push({ from, to, ...(isHilly && { there: 60 + 140 * random(), back: 60 + 140 * random() }) })
  }
  for (let i = 0; i < points.length; i += 1) {
    if (i % size < size - 1) join(i, i + 1)
    if (i + size < points.length) join(i, i + size)
  }
  return { label: '测试路网', points, edges, water: [] }
}

export const networkOf = (raw: RawNetwork): Network => new Network(packNetwork(raw))

/** Decimetres from a point to every node, by relaxing every edge until nothing changes (Bellman and Ford). */
export function lengthsFrom(network: Network, start: Snap, isReversed = false): number[] {
  const lengths = Array.from({ length: network.size }, () => Infinity)
  const [toA, toB] = isReversed ? arriving(start) : leaving(start)
  lengths[start.a] = toA
  lengths[start.b] = Math.min(lengths[start.b]!, toB)
  for (let changed = true; changed;) {
    changed = false
    for (let u = 0; u < network.size; u += 1)
      for (let e = network.offsets[u]!; e < network.offsets[u + 1]!; e += 1) {
        const [from, to] = isReversed ? [network.targets[e]!, u] : [u, network.targets[e]!]
        const length = lengths[from]! + network.costs[e]!
        if (length >= lengths[to]!) continue
        lengths[to] = length
        changed = true
      }
  }
  return lengths
}

/** The same paths under another name, as a file. */
export function relabel({ facts, x, y, offsets, targets, size }: Network, label: string): Uint8Array {
  const points = Array.from({ length: size }, (_, node) => degrees(facts, [x[node]!, y[node]!]))
  const edges: RawNetwork['edges'] = []
  for (let from = 0; from < size; from += 1)
    for (let e = offsets[from]!; e < offsets[from + 1]!; e += 1)
      if (from < targets[e]!) edges.push({ from, to: targets[e]! })
  return packNetwork({ label, points, edges, water: [] })
}
