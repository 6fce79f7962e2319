import type { CellNote, Conversion, ImportLine, ImportReport, PlaceColumn, PlaceRow } from '../contract/place-import'
import { cleanWords } from '../contract/primitives'
import { unfitIn } from './cell'
import { metresBetween } from './distance'
import type { Place } from './place'
import { differences, type PlaceField } from './place-differences'
import { fitsOf, type Ground, lyingAt, offerOf, pointOf, type Position } from './place-ground'
import { madeId, ONE_SPOT_METRES } from './place-id'
import { classNamed, readRow } from './place-row'

/** A line of the report, with the place as it would be written. */
export interface Planned {
  line: ImportLine
  /** Absent when the row has a problem, or nothing would change. */
  place?: Place
  /** What the row makes of a place that has been changed, or added, meanwhile. */
  upon: (found: Place) => Place
}

export interface Plan {
  planned: Planned[]
  fits: ImportReport['fits']
}

/** What a file would do, row by row; nothing is written. */
export function planImport(rows: PlaceRow[], convert: Conversion | undefined, known: Place[], ground: Ground): Plan {
  const byId = new Map(known.map((place) => [place._id, place]))
  const others = new Neighbours(known)
  const read = rows.map(cleaned)
  const planned = rows.map((typed): Planned => {
    const row = cleaned(typed)
    const id = idOf(row, convert, ground)
    const found = byId.get(id)
    const saysWhere = row.lng !== '' || row.lat !== ''
    const point = saysWhere ? pointOf(row, convert) : found?.point
    const name = row.name || (found?.name ?? '')
    const { place, problems, notes } = readRow(row, id, point, found, ground)
    if (convert === undefined) problems.push(...hintsOf(row, ground, problems))
    problems.push(...unfitIn(typed))
    const twin = others.meet({ row: row.row, name }, id, point)
    if (twin !== undefined) problems.push({ column: twin.column, text: twin.text })
    const changes = found && place ? columnsOf(differences(found, place)) : []
    const result = problems.length > 0 ? 'problem' : !found ? 'add' : changes.length > 0 ? 'change' : 'same'
    const line: ImportLine = { row: row.row, id, name, result, problems, notes, changes }
    const upon = (now: Place) => readRow(row, id, point, now, ground).place ?? now
    return { line, upon, ...(place && (result === 'add' || result === 'change') && { place }) }
  })
  return { planned, fits: fitsOf(read, ground) }
}

/** Nothing in the cells that nobody can see. */
const cleaned = ({ row, ...cells }: PlaceRow): PlaceRow => ({
  ...(Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, cleanWords(text)])) as typeof cells),
  row,
})

/** Ids and names by which `planImport` has to know what is there. */
export function askedOf(
  rows: PlaceRow[],
  convert: Conversion | undefined,
  ground: Ground,
): { ids: string[]; names: string[] } {
  return {
    ids: [...new Set(rows.map((row) => idOf(cleaned(row), convert, ground)))],
    names: [...new Set(rows.map((row) => cleaned(row).name).filter((name) => name !== ''))],
  }
}

/** The report as a person is given it. */
export const reportOf = ({ planned, fits }: Plan, convert: Conversion | undefined): ImportReport => {
  const offer = convert === undefined ? offerOf(fits) : undefined
  return { lines: planned.map(({ line }) => line), fits, ...(offer && { offer }) }
}

/**
 * The row's own id. Without one it is made from what stays when a place is corrected, so that the same file again finds
 * the same places: the class's code, name and address; a centre's from its community, which has one. A row whose class,
 * name or address is corrected is another place, unless it carries its id.
 */
function idOf(row: PlaceRow, convert: Conversion | undefined, ground: Ground): string {
  if (row.id !== '') return row.id
  const named = classNamed(row.class, ground.legend)
  const kind = named?.kind ?? 'living'
  const point = pointOf(row, convert)
  const { path, isGridded } = point ? lyingAt(point, ground) : {}
  if (kind === 'centre' && isGridded && path?.[2] !== undefined) return `ce-${path[2]}`
  return madeId(kind, named?.class ?? row.class, row)
}

/** Outside the district, but inside after a conversion: said at the row, as well as of the whole file. */
function hintsOf(row: PlaceRow, ground: Ground, problems: CellNote[]): CellNote[] {
  if (!problems.some(({ column }) => column === 'lng')) return []
  const isInside = (convert: Conversion) => {
    const point = pointOf(row, convert)
    return point !== undefined && lyingAt(point, ground).path !== undefined
  }
  if (isInside('swap')) return [{ column: 'lat', text: '经度和纬度像是写反了，对调后就在本区' }]
  if (isInside('wgs84')) return [{ column: 'lat', text: '像是 WGS-84 坐标，换算后就在本区' }]
  return []
}

/** Whoever was met before: rows of the same file, and places that are there already. */
class Neighbours {
  private readonly rows = new Map<string, number>()
  private readonly named = new Map<string, Array<{ id: string; point: Position; text: string }>>()

  constructor(known: Place[]) {
    for (const { _id, name, point, closed } of known)
      this.note(name, { id: _id, point, text: `已有的“${name}”（${_id}${closed ? '，已停用' : ''}）` })
  }

  /** @returns the one it is the same as */
  meet({ row, name }: Pick<PlaceRow, 'row' | 'name'>, id: string, point: Position | undefined): CellNote | undefined {
    const earlier = this.rows.get(id)
    if (earlier !== undefined) return { column: 'id', text: `和第 ${earlier} 行是同一个地点（编号相同）` }
    this.rows.set(id, row)
    if (!point) return undefined
    const twin = this.named
      .get(name)
      ?.find((other) => other.id !== id && metresBetween(other.point, point) <= ONE_SPOT_METRES)
    this.note(name, { id, point, text: `第 ${row} 行` })
    return twin && { column: 'name', text: `和${twin.text}同名同地，像是同一个地点` }
  }

  private note(name: string, one: { id: string; point: Position; text: string }): void {
    const others = this.named.get(name)
    if (others) others.push(one)
    else this.named.set(name, [one])
  }
}

/** A change of the point moves areas and all with it. */
const COLUMN_OF: Partial<Record<PlaceField, PlaceColumn>> = {
  kind: 'class',
  class: 'class',
  name: 'name',
  point: 'lng',
  address: 'address',
  phone: 'phone',
  hours: 'hours',
  exceptions: 'exceptions',
  services: 'services',
  extended: 'extended',
  accessibility: 'accessibility',
  keeper: 'keeper',
}
const columnsOf = (fields: PlaceField[]): PlaceColumn[] => [
  ...new Set(fields.flatMap((field) => COLUMN_OF[field] ?? [])),
]
