/** `npm run network`: a map's paths become the files the circle is reckoned with. Nothing is asked of any server. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import { Network } from '../../cloudfunctions/domain/network'
import { packNetwork } from '../../cloudfunctions/domain/network-pack'
import type { Place } from '../../cloudfunctions/domain/place'
import { CONVERSIONS } from '../../cloudfunctions/domain/place-ground'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { metresWithin, unreachedOf } from '../../cloudfunctions/domain/reach'
import { packTable } from '../../cloudfunctions/domain/table'
import { LONGEST } from '../../cloudfunctions/usecases/circle-table'
import { assemble } from './assemble'
import { ImportFailure } from './failure'
import { assertFitting } from './match'
import { readClosures, readLines, readPolygons, type Closures } from './geojson'
import { readOptions, type Options } from './options'
import { readOsm } from './osm'
import type { Paths } from './paths'

/** Paces of the district, where no other settings lie beside the places. */
const SETTINGS = join(__dirname, '../jinghu/circle.json')

/** @returns what was made, a line each */
export async function importNetwork(options: Options): Promise<string[]> {
  const sources = await Promise.all(options.in.map(readPaths))
  const paths = united(sources)
  if (options.in.length > 0 && paths.lines.length === 0)
    throw new ImportFailure(`${options.in.join('、')} 里没有能走的路`)
  const water = options.water.flatMap(readPolygons)
  const closed = closuresOf(options.closed)
  const shut = [...closed.lines, ...closed.rings]
  assertInChina([...paths.points, ...[...paths.water, ...water.flat(), ...shut].flat()], options.convert)
  const bytes = packNetwork(
    assemble({
      label: options.label,
      paths,
      water,
      closed,
      withSlopes: options.elevation,
      convert: options.convert === 'none' ? undefined : options.convert,
    }),
  )
  const network = new Network(bytes)
  const table = options.places === undefined ? undefined : tableOf(network, options.places, options.convert)
  mkdirSync(options.out, { recursive: true })
  writeFileSync(join(options.out, 'network.bin'), bytes)
  if (table) writeFileSync(join(options.out, 'table.bin'), table.bytes)
  const [main = 0, ...others] = network.facts.components
  const lines = [
    `network.bin：${network.size} 个路口，${network.targets.length / 2} 段路，${network.water.length} 片水面，${kilobytes(bytes)}`,
    `最大的一片连着 ${main} 个路口${others.length > 0 ? `，另有 ${others.length} 片不相连，共 ${network.size - main} 个路口` : ''}`,
  ]
  return [...lines, table?.line ?? '没有用 --places 对照地点：这份地图是不是本区的、坐标要不要换算，没有核对']
}

/** @throws ImportFailure for points that lie nowhere a district does: the commonest slip is lat before lng */
function assertInChina(points: LngLat[], convert: Options['convert']): void {
  const isInside = (lng: number, lat: number) => lng > 73 && lng < 136 && lat > 3 && lat < 54
  const wrong = points
    .map((point) => (convert === 'swap' ? CONVERSIONS.swap(point) : point))
    .find(([lng, lat]) => !isInside(lng, lat))
  if (!wrong) return
  const [lng, lat] = wrong
  throw new ImportFailure(
    isInside(lat, lng)
      ? `坐标 ${lng}, ${lat} 的经度和纬度像是写反了，确认后加 --convert swap`
      : `坐标 ${lng}, ${lat} 不在国内，请检查坐标的写法和单位`,
  )
}

const readPaths = async (file: string): Promise<Paths> => (file.endsWith('.osm') ? readOsm(file) : readLines(file))

/** @throws ImportFailure when the map does not fit the places */
function tableOf(network: Network, file: string, convert: Options['convert']): { bytes: Uint8Array; line: string } {
  const places = JSON.parse(readFileSync(file, 'utf8')) as Place[]
  assertFitting(network, places, convert)
  const settings = JSON.parse(readFileSync(SETTINGS, 'utf8')) as CircleSettings
  const known = places.map(({ _id, ...place }) => ({ id: _id, ...place }))
  const bytes = packTable(network, known, metresWithin(LONGEST, 'normal', settings), 0)
  const unreached = unreachedOf(network, places)
  return { bytes, line: `table.bin：${places.length} 个地点，${unreached} 个附近没有路，${kilobytes(bytes)}` }
}

const kilobytes = (bytes: Uint8Array): string => `${Math.round(bytes.byteLength / 1_024)} KB`

/** Files keep their own numbers; ways of different files do not meet. */
function united(sources: Paths[]): Paths {
  const all: Paths = { points: [], heights: [], lines: [], water: [] }
  for (const { points, heights, lines, water } of sources) {
    const from = all.points.length
    for (const point of points) all.points.push(point)
    for (const height of heights) all.heights.push(height)
    for (const line of lines) all.lines.push(line.map((point) => point + from))
    all.water.push(...water)
  }
  return all
}

function closuresOf(files: string[]): Closures {
  const all = files.map(readClosures)
  return { lines: all.flatMap(({ lines }) => lines), rings: all.flatMap(({ rings }) => rings) }
}

async function main(): Promise<void> {
  try {
    for (const line of await importNetwork(readOptions(process.argv.slice(2)))) console.log(line)
  } catch (error) {
    console.error(error instanceof ImportFailure ? error.message : error)
    process.exitCode = 1
  }
}

if (require.main === module) void main()
