import type { Conversion } from '../../cloudfunctions/contract/place-import'
import { UsageFailure } from '../start-flags'
import { readTableFlags } from '../tables/command'

export interface PlaceFlags {
  /** Table or GeoJSON to read; absent when only exporting. */
  file?: string
  /** Folder of the district's data. */
  data: string
  /** Undefined: nobody has decided. `none`: decided that the coordinates are right as they are. */
  convert?: Conversion | 'none'
  /** `.json` as the district's data has it, or `.jsonl` as CloudBase's console imports it. */
  write?: string
  /** CSV of the places there are. */
  export?: string
}

export const PLACES_HELP = `用法：npm run places -- <文件.csv|.xlsx|.geojson> [参数]
  逐行检查一份地点表，不加 --write 什么也不写。
  --convert swap|wgs84|none  坐标：对调经纬度、从 WGS-84 换算、确认不用换算
  --write <文件>             写出没有问题的行：.json 是本区数据加上这些行，.jsonl 供云开发控制台导入
  --export <文件.csv>        把本区现有的地点写成一样的表
  --data <文件夹>            本区的数据，默认 data/jinghu
表格怎么写见 docs/places.md`

const CONVERSIONS = ['swap', 'wgs84', 'none'] as const
const isConversion = (text: string): text is (typeof CONVERSIONS)[number] => CONVERSIONS.some((one) => one === text)

/** Reads the arguments of `npm run places`. @throws UsageFailure with a sentence for one that is unknown or does not fit. */
export function readPlaceFlags(args: string[]): PlaceFlags {
  const { file, values } = readTableFlags(args, ['data', 'convert', 'write', 'export'], PLACES_HELP)
  const { convert, write, data = 'data/jinghu' } = values
  if (convert !== undefined && !isConversion(convert))
    throw new UsageFailure(`--convert 只能是 ${CONVERSIONS.join('、')}，不能是 ${convert}`)
  if (write !== undefined && !/\.jsonl?$/.test(write))
    throw new UsageFailure('--write 的文件名要以 .json 或 .jsonl 结尾')
  return {
    data,
    ...(file !== undefined && { file }),
    ...(convert !== undefined && { convert }),
    ...(write !== undefined && { write }),
    ...(values.export !== undefined && { export: values.export }),
  }
}
