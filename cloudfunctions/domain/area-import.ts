import type { AreaColumn, AreaLine, AreaReport, AreaRow } from '../contract/atlas'
import { cleanWords } from '../contract/primitives'
import type { Area } from './area'
import { areaCoded, codeProblem, nameProblem } from './area-code'
import { changeOf, countText, type Ground, isEmpty } from './atlas'
import type { AreaChange } from './atlas-version'
import { CLEARED, guarded, unfitIn } from './cell'
import { wordsCell } from './cell-reading'
import { unfitBelow } from './renumber'

/** The columns of the spreadsheet, in the order in which they are written. */
const COLUMN_TEXT: Record<AreaColumn, string> = { code: '编号', newCode: '新编号', name: '名称', population: '人口' }
const MOST_PEOPLE = 1_000_000
const LONGEST_NAME = 20

/** What a table of names, codes and populations would do, row by row; nothing is written. */
export function planAreas(
  rows: AreaRow[],
  now: number,
  ground: Ground,
): { report: Omit<AreaReport, 'version'>; changes: AreaChange[] } {
  const asked = rows.map(cleaned)
  const found = asked.map(({ code }) => areaCoded(code, ground.areas))
  const renamed = wished(asked, found, ground)
  const seen = new Map<string, number>()
  const taken = new Map<string, number>()
  const changes: AreaChange[] = []
  const lines = asked.map((row, i): AreaLine => {
    const { area, isFormer } = found[i] ?? {}
    if (!area) return lineOf(row, undefined, [{ column: 'code', text: row.code ? '没有这个编号' : '请填写编号' }])
    const problems: AreaLine['problems'] = unfitIn(rows[i] ?? {})
    const say = (column: AreaColumn, text: string | undefined) => text !== undefined && problems.push({ column, text })
    const twin = seen.get(area._id)
    if (twin !== undefined) say('code', `和第 ${twin} 行是同一块地方`)
    seen.set(area._id, row.row)
    const code = row.newCode || area.code
    const name = row.name || area.name
    if (code !== area.code && code !== CLEARED) {
      say('newCode', codeProblem(area, code, renamed.get(area.path.at(-2) ?? '')?.code ?? '', ground.areas))
      const other = taken.get(code)
      if (other !== undefined) say('newCode', `和第 ${other} 行要用同一个编号`)
      taken.set(code, row.row)
      const unfit = unfitBelow(area, code, renamed)
      if (unfit > 0) say('newCode', `下面还有 ${unfit} 块地方的编号不以它开头，它们的新编号也要写进表里`)
    }
    if (name !== area.name && name !== CLEARED) say('name', unfitName(name) ?? nameProblem(area, name, renamed))
    for (const column of ['newCode', 'name', 'population'] as const)
      if (row[column] === CLEARED) say(column, `${COLUMN_TEXT[column]}不能清空，空着就照现在的样子不动`)
    const population = row.population === CLEARED ? undefined : peopleIn(row.population)
    if (Number.isNaN(population)) say('population', '人口要是整数')
    const change = changeOf(area, { name, code, ...(population !== undefined && { population }) }, now)
    if (problems.length === 0 && !isEmpty(change)) changes.push(change)
    const notes: AreaLine['notes'] = isFormer ? [{ column: 'code', text: `这是旧编号，现在是 ${area.code}` }] : []
    return lineOf(row, area, problems, notes, change)
  })
  const isAdoptable = lines.every(({ result }) => result !== 'problem')
  return { report: { lines, isAdoptable, text: countText(lines, '行') }, changes }
}

function unfitName(name: string): string | undefined {
  const read = wordsCell(name, LONGEST_NAME)
  return 'wrong' in read ? read.wrong : undefined
}

const cleaned = (row: AreaRow): AreaRow => ({
  row: row.row,
  code: plain(row.code),
  newCode: plain(row.newCode),
  name: cleanWords(row.name),
  population: plain(row.population),
})
/** Spreadsheets put quotes before digits that are no numbers, and spaces anywhere. */
const plain = (text: string): string => cleanWords(text).replace(/^'|\s/g, '')

/** @returns undefined for an empty cell, NaN for what is no number of people */
function peopleIn(text: string): number | undefined {
  if (text === '') return undefined
  const digits = text.replace(/[,，人]/g, '')
  return /^\d{1,7}$/.test(digits) && Number(digits) <= MOST_PEOPLE ? Number(digits) : NaN
}

/** All areas with the names and codes they would have if every row were right. */
function wished(rows: AreaRow[], found: Array<{ area: Area } | undefined>, { areas }: Ground): Map<string, Area> {
  const all = new Map(areas)
  rows.forEach(({ newCode, name }, i) => {
    const area = found[i]?.area
    if (area) all.set(area._id, { ...area, code: newCode || area.code, name: name || area.name })
  })
  return all
}

const CHANGED: Array<[keyof AreaChange, AreaColumn]> = [
  ['code', 'newCode'],
  ['name', 'name'],
  ['population', 'population'],
]

function lineOf(
  { row, code, name }: AreaRow,
  area: Area | undefined,
  problems: AreaLine['problems'],
  notes: AreaLine['notes'] = [],
  change?: AreaChange,
): AreaLine {
  const changes = CHANGED.flatMap(([field, column]) => (change?.[field] !== undefined ? [column] : []))
  const result = problems.length > 0 ? 'problem' : changes.length > 0 ? 'change' : 'same'
  return { row, id: area?._id ?? '', code, name: name || (area?.name ?? ''), result, problems, notes, changes }
}

/** Areas as the spreadsheet has them, the heading first: what is exported can be imported again. */
export const areaCells = (areas: Area[]): string[][] => [
  Object.values(COLUMN_TEXT),
  ...areas.map(({ code, name, population }) => [
    code,
    '',
    guarded(name),
    population === undefined ? '' : String(population),
  ]),
]
