import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Conversion } from '../../cloudfunctions/contract/place-import'
import { ImportFailure } from './failure'

const HELP = `npm run network -- --in wuhu.osm --water water.geojson --places places.json --out data/jinghu

  --in <file>       .osm (XML) 或 GeoJSON 线，可以给几个；只给 --water 时，文件里只有水面
  --water <file>    GeoJSON 面：河、湖，圈里要挖掉的
  --closed <file>   GeoJSON：走不过去的线、进不去的面（施工围挡、封闭的小区）
  --elevation       按高程算坡：.osm 节点的 ele，或 GeoJSON 坐标的第三个数
  --convert swap|wgs84|none  坐标：对调经纬度、从 WGS-84 换算、确认不用换算；.osm 不写就是 wgs84
  --label <text>    路网的名字，说在结果旁边；OpenStreetMap 的数据要写明来源
  --places <file>   places.json：核对坐标，再算一张表（table.bin）
  --out <folder>    network.bin 写到哪里，缺省是当前文件夹`

export interface Options {
  in: string[]
  water: string[]
  closed: string[]
  elevation: boolean
  /** What is done to every coordinate. `none`: decided that they are right as they are. */
  convert: Conversion | 'none' | undefined
  label: string
  places: string | undefined
  out: string
}

const CHOICES = ['swap', 'wgs84', 'none'] as const
const isConversion = (text: string): text is (typeof CHOICES)[number] => CHOICES.some((one) => one === text)

/** @throws ImportFailure for an option that does not exist, or a file that does not */
export function readOptions(args: string[]): Options {
  const { in: paths = [], water = [], closed = [], places, convert, ...rest } = parse(args)
  if (paths.length + water.length === 0) throw new ImportFailure(`要用 --in 给出路，或用 --water 给出水面。\n\n${HELP}`)
  const files = [...paths, ...water, ...closed, ...(places === undefined ? [] : [places])]
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) throw new ImportFailure(`没有这个文件：${missing}`)
  if (convert !== undefined && !isConversion(convert))
    throw new ImportFailure(`--convert 只能是 ${CHOICES.join('、')}，不能是 ${convert}`)
  // OpenStreetMap is WGS-84 everywhere, also in China.
  const usual = paths.some((path) => path.endsWith('.osm')) ? 'wgs84' : undefined
  return { in: paths, water, closed, places, ...rest, convert: convert ?? usual }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        in: { type: 'string', multiple: true },
        water: { type: 'string', multiple: true },
        closed: { type: 'string', multiple: true },
        elevation: { type: 'boolean', default: false },
        convert: { type: 'string' },
        label: { type: 'string', default: '步行路网' },
        places: { type: 'string' },
        out: { type: 'string', default: '.' },
      },
    }).values
  } catch (error) {
    throw new ImportFailure(`${(error as Error).message}\n\n${HELP}`)
  }
}
