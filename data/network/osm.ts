/** Reads an extract of OpenStreetMap (`.osm`, XML version 0.6) from beginning to end, keeping only what is walked on. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import sax from 'sax'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { ImportFailure } from './failure'
import type { Paths } from './paths'
import { isBlocked, isWalkable, isWater, type Tags } from './walkable'

interface Node {
  point: LngLat
  height: number | undefined
  isBlocked: boolean
}

interface Way {
  nodes: string[]
  tags: Tags
}

/**
 * Walkable ways, and areas of water that are one closed way.
 * @throws ImportFailure that names the file and the line, when it is cut short, no XML or no map
 */
export async function readOsm(file: string): Promise<Paths> {
  const nodes = new Map<string, Node>()
  const ways: Way[] = []
  const parser = sax.createStream(true)
  let open: { kind: 'node' | 'way'; id: string; refs: string[]; tags: Tags } | undefined
  let root: string | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const of = (key: string) => String((attributes as Record<string, string>)[key] ?? '')
    root ??= name
    if (name === 'node') {
      open = { kind: 'node', id: of('id'), refs: [], tags: {} }
      nodes.set(of('id'), { point: [Number(of('lon')), Number(of('lat'))], height: undefined, isBlocked: false })
    } else if (name === 'way') open = { kind: 'way', id: of('id'), refs: [], tags: {} }
    else if (name === 'nd') open?.refs.push(of('ref'))
    else if (name === 'tag' && open) open.tags[of('k')] = of('v')
  })
  parser.on('closetag', (name) => {
    if (!open || name !== open.kind) return
    const { kind, id, refs, tags } = open
    open = undefined
    if (kind === 'way' && (isWalkable(tags) || isWater(tags))) ways.push({ nodes: refs, tags })
    const node = nodes.get(id)
    if (kind !== 'node' || !node) return
    node.height = heightOf(tags['ele'])
    node.isBlocked = isBlocked(tags)
  })
  await read(file, parser)
  if (root !== 'osm')
    throw new ImportFailure(`${basename(file)} 不是 OpenStreetMap 的 .osm 文件（最外层是 ${root ?? '空的'}）`)
  return pathsOf(nodes, ways, basename(file))
}

function read(file: string, parser: sax.SAXStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = createReadStream(file)
    parser.on('error', (error: Error) => {
      source.destroy()
      const [what = ''] = error.message.split('\n')
      const line = (parser as unknown as { _parser: { line: number } })._parser.line + 1
      reject(new ImportFailure(`${basename(file)} 第 ${line} 行读不下去：${what}。文件可能没有下载完整`))
    })
    parser.on('end', resolve)
    source.on('error', (error) => reject(new ImportFailure(`打不开 ${file}：${error.message}`)))
    source.pipe(parser)
  })
}

const heightOf = (text: string | undefined): number | undefined => {
  const metres = Number.parseFloat(text ?? '')
  return Number.isFinite(metres) ? metres : undefined
}

/** An extract may cut ways off at its border: nodes it does not hold end the line there. */
function pathsOf(nodes: Map<string, Node>, ways: Way[], name: string): Paths {
  const paths: Paths = { points: [], heights: [], lines: [], water: [] }
  const numbers = new Map<string, number>()
  const numberOf = (ref: string, { point, height }: Node) => {
    const known = numbers.get(ref)
    if (known !== undefined) return known
    if (!point.every(Number.isFinite)) throw new ImportFailure(`${name} 里节点 ${ref} 没有坐标`)
    numbers.set(ref, paths.points.length)
    paths.points.push(point)
    paths.heights.push(height)
    return paths.points.length - 1
  }
  for (const { nodes: refs, tags } of ways) {
    if (!isWalkable(tags)) {
      const ring = refs.slice(1).flatMap((ref) => (nodes.has(ref) ? [nodes.get(ref)!.point] : []))
      if (refs.length > 3 && refs[0] === refs.at(-1)) paths.water.push(ring)
      continue
    }
    let line: number[] = []
    const end = () => {
      if (line.length > 1) paths.lines.push(line)
      line = []
    }
    for (const ref of refs) {
      const node = nodes.get(ref)
      if (!node || node.isBlocked) end()
      else line.push(numberOf(ref, node))
    }
    end()
  }
  return paths
}
