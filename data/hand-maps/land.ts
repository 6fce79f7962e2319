import { boxOf, distance, isInside, type Point } from '../jinghu/generate/geometry'
import type { Random } from '../jinghu/generate/random'
import type { LngLat } from '../jinghu/generate/documents'
import type { Cell, District } from './district'
import { ink, rounded, trace, wash } from './pen'
import type { Sheet } from './sheet'

const PAPER = '#fcf5e3'
const NEIGHBOUR = '#e9dcbd'
const FIELDS = ['#c9dc9f', '#efd98c', '#b9d9b8', '#f2cb9b', '#dbe3a6', '#e8d5a0', '#c5d8b0']
const STREET = { edge: '#b3906a', ground: '#fdf7e6' }
const WATER = { wash: '#8ecbe2', shore: '#4f8da6' }
const PARK = '#9fca84'
const BORDER = '#b8523c'

/** The ground of a map: paper, the neighbours pale, then the community's blocks, streets, parks, water and railway. */
export function drawLand(community: Cell, district: District, sheet: Sheet, random: Random): string {
  const { cells, ground } = district
  const isNear = (ring: LngLat[]): boolean => sheet.ring(ring).some((corner) => sheet.holds(corner, -200))
  const neighbours = cells.filter(({ kind, id, ring }) => isPlace(kind) && id !== community.id && isNear(ring))
  const blocks = blocksOf(community, cells)
  const far = cells.filter(({ kind, path, ring }) => kind === 'grid' && !path.includes(community.id) && isNear(ring))
  const ringsOf = (kind: string): Point[][] =>
    ground
      .filter((each) => each.kind === kind)
      .flatMap(({ rings }) => rings.filter(isNear).map((ring) => sheet.ring(ring)))
  const rails = ground
    .filter(({ kind }) => kind === 'rail')
    .flatMap(({ lines }) => lines.flatMap((line) => piecesOn(sheet, sheet.ring(line))))
  const border = sheet.ring(community.ring)
  return [
    `<rect width="${sheet.width}" height="${sheet.height}" fill="${PAPER}"/>`,
    ...neighbours.map(({ ring }) => wash(sheet.ring(ring), NEIGHBOUR, 0.3)),
    ...far.map(({ ring }) => ink(sheet.ring(ring), { colour: '#fbf3df', width: 5, closed: true })),
    ...neighbours.map(({ ring }) => ink(sheet.ring(ring), { colour: '#f9efd8', width: 9, closed: true })),
    ...blocks.map(({ ring }, index) => field(sheet.ring(ring), FIELDS[index % FIELDS.length] as string, random)),
    ...ringsOf('park').map((ring) => wash(rounded(ring), PARK, 0.5)),
    ...streets(
      blocks.map(({ ring }) => sheet.ring(ring)),
      10,
    ),
    ...streets([border], 17),
    ink(border, { colour: BORDER, width: 3.4, closed: true, dash: '15 11' }),
    ...ringsOf('water').flatMap((ring) => lake(rounded(ring))),
    ...rails.map((line) => railway(line, sheet)),
  ].join('')
}

/** The grids of a community; a village has none and is one block by itself. */
export function blocksOf(community: Cell, cells: Cell[]): Cell[] {
  const grids = cells.filter(({ kind, path }) => kind === 'grid' && path.includes(community.id))
  return grids.length > 0 ? grids : [community]
}

export function isPlace(kind: string): boolean {
  return kind === 'community' || kind === 'village'
}

/** A block in watercolour, with the blooms that wet paper makes. */
function field(ring: Point[], colour: string, random: Random): string {
  const { minX, minY, maxX, maxY } = boxOf(ring)
  const blooms = Array.from({ length: 4 }, () => {
    const [x, y] = [minX + (maxX - minX) * random(), minY + (maxY - minY) * random()]
    const [w, h] = [(maxX - minX) * (0.1 + random() * 0.12), (maxY - minY) * (0.1 + random() * 0.12)]
    const corners: Point[] = [[x - w, y], [x - w * 0.4, y - h], [x + w * 0.6, y - h * 0.8], [x + w, y], [x + w * 0.3, y + h], [x - w * 0.7, y + h * 0.7]] // prettier-ignore
    if (!corners.every((corner) => isInside(corner, ring))) return ''
    return `<path d="${trace(rounded(corners), true, 2, 4)}" fill="${random() < 0.5 ? '#ffffff' : colour}" opacity="0.3"/>`
  })
  return wash(ring, colour) + blooms.join('')
}

/** Soft brown lines with light between them. */
function streets(rings: Point[][], width: number): string[] {
  const line = (colour: string, thickness: number) => (ring: Point[]) =>
    ink(ring, { colour, width: thickness, closed: true })
  return [...rings.map(line(STREET.edge, width)), ...rings.map(line(STREET.ground, width - 3.4))]
}

function lake(ring: Point[]): string[] {
  return [
    `<path d="${trace(ring, true)}" fill="#e4f3f6"/>`,
    wash(ring, WATER.wash, 0.42),
    ink(ring, { colour: WATER.shore, width: 2.2, closed: true }),
    // lines along the shore, as old maps have them
    ...[0.94, 0.885].map((share, at) =>
      ink(shrunk(ring, share), {
        colour: WATER.shore,
        width: 1.3,
        closed: true,
        opacity: 0.5 - at * 0.2,
        dash: '40 9',
      }),
    ),
  ]
}

function shrunk(ring: Point[], share: number): Point[] {
  const { minX, minY, maxX, maxY } = boxOf(ring)
  const [cx, cy] = [(minX + maxX) / 2, (minY + maxY) / 2]
  return ring.map(([x, y]) => [cx + (x - cx) * share, cy + (y - cy) * share])
}

/** The stretches of a line that cross the sheet. What lies wholly outside is not drawn: resvg stops at soft strokes there. */
function piecesOn(sheet: Sheet, line: Point[]): Point[][] {
  const pieces: Point[][] = []
  line.slice(1).forEach((to, index) => {
    const from = line[index] as Point
    if (!sheet.meets([from, to])) return
    const last = pieces.at(-1)
    if (last?.at(-1) === from) last.push(to)
    else pieces.push([from, to])
  })
  return pieces
}

/** Two rails and their sleepers. */
function railway(line: Point[], sheet: Sheet): string {
  const sleepers = line.slice(1).flatMap((to, index) => {
    const from = line[index] as Point
    const length = distance(from, to)
    const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    return Array.from({ length: Math.floor(length / 13) }, (_, at) => {
      const [x, y] = [from[0] + dx * 13 * at, from[1] + dy * 13 * at]
      if (!sheet.holds([x, y])) return ''
      return ink([[x - dy * 7, y + dx * 7], [x + dy * 7, y - dx * 7]], { colour: '#7a6a5c', width: 3 }) // prettier-ignore
    })
  })
  return (
    ink(line, { colour: '#fbf3df', width: 15 }) +
    sleepers.join('') +
    ink(line, { colour: '#5d5148', width: 5 }) +
    ink(line, { colour: '#fbf3df', width: 2 })
  )
}
