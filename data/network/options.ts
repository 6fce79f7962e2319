import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ImportFailure } from './failure'

const HELP = `npm run network -- --in wuhu.osm --water water.geojson --places places.json --out data/jinghu

  --in <file>       .osm (XML) 或 GeoJSON 线，可以给几个；只给 --water 时，文件里只有水面
  --water <file>    GeoJSON 面：河、湖，圈里要挖掉的
  --closed <file>   GeoJSON：走不过去的线、进不去的面（施工围挡、封闭的小区）
  --elevation       按高程算坡：.osm 节点的 ele，或 GeoJSON 坐标的第三个数
  --wgs84           文件是 WGS-84 的，换算成 GCJ-02；.osm 都当作是
  --gcj02           .osm 已经换算过了，照原样用
  --label <text>    路网的名字，说在结果旁边；OpenStreetMap 的数据要写明来源
  --places <file>   places.json：再算一张表（table.bin）
  --out <folder>    network.bin 写到哪里，缺省是当前文件夹`

export interface Options {
  in: string[]
  water: string[]
  closed: string[]
  elevation: boolean
  wgs84: boolean
  gcj02: boolean
  label: string
  places: string | undefined
  out: string
}

/** @throws ImportFailure for an option that does not exist, or a file that does not */
export function readOptions(args: string[]): Options {
  const { in: paths = [], water = [], closed = [], places, ...rest } = parse(args)
  if (paths.length + water.length === 0) throw new ImportFailure(`要用 --in 给出路，或用 --water 给出水面。\n\n${HELP}`)
  const files = [...paths, ...water, ...closed, ...(places === undefined ? [] : [places])]
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) throw new ImportFailure(`没有这个文件：${missing}`)
  if (rest.wgs84 && rest.gcj02) throw new ImportFailure('--wgs84 和 --gcj02 只能有一个')
  // OpenStreetMap is WGS-84 everywhere, also in China.
  const wgs84 = rest.wgs84 || (!rest.gcj02 && paths.some((path) => path.endsWith('.osm')))
  return { in: paths, water, closed, places, ...rest, wgs84 }
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
        wgs84: { type: 'boolean', default: false },
        gcj02: { type: 'boolean', default: false },
        label: { type: 'string', default: '步行路网' },
        places: { type: 'string' },
        out: { type: 'string', default: '.' },
      },
    }).values
  } catch (error) {
    throw new ImportFailure(`${(error as Error).message}\n\n${HELP}`)
  }
}
