import type { BorderLine, BorderProblem, BorderReport, BorderRow, Corner, RedrawInput, Ring } from '../contract/atlas'
import { AREA_KIND_TEXT, areaCoded } from './area-code'
import { countText, cornerOf, type Ground, isSameBorder, positionOf, redraw, type Redrawn } from './atlas'
import { tidied } from './border'
import { gcj02Of } from './datum'
import { isRefusal } from './refusal'

/** 半米以内就是同一个界点：rounding on the way through another program would tear neighbours apart. */
const NEAR = 5

/** What a file of borders would do, area by area; nothing is written. */
export function planBorders(
  rows: BorderRow[],
  convert: 'wgs84' | undefined,
  ground: Ground,
): { report: Omit<BorderReport, 'version'>; redrawn?: Redrawn } {
  const snap = snapper(ground)
  const placed = (ring: Ring): Ring => tidied(ring.map((corner) => snap(convert ? converted(corner) : corner)))
  const seen = new Map<string, number>()
  const lines: BorderLine[] = []
  const moved: RedrawInput['moved'] = []
  for (const { row, code, rings } of rows) {
    const found = areaCoded(code.trim(), ground.areas)?.area
    const border = found && ground.net.get(found._id)
    const line: BorderLine = { row, id: found?._id ?? '', code, name: found?.name ?? '', result: 'same', problems: [] }
    lines.push(line)
    const twin = seen.get(line.id)
    const wrong =
      !found || !border
        ? code.trim() === ''
          ? '没有写编号'
          : '没有这个编号，或者这块地方的界线不在这里改'
        : twin !== undefined
          ? `和第 ${twin} 块是同一块地方`
          : rings.length === 0
            ? '不是面（Polygon），没有界线'
            : undefined
    if (wrong !== undefined) {
      Object.assign(line, { result: 'problem', problems: [plainProblem(line.id, wrong)] })
      continue
    }
    seen.set(line.id, row)
    const redone = rings.map(placed)
    if (border && isSameBorder({ ...border, rings: redone }, border)) continue
    line.result = 'change'
    moved.push({ id: line.id, rings: redone })
  }
  const redrawn = moved.length > 0 ? redraw({ version: 1, moved }, '', ground, 0) : undefined
  if (redrawn && !isRefusal(redrawn)) {
    blame(redrawn.problems, lines, ground)
    return { report: reportOf(lines), redrawn }
  }
  return { report: reportOf(lines) }
}

const reportOf = (lines: BorderLine[]) => ({
  lines,
  isAdoptable: lines.every(({ result }) => result !== 'problem'),
  text: countText(lines, '块'),
})

const plainProblem = (area: string, text: string): BorderProblem => ({
  ...{ kind: 'unclear', area, text, at: [0, 0], ring: [] },
})

/** Each problem stands with the area it is of, or with the first that moved under it. */
function blame(problems: BorderProblem[], lines: BorderLine[], { net }: Ground): void {
  const changed = lines.filter(({ result }) => result === 'change')
  for (const problem of problems) {
    const line =
      changed.find(({ id }) => id === problem.area) ??
      changed.find(({ id }) => net.get(id)?.parent === problem.area) ??
      changed[0]
    line?.problems.push(problem)
  }
  for (const line of changed) if (line.problems.length > 0) line.result = 'problem'
}

const converted = (corner: Corner): Corner => cornerOf(gcj02Of(positionOf(corner)))

/** Moves a corner onto the one in force that lies where it almost is. */
function snapper({ net }: Ground): (corner: Corner) => Corner {
  const cells = new Map<string, Corner[]>()
  const key = (x: number, y: number) => `${x},${y}`
  const cellOf = ([lng, lat]: Corner) => [Math.floor(lng / NEAR), Math.floor(lat / NEAR)] as const
  for (const { rings } of net.values())
    for (const corner of rings.flat()) {
      const at = key(...cellOf(corner))
      cells.set(at, [...(cells.get(at) ?? []), corner])
    }
  return (corner) => {
    const [x, y] = cellOf(corner)
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(key(x + dx, y + dy)) ?? []))
    const away = ([lng, lat]: Corner) => Math.hypot(lng - corner[0], lat - corner[1])
    const nearest = near.sort((a, b) => away(a) - away(b))[0]
    return nearest && away(nearest) <= NEAR ? nearest : corner
  }
}

/** GeoJSON, GCJ-02: rings closed, as the standard wants them; what is exported can be imported again. */
export function bordersText({ areas, net }: Ground): string {
  const features = [...net.values()].map(({ id, kind, name, rings }) => ({
    type: 'Feature',
    properties: { 编号: areas.get(id)?.code ?? '', 名称: name, 级别: AREA_KIND_TEXT[kind] },
    geometry: {
      type: 'Polygon',
      coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)].map(positionOf)),
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
