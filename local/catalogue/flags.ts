import { UsageFailure } from '../start-flags'
import { readTableFlags } from '../tables/command'

export interface CatalogueFlags {
  /** Table to read; absent when only exporting. */
  file?: string
  /** Folder of the district's data. */
  data: string
  /** `.json` as the district's data has it, or `.jsonl` as CloudBase's console imports it; with the note of the new version. */
  write?: { file: string; note: string }
  /** CSV of the version in force. */
  export?: string
}

export const CATALOGUE_HELP = `用法：npm run catalogue -- <文件.csv|.xlsx> [参数]
  逐行检查一份吹哨报到事项清单，不加 --write 什么也不写。
  --write <文件>        一行问题也没有时，写成新的一版：.json 是原有各版加上这一版，.jsonl 供云开发控制台导入
  --note <说明>         新的一版是什么，跟 --write 一起写，显示在清单旁边
  --export <文件.csv>   把现行的一版写成一样的表
  --data <文件夹>       本区的数据，默认 data/jinghu
表格怎么写见 docs/catalogue.md`

/** Reads the arguments of `npm run catalogue`. @throws UsageFailure with a sentence for one that is unknown or does not fit. */
export function readCatalogueFlags(args: string[]): CatalogueFlags {
  const { file, values } = readTableFlags(args, ['data', 'write', 'note', 'export'], CATALOGUE_HELP)
  const { write, note = '', data = 'data/jinghu' } = values
  if (write !== undefined && !/\.jsonl?$/.test(write))
    throw new UsageFailure('--write 的文件名要以 .json 或 .jsonl 结尾')
  if ((write !== undefined) !== (note.trim() !== '')) throw new UsageFailure('--write 和 --note 要一起写')
  return {
    data,
    ...(file !== undefined && { file }),
    ...(write !== undefined && { write: { file: write, note: note.trim() } }),
    ...(values.export !== undefined && { export: values.export }),
  }
}
