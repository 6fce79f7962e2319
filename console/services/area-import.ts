import type { AreaColumn, AreaLine, AreaRow } from '../../typings/contract'
import { exportAreas } from './atlas'
import { call } from './cloud'
import type { Importer, ImportLine } from './importing'
import type { SheetRow } from './sheet-columns'

const TITLES: Record<AreaColumn, string> = { code: '编号', newCode: '新编号', name: '名称', population: '人口' }
const ALIASES: Record<AreaColumn, string[]> = {
  code: ['代码', '网格编号'],
  newCode: [],
  name: ['名字', '网格名称'],
  population: ['人数', '居民数'],
}

/** 编号、名称、人口的表：one whole, so that no half of a renumbering is ever in force. */
export function areaImporter(): Importer {
  let version = 0
  let lines: ImportLine[] = []
  return {
    noun: '网格',
    isWhole: true,
    columns: () =>
      Promise.resolve(
        (Object.keys(TITLES) as AreaColumn[]).map((key) => ({
          ...{ key, title: TITLES[key], aliases: ALIASES[key], isNeeded: key === 'code' },
        })),
      ),
    example: async () => (await exportAreas()).cells,
    async check(rows) {
      const report = await call('atlas', 'importCheck', { rows: rows.map(rowOf) })
      version = report.version
      return (lines = report.lines.map(lineOf))
    },
    async adopt(rows, requestId) {
      await call('atlas', 'importAreas', { rows: rows.map(rowOf), version }, requestId)
      return lines
    },
  }
}

const rowOf = ({ row, cells }: SheetRow): AreaRow => ({
  row,
  code: cells['code'] ?? '',
  newCode: cells['newCode'] ?? '',
  name: cells['name'] ?? '',
  population: cells['population'] ?? '',
})

const lineOf = ({ row, name, code, result, problems, notes, changes }: AreaLine): ImportLine => {
  const titled = (list: AreaLine['notes']) => list.map(({ column, text }) => ({ column: TITLES[column], text }))
  return {
    ...{ row, result, name: name || code, key: code },
    problems: titled(problems),
    notes: titled(notes),
    changes: changes.map((column) => TITLES[column]),
  }
}
