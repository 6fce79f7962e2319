// `npm run catalogue -- <文件>`: checks a spreadsheet of the catalogue row by row and, when asked to, writes the next version.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../../cloudfunctions/domain/catalogue'
import { planCatalogue, problemRows } from '../../cloudfunctions/domain/catalogue-import'
import { catalogueSheet, readCatalogueFile } from '../../cloudfunctions/domain/catalogue-sheet'
import type { Categories } from '../../cloudfunctions/domain/category'
import type { Department } from '../../cloudfunctions/domain/department'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { UsageFailure } from '../start-flags'
import { runTableCommand } from '../tables/command'
import { csvOf, readCells, TableFailure } from '../tables/table'
import { CATALOGUE_HELP, type CatalogueFlags, readCatalogueFlags } from './flags'
import { reportText } from './report'

/**
 * Checks, and writes what it was asked to.
 * @param say hears each thing as soon as it is known
 * @returns how many rows have a problem; when there is any, nothing is written
 * @throws UsageFailure, TableFailure with what is to be done about it
 */
export async function importCatalogue(flags: CatalogueFlags, say: (text: string) => void): Promise<number> {
  const { versions, former, departments, categories, settings } = readDistrict(flags.data)
  if (flags.export !== undefined) {
    if (!flags.export.toLowerCase().endsWith('.csv'))
      throw new UsageFailure(`导出的是 .csv，Excel 能直接打开；请换一个文件名：${flags.export}`)
    writeFileSync(flags.export, csvOf(catalogueSheet(former, departments, categories)))
    say(`第 ${former.version} 版的 ${former.items.length} 项写在 ${flags.export}（${former.note}）`)
  }
  if (flags.file === undefined) return 0
  const file = readCatalogueFile(await cellsOf(flags.file))
  if ('wrong' in file) throw new TableFailure(file.wrong)
  const { report, items } = planCatalogue(file.rows, former, { departments, categories: categories.items, settings })
  say(reportText(report, file.unknown))
  if (flags.write === undefined || !items) return problemRows(report)
  const version = Math.max(...versions.map((one) => one.version)) + 1
  const { note } = flags.write
  const next: Catalogue = { ...{ _id: `v${version}`, schemaVersion: 1, version, note }, at: Date.now(), by: '', items }
  writeFileSync(flags.write.file, written(flags.write.file, versions, next))
  say(
    `第 ${version} 版写在 ${flags.write.file}；放进集合 catalogues 以后，把 references 里 whistles 的 catalogue 改成 ${version}`,
  )
  return 0
}

async function cellsOf(file: string): Promise<string[][]> {
  const cells = await readCells(file)
  if (!cells) throw new TableFailure(`${file} 不是 .csv 或 .xlsx；老的 .xls 请先另存为 .xlsx`)
  return cells
}

/** @param folder for example `data/jinghu` */
function readDistrict(folder: string) {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const settings = read<WhistleSettings>('whistles.json')
  const versions = read<Catalogue[]>('catalogue.json')
  const former = versions.find(({ version }) => version === settings.catalogue)
  const [categories] = read<Categories[]>('categories.json')
  if (!former || !categories)
    throw new TableFailure(`${folder} 里没有第 ${settings.catalogue} 版清单，或者没有诉求类别`)
  return { settings, versions, former, categories, departments: read<Department[]>('departments.json') }
}

/** One item a line, so that two versions can be compared; a document a line for the console. */
function written(file: string, versions: Catalogue[], next: Catalogue): string {
  if (file.endsWith('.jsonl')) return `${JSON.stringify(next)}\n`
  const document = ({ items, ...rest }: Catalogue) =>
    `${JSON.stringify(rest).slice(0, -1)},"items":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]}`
  return `[${[...versions, next].map(document).join(',\n')}]\n`
}

if (require.main === module) {
  const args = process.argv.slice(2)
  void runTableCommand(args, CATALOGUE_HELP, () =>
    importCatalogue(readCatalogueFlags(args), (text) => console.log(text)),
  )
}
