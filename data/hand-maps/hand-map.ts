import { isInside, type Point } from '../jinghu/generate/geometry'
import { randomFor, type Random } from '../jinghu/generate/random'
import type { Cell, District } from './district'
import { drawCompass, drawFrame, drawLegend, drawTitle, legendSize, titleSize } from './furniture'
import { blocksOf, drawLand, isPlace } from './land'
import { widthOf, type Writing } from './letters'
import { drawMark, MARK_SIZE, type Mark } from './marks'
import { Names } from './names'
import { Room, type Box } from './room'
import { drawScenery } from './scenes'
import { Sheet, type Bounds } from './sheet'

export interface HandMap {
  svg: string
  width: number
  bounds: Bounds
}

/** Metres walked in three minutes, at 1.1 metres a second. */
const THREE_MINUTES = 198
const NAME: Record<Mark, Writing> = {
  station: { size: 25, colour: '#9c2f22', halo: '#fff8e8' },
  centre: { size: 31, colour: '#8e2a1f', halo: '#fff8e8' },
  basic: { size: 20, colour: '#2f6242', halo: '#fff8e8' },
  better: { size: 20, colour: '#8a5511', halo: '#fff8e8' },
}
const GRID_NAME: Writing = { size: 22, colour: '#87673f', halo: '#fdf4dd' }
const WATER_NAME: Writing = { size: 34, colour: '#2f7391', halo: '#e4f3f6', spacing: 0.3 }
const PARK_NAME: Writing = { size: 28, colour: '#44723a', halo: '#eef5df', spacing: 0.2 }
const NEIGHBOUR_NAME: Writing = { size: 27, colour: '#a98f68', spacing: 0.3 }

/** Draws one community as somebody who lives there would: its blocks and streets, the water, and where to go. */
export function drawHandMap(community: Cell, district: District): HandMap {
  const sheet = new Sheet(community.ring)
  const random = randomFor(`hand map ${community.id}`)
  const room = new Room(sheet.width, sheet.height)
  // who comes first has the first choice of room; what stands in front is drawn last
  const furniture = drawFurniture(community, district, sheet, room, random)
  const lettering = new Names(sheet, room, random)
  const marks = drawMarks(community, district, sheet, room, random, lettering)
  const names = drawNames(community, district, sheet, lettering)
  const scenery = drawScenery(community, district, sheet, room, random)
  const content = [drawLand(community, district, sheet, random), scenery, names, marks, furniture].join('')
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}">${content}</svg>`,
    width: sheet.width,
    bounds: sheet.bounds,
  }
}

function drawFurniture(community: Cell, district: District, sheet: Sheet, room: Room, random: Random): string {
  const { width, height } = sheet
  const border = sheet.ring(community.ring)
  const street = district.cells.find(({ id }) => id === community.path[1])?.name ?? ''
  const marks = [...new Set(spotsOf(community, district).map(({ mark }) => mark))]
  const title = titleSize(community.name)
  const stride = THREE_MINUTES * sheet.scale
  const legend = legendSize(marks, stride)
  const edge = 36
  const [right, bottom] = (['width', 'height'] as const).map((side) => sheet[side] - edge) as [number, number]
  const corners = (size: { width: number; height: number }): Box[] => [
    { ...size, x: edge, y: edge },
    { ...size, x: right - size.width, y: edge },
    { ...size, x: edge, y: bottom - size.height },
    { ...size, x: right - size.width, y: bottom - size.height },
  ]
  const titleBox = room.take(
    least([{ ...title, x: (width - title.width) / 2, y: edge }, ...corners(title).slice(0, 2)], (box) =>
      covered(box, border),
    ),
  )
  const free = (size: { width: number; height: number }): Box =>
    room.take(
      least(
        corners(size).filter((box) => room.isFree(box)),
        (box) => covered(box, border),
      ),
    )
  const legendBox = free(legend)
  const compass = free({ width: 130, height: 150 })
  return (
    drawTitle(community.name, `${street}手绘地图（示例）`, titleBox, random) +
    drawLegend(marks, stride, legendBox, random) +
    drawCompass([compass.x + 65, compass.y + 88], 60, random) +
    drawFrame(width, height)
  )
}

