import type { Conversion, ImportReport, Input, Legend, PlaceLine, PlaceView } from '../../typings/contract'
import { call, newRequestId } from './cloud'
import { cellsOfGeoJson, isGeoJson } from './geojson'
import type { Importer, ImportLine, ImportNote } from './importing'
import type { ListPage } from './listing'
import type { SheetRow } from './sheet-columns'

type PlaceRow = Input<'place', 'importCheck'>['rows'][number]

/** Rows in one call: what the contract takes. */
const ROWS = 500

/** 模板里的一行：a made-up one, so that nothing of anybody's leaves with an empty form. */
const EXAMPLE: Record<string, string> = {
  ...{ class: '药店', name: '示例药店', lng: '118.376512', lat: '31.334218' },
  ...{ address: '示例路 1 号', phone: '0553-0000000' },
}

/** 地点名单的一页；`text` 是看的哪里。 */
export async function listPlaces(input: Input<'gazetteer', 'places'>): Promise<ListPage<PlaceLine> & { text: string }> {
  const page = await call('gazetteer', 'places', input)
  // 这一段里没有要找的：接着往下找.
  return page.items.length === 0 && page.next ? listPlaces({ ...input, cursor: page.next }) : page
}

export const getPlace = (id: string): Promise<PlaceView> => call('place', 'get', { id })

/** 类别和基本服务的名目。 */
export const readLegend = (): Promise<Legend> => call('place', 'legend', {})

/** 改一个地点；`revision` 是看到的那一版。 */
export const editPlace = (input: Input<'place', 'edit'>, requestId: string): Promise<PlaceView> =>
  call('place', 'edit', input, requestId)

/** 新增一个地点；它属于哪里看位置。 */
export const addPlace = (input: Input<'place', 'add'>, requestId: string): Promise<PlaceView> =>
  call('place', 'add', input, requestId)

/** 停用，或者重新启用。 */
export const closePlace = (input: Input<'place', 'close'>): Promise<PlaceView> => call('place', 'close', input)
export const reopenPlace = (input: Input<'place', 'reopen'>): Promise<PlaceView> => call('place', 'reopen', input)

/** 这一片已有的地点，新的放在哪里看着它们。 */
export const placesAround = (bounds: Input<'place', 'around'>['bounds']) => call('place', 'around', { bounds })

/** 全部在用的地点，列名在第一行。@param tell hears how many are here so far */
export async function exportPlaces(tell: (count: number) => void): Promise<string[][]> {
  const cells: string[][] = []
  const requestId = newRequestId()
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { headings, rows, next }: { headings: string[]; rows: string[][]; next?: string } = await call(
      'gazetteer',
      'sheet',
      { cursor },
      requestId,
    )
    if (cells.length === 0) cells.push(headings)
    cells.push(...rows)
    tell(cells.length - 1)
    cursor = next
  }
  return cells
}

const CHOICES = { swap: '对调经度和纬度', wgs84: '从 WGS-84 换算' } as const

/** 导入地点：表格或 GeoJSON；坐标像是不对的，问一声要不要换算。 */
export function placeImporter(): Importer {
  let titles = new Map<string, string>()
  let decided: Conversion | 'none' | undefined
  let offer: ImportReport['offer']
  let named = 0

  async function ask(action: 'importCheck' | 'importPlaces', rows: SheetRow[], requestId = newRequestId()) {
    const convert = decided === 'none' ? undefined : decided
    const input = {
      rows: rows.map(({ row, cells }): PlaceRow => ({ ...cells, row })),
      ...(convert && { convert }),
    }
    const report = await call('place', action, input, requestId)
    if (decided === undefined) offer ??= report.offer
    named += report.fits.named
    return report.lines.map(lineOf)
  }

  const notesOf = (notes: ImportReport['lines'][number]['notes']): ImportNote[] =>
    notes.map(({ column, text }) => ({ column: titles.get(column) ?? column, text }))

  const lineOf = ({ id, changes, problems, notes, ...line }: ImportReport['lines'][number]): ImportLine => ({
    ...line,
    key: id,
    problems: notesOf(problems),
    notes: notesOf(notes),
    changes: changes.map((column) => titles.get(column) ?? column),
  })

  return {
    noun: '地点',
    accepts: '.geojson,.json',
    readFile: (file) => (isGeoJson(file) ? cellsOfGeoJson(file) : undefined),
    async columns() {
      const columns = await call('gazetteer', 'columns', { table: 'places' })
      titles = new Map(columns.map(({ key, title }) => [key, title]))
      decided = undefined
      offer = undefined
      named = 0
      return columns
    },
    async example() {
      const columns = await call('gazetteer', 'columns', { table: 'places' })
      return [columns.map(({ title }) => title), columns.map(({ key }) => EXAMPLE[key] ?? '')]
    },
    size: ROWS,
    check: (rows) => ask('importCheck', rows),
    adopt: (rows, requestId) => ask('importPlaces', rows, requestId),
    question() {
      if (!offer || decided !== undefined) return undefined
      const { convert, text } = offer
      return {
        text: `坐标：${text}。`,
        choices: [
          { value: convert, text: CHOICES[convert] },
          { value: 'none', text: '坐标是对的，不用换算' },
        ],
      }
    },
    answer(value) {
      decided = value as Conversion | 'none'
    },
    remarks: () => (named > 0 ? [] : ['表里没有写“社区”，差几百米的坐标偏差查不出来，请在地图上抽看几处。']),
  }
}
