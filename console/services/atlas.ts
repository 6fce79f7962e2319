import type {
  AtlasArea,
  AtlasDetail,
  AtlasSaved,
  AtlasView,
  BorderFile,
  BorderReport,
  BorderRow,
  AreaTable,
  RedrawInput,
  RedrawReport,
} from '../../typings/contract'
import { call } from './cloud'

/** 自己管着的地方。 */
export const listAreas = (): Promise<AtlasView> => call('atlas', 'list', {})

/** 一块地方的界线，和同它有共同界点的。 */
export const readBorders = (id: string): Promise<AtlasDetail> => call('atlas', 'get', { id })

/** 这样改行不行。 */
export const checkBorders = (input: RedrawInput): Promise<RedrawReport> => call('atlas', 'check', input)

/** 存成新的一版。 */
export const saveBorders = (input: RedrawInput, requestId: string): Promise<AtlasSaved> =>
  call('atlas', 'save', input, requestId)

export interface AreaWords {
  name: string
  code: string
  /** As it was typed; empty: nobody knows. */
  population: string
  /** 下面的编号一起换。 */
  withBelow: boolean
}

/** 改名称、编号、人口。 */
export const describeArea = (version: number, id: string, words: AreaWords, requestId: string): Promise<AtlasSaved> =>
  call(
    'atlas',
    'describe',
    {
      ...{ version, id, name: words.name, code: words.code, population: peopleOf(words.population) },
      ...(words.withBelow && { withBelow: true }),
    },
    requestId,
  )

/** What is no number is sent as one that the server refuses in words. */
const peopleOf = (text: string): number | null => {
  const plain = text.replace(/[,，\s]/g, '')
  return plain === '' ? null : /^\d+$/.test(plain) ? Number(plain) : -1
}

/** GeoJSON 逐块检查。 */
export const checkBorderFile = (rows: BorderRow[], isWgs84: boolean): Promise<BorderReport> =>
  call('atlas', 'bordersCheck', { rows, ...(isWgs84 && { convert: 'wgs84' }) })

/** 整份界线立为新的一版。 */
export const adoptBorderFile = (
  rows: BorderRow[],
  isWgs84: boolean,
  version: number,
  requestId: string,
): Promise<AtlasSaved> =>
  call('atlas', 'importBorders', { rows, version, ...(isWgs84 && { convert: 'wgs84' }) }, requestId)

export const exportBorders = (): Promise<BorderFile> => call('atlas', 'borders', {})
export const exportAreas = (): Promise<AreaTable> => call('atlas', 'table', {})

const KIND_TEXT: Record<AtlasArea['kind'], string> = {
  district: '区',
  street: '街道',
  community: '社区',
  village: '村',
  grid: '网格',
}
export const kindText = ({ kind }: Pick<AtlasArea, 'kind'>): string => KIND_TEXT[kind]

/** 编号、用过的编号、名称里有这几个字的，最多这么多。 */
const MOST_FOUND = 50
export function findAreas(areas: AtlasArea[], wanted: string): AtlasArea[] {
  const text = wanted.trim()
  const has = ({ code, name, former }: AtlasArea): boolean =>
    name.includes(text) || code.includes(text) || former.some((one) => one.code.includes(text))
  return text === '' ? [] : areas.filter(has).slice(0, MOST_FOUND)
}

/** From the top down to the area itself. */
export function pathOf(areas: AtlasArea[], id: string): AtlasArea[] {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const path: AtlasArea[] = []
  for (let area = byId.get(id); area; area = byId.get(area.parent)) path.unshift(area)
  return path
}

/** How many lie in an area, itself left out. */
export const countBelow = (areas: AtlasArea[], id: string): number => {
  const below = areas.filter(({ parent }) => parent === id)
  return below.reduce((sum, one) => sum + countBelow(areas, one.id), below.length)
}

/** 下一个没用过的编号，和照着它的名称：第12网格。 */
export function nextGrid(areas: AtlasArea[], community: string): { code: string; name: string } {
  const above = areas.find(({ id }) => id === community)?.code ?? ''
  const used = areas.flatMap(({ code, former }) => [code, ...former.map((one) => one.code)])
  const numbers = used
    .filter((code) => code.startsWith(above) && code.length === 15)
    .map((code) => Number(code.slice(12)))
  const free = Array.from({ length: 999 }, (_, i) => i + 1).filter((number) => !numbers.includes(number))
  const highest = Math.max(0, ...numbers)
  const next = free.find((number) => number > highest) ?? free[0] ?? 999
  return { code: above + String(next).padStart(3, '0'), name: `第${String(next).padStart(2, '0')}网格` }
}
