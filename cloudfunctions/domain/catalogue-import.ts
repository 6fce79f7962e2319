import type {
  CatalogueColumn,
  CatalogueLine,
  CatalogueNote,
  CatalogueReport,
  CatalogueRow,
} from '../contract/catalogue'
import { cleanWords } from '../contract/primitives'
import type { Catalogue, Item } from './catalogue'
import { unfitIn } from './cell'
import { initialsOf } from './initials'
import { type CatalogueGround, readItem } from './catalogue-row'

export interface CataloguePlan {
  report: CatalogueReport
  /** The whole list as it would be; undefined while any row has a problem. */
  items?: Item[]
}

/** 一张表会把清单变成什么样，逐行；什么也不写。清单是一个整体：有一行不对，整张都不采用. */
export function planCatalogue(rows: CatalogueRow[], former: Catalogue, ground: CatalogueGround): CataloguePlan {
  const known = new Map(former.items.map((item) => [item.code, item]))
  const twins = new Twins()
  const read = rows.map((typed) => {
    const row = cleaned(typed)
    const { item, problems, notes } = readItem(row, ground)
    const all = [...unfitIn(typed), ...problems, ...twins.meet(row)]
    const found = known.get(row.code)
    const changes = found && item ? differences(found, item) : []
    const result = all.length > 0 ? 'problem' : !found ? 'add' : changes.length > 0 ? 'change' : 'same'
    const line: CatalogueLine = {
      ...{ row: row.row, code: row.code, name: row.name, result },
      problems: all,
      notes: [...notes, ...staleInitials(item, changes)],
      changes,
    }
    return { line, item }
  })
  const lines = read.map(({ line }) => line)
  const codes = new Set(lines.map(({ code }) => code))
  const retired = former.items.filter(({ code }) => !codes.has(code)).map(({ code, name }) => ({ code, name }))
  const isAdoptable = lines.every(({ result }) => result !== 'problem')
  const text = summary(lines, retired.length)
  return {
    report: { from: former.version, lines, retired, isAdoptable, text },
    ...(isAdoptable && { items: read.flatMap(({ item }) => item ?? []) }),
  }
}

/** Whoever renames an item in an exported table leaves the letters of its old name standing. */
const staleInitials = (item: Item | undefined, changes: CatalogueColumn[]): CatalogueNote[] =>
  item && changes.includes('name') && !changes.includes('initials') && item.initials !== initialsOf(item.name)
    ? [{ column: 'initials', text: '事项改了名，拼音首字母还是原来的；清空这一格就会重新算' }]
    : []

/** How many rows keep the list from being adopted. */
export const problemRows = ({ lines }: CatalogueReport): number =>
  lines.filter(({ result }) => result === 'problem').length

/** Nothing in the cells that nobody can see. */
const cleaned = ({ row, ...cells }: CatalogueRow): CatalogueRow => ({
  ...(Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, cleanWords(text)])) as typeof cells),
  row,
})

/** Codes and names met in the rows before. */
class Twins {
  private readonly rows = new Map<string, number>()

  meet({ row, code, name }: CatalogueRow): CatalogueNote[] {
    return [
      ...this.note('code', code, row, (earlier) => `和第 ${earlier} 行的编号一样`),
      ...this.note('name', name, row, (earlier) => `和第 ${earlier} 行是同一个事项`),
    ]
  }

  private note(column: 'code' | 'name', text: string, row: number, say: (earlier: number) => string): CatalogueNote[] {
    if (text === '') return []
    const key = `${column}:${text}`
    const earlier = this.rows.get(key)
    if (earlier !== undefined) return [{ column, text: say(earlier) }]
    this.rows.set(key, row)
    return []
  }
}

function differences(found: Item, item: Item): CatalogueColumn[] {
  const [before, after] = [partsOf(found), partsOf(item)]
  const columns = Object.keys(after) as Array<keyof typeof after>
  return columns.filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))
}

/** As the columns have them; the order in a list says nothing, nor does that of a limit's fields. */
function partsOf({ limits, ...rest }: Item): Record<CatalogueColumn, unknown> {
  const span = (stage: keyof typeof limits) => [limits[stage]?.amount, limits[stage]?.unit]
  return {
    ...rest,
    categories: [...rest.categories].sort(),
    assists: [...rest.assists].sort(),
    duties: [...rest.duties].sort(),
    answer: span('answer'),
    reportIn: span('reportIn'),
    finish: span('finish'),
  }
}

const RESULT_TEXT: Record<CatalogueLine['result'], string> = {
  add: '新增',
  change: '改动',
  same: '没有变化',
  problem: '有问题',
}
const RESULTS = Object.keys(RESULT_TEXT) as Array<CatalogueLine['result']>

function summary(lines: CatalogueLine[], retired: number): string {
  const count = (result: CatalogueLine['result']) => lines.filter((line) => line.result === result).length
  const counts = RESULTS.map((result) => `${RESULT_TEXT[result]} ${count(result)}`).join('，')
  const whole = count('problem') > 0 ? '。清单是一个整体：有问题的行改好以前，整张表都不采用' : ''
  return `${lines.length} 行：${counts}；不再列入 ${retired} 项${whole}`
}
