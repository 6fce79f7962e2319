/**
 * Reads OpenStreetMap XML (https://wiki.openstreetmap.org/wiki/OSM_XML). The file is gone through three times, each time keeping only what
 * the last has shown to be needed: the shores of waters, the ways, then the points on them. Memory holds the walkable part, never the file.
 */
import { createReadStream } from 'node:fs'
import sax from 'sax'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { NetworkFailure, type Extract, type Point, type Tags } from './extract'
import { joinRings } from './rings'
import { isShut, isWater, walkable } from './walkable'

/** A node, way or relation. */
interface Element {
  kind: string
  attributes: Tags
  tags: Tags
  /** Of a way: its nodes in order. */
  nodes: string[]
  /** Of a relation. */
  members: Tags[]
}

const BROKEN = '请重新下载或导出（JOSM、Overpass 的 [out:xml]，或 osmium extract 后转成 .osm）'

/** @throws NetworkFailure */
export async function readOsm(file: string): Promise<Extract> {
  const shores = new Set<string>()
  await eachElement(file, ({ kind, tags, members }) => {
    if (kind !== 'relation' || tags.type !== 'multipolygon' || !isWater(tags)) return
    for (const { type, ref = '', role } of members) if (type === 'way' && role !== 'inner') shores.add(ref)
  })

  const ways: Extract['ways'] = []
  const lines: string[][] = []
  const needed = new Set<string>()
  let highways = 0
  await eachElement(file, ({ kind, attributes, tags, nodes }) => {
    if (kind !== 'way') return
    if (shores.has(attributes.id ?? '') || isWater(tags)) lines.push(nodes)
    const { forward, backward } = walkable(tags)
    if (tags.highway) highways += 1
    if (forward || backward) ways.push({ points: nodes, forward, backward })
    else if (lines.at(-1) !== nodes) return
    for (const node of nodes) needed.add(node)
  })

  const points = new Map<string, Point>()
  await eachElement(file, ({ kind, attributes: { id = '', lon, lat }, tags }) => {
    if (kind !== 'node' || !needed.has(id)) return
    const elevation = Number.parseFloat(tags.ele ?? '')
    points.set(id, {
      at: [Number(lon), Number(lat)],
      ...(Number.isFinite(elevation) ? { elevation } : {}),
      ...(isShut(tags) ? { isShut: true } : {}),
    })
  })
  return { points, ways, highways, waters: joinRings(lines).map((ring) => positions(ring, points)) }
}

function positions(ring: string[], points: Map<string, Point>): LngLat[] {
  return ring.flatMap((id) => {
    const point = points.get(id)
    return point ? [point.at] : []
  })
}

/** Calls for each node, way and relation as it ends. */
async function eachElement(file: string, see: (element: Element) => void): Promise<void> {
  const parser = sax.parser(true)
  let element: Element | undefined
  let isOsm = false
  parser.onopentag = ({ name, attributes }) => {
    const own = attributes as Tags
    if (!isOsm && name !== 'osm')
      throw new NetworkFailure(`${file} 是 XML，但不是 OpenStreetMap 的数据（最外层是 <${name}>）。`)
    isOsm = true
    if (name === 'node' || name === 'way' || name === 'relation')
      element = { kind: name, attributes: own, tags: {}, nodes: [], members: [] }
    else if (name === 'tag' && element && own.k) element.tags[own.k] = own.v ?? ''
    else if (name === 'nd') element?.nodes.push(own.ref ?? '')
    else if (name === 'member') element?.members.push(own)
  }
  parser.onclosetag = (name) => {
    if (element?.kind !== name) return
    see(element)
    element = undefined
  }
  parser.onerror = ({ message }) => {
    const line = parser.line + 1
    const [reason] = message.split('\n')
    throw new NetworkFailure(
      isOsm
        ? `${file} 不完整：到第 ${line} 行为止不是正确的 XML（${reason}）。${BROKEN}。`
        : `${file} 不是 XML（${reason}）。.osm.pbf 请先转换：osmium cat 区域.osm.pbf -o 区域.osm。`,
    )
  }
  for await (const piece of createReadStream(file, 'utf8')) parser.write(piece as string)
  parser.close()
  if (!isOsm) throw new NetworkFailure(`${file} 是空的。${BROKEN}。`)
}
