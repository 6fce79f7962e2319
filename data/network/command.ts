import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { packNetwork } from '../../cloudfunctions/domain/network-pack'
import { buildNetwork, type Plan } from './build'
import { NetworkFailure, type Extract } from './extract'
import { asksForHelp, HELP, readFlags, type Flags } from './flags'
import { readClosed, readGeojson, readPolygons } from './geojson'
import { rawOf } from './graph'
import { readHeights } from './heights'
import { readOsm } from './osm'

/** `npm run network`. @returns the exit code */
export async function run(args: string[], say: (text: string) => void): Promise<number> {
  if (asksForHelp(args)) {
    say(HELP)
    return 0
  }
  try {
    say(await make(readFlags(args)))
    return 0
  } catch (failure) {
    if (!(failure instanceof NetworkFailure)) throw failure
    say(failure.message)
    return 1
  }
}

async function make(flags: Flags): Promise<string> {
  const started = performance.now()
  const { graph, counts } = buildNetwork(await planOf(flags))
  const bytes = packNetwork(rawOf(graph))
  // Whole or not at all: what is there stays until the new file is complete.
  writeFileSync(`${flags.out}.part`, bytes)
  renameSync(`${flags.out}.part`, flags.out)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return `${flags.out}：${graph.nodes.length} 个节点，${graph.edges.length} 条有向边，${counts.parts} 片，水面 ${graph.waters.length} 处，${bytes.length} 字节，${seconds} 秒
  读到 ${counts.highways} 条路，其中可步行 ${counts.walkable} 条
  略去的路段：边界外 ${counts.outside}，封闭 ${counts.closed}，缺坐标 ${counts.cut}；零碎孤立的节点 ${counts.dropped} 个`
}

async function planOf(flags: Flags): Promise<Plan> {
  const { within, closed, elevation, water } = flags
  return {
    extract: await extractOf(flags.in),
    datum: flags.datum,
    waters: water ? readPolygons(textOf(water), water) : [],
    source: basename(flags.in).replace(/[^\x20-\x7e]/g, '_'),
    ...(elevation ? { heights: readHeights(textOf(elevation), elevation) } : {}),
    ...(within ? { within: readPolygons(textOf(within), within) } : {}),
    ...(closed ? { closed: readClosed(textOf(closed), closed) } : {}),
  }
}

async function extractOf(file: string): Promise<Extract> {
  if (/\.(geo)?json$/.test(file)) return readGeojson(textOf(file), file)
  try {
    return await readOsm(file)
  } catch (failure) {
    throw unreadable(failure, file)
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (failure) {
    throw unreadable(failure, file)
  }
}

function unreadable(failure: unknown, file: string): unknown {
  const { code } = failure as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES'
    ? new NetworkFailure(`读不到文件 ${file}，请检查路径。`)
    : failure
}