function drawMarks(
  community: Cell,
  district: District,
  sheet: Sheet,
  room: Room,
  random: Random,
  lettering: Names,
): string {
  const spots = spotsOf(community, district)
    .map(({ mark, name, point }) => ({ mark, at: sheet.at(point), words: shortName(name, community) }))
    .sort((a, b) => a.at[1] - b.at[1])
  for (const { mark, at } of spots) room.take(footBox(at, MARK_SIZE[mark]))
  const signs = spots.map(({ mark, at }) => drawMark(mark, at, random))
  const order: Mark[] = ['centre', 'station', 'basic', 'better']
  const names = order.flatMap((kind) =>
    spots
      .filter(({ mark }) => mark === kind)
      .map(({ mark, at: [x, y], words }) => {
        const writing = NAME[mark]
        const half = widthOf(words, writing) / 2
        const [high, low, aside] = [
          y - MARK_SIZE[mark] - writing.size * 0.5,
          y + writing.size * 0.72,
          MARK_SIZE[mark] * 0.55 + half,
        ]
        const places: Point[] = [[x, low], [x + aside, y - 16], [x - aside, y - 16], [x, high]] // prettier-ignore
        return lettering.at(words, places, writing)
      }),
  )
  return [...signs, ...names].join('')
}

function drawNames(community: Cell, district: District, sheet: Sheet, names: Names): string {
  const ringsOf = (kind: string): Array<{ name: string; ring: Point[] }> =>
    district.ground
      .filter((each) => each.kind === kind && each.name)
      .flatMap(({ name, rings }) => rings.map((ring) => ({ name, ring: sheet.ring(ring) })))
  const [waters, parks] = [ringsOf('water'), ringsOf('park')]
  const shores = waters.map(({ ring }) => ring)
  const grids = blocksOf(community, district.cells).filter(({ kind }) => kind === 'grid')
  const around = district.cells.filter(({ kind, id }) => isPlace(kind) && id !== community.id)
  return [
    ...waters.map(({ name, ring }) => names.inside(name, ring, WATER_NAME)),
    ...parks.map(({ name, ring }) => names.inside(name, ring, PARK_NAME)),
    ...grids.map(({ name, ring }) => names.inside(name.replace('第', ''), sheet.ring(ring), GRID_NAME, shores)),
    ...around.map(({ name, ring }) => names.inside(name, sheet.ring(ring), NEIGHBOUR_NAME, shores)),
  ].join('')
}

function spotsOf(community: Cell, { spots }: District): District['spots'] {
  return spots.filter((spot) => spot.community === community.id)
}

/** On its community's own map a place needs neither the community's name nor its grid's. */
function shortName(name: string, community: Cell): string {
  const short = name.replace(community.name, '').replace(/第\d+网格|（示例）/g, '')
  return short || name
}

function footBox([x, y]: Point, size: number): Box {
  return { x: x - size * 0.5, y: y - size * 1.15, width: size, height: size * 1.2 }
}

/** How much of a box lies on the community, as a share of sample points. */
function covered({ x, y, width, height }: Box, border: Point[]): number {
  const shares = [0.05, 0.35, 0.65, 0.95]
  return shares
    .flatMap((across) => shares.map((down): Point => [x + width * across, y + height * down]))
    .filter((point) => isInside(point, border)).length
}

function least<T>(items: T[], cost: (item: T) => number): T {
  const [first, ...others] = items
  if (first === undefined) throw new Error('no room is left on the sheet')
  return others.reduce((best, item) => (cost(item) < cost(best) ? item : best), first)
}
