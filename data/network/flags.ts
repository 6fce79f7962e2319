import { parseArgs } from 'node:util'
import { NetworkFailure } from './extract'
import type { Datum } from './ground'

export interface Flags {
  in: string
  out: string
  datum: Datum
  water?: string
  closed?: string
  elevation?: string
  within?: string
}

/** What `npm run network` prints when it is not told anything. */
export const HELP = `用法：npm run network -- --in <区域.osm 或 路.geojson> --out <文件.bin> [参数]
把真实的路做成步行路网文件。
  --in <文件>         OpenStreetMap 的 .osm（XML），或 GeoJSON 的线
  --out <文件>        写到哪里
  --datum <坐标系>    --in 用的坐标系：wgs84 或 gcj02。.osm 默认 wgs84；GeoJSON 必须写明
  --water <文件>      另加水面：GeoJSON 多边形，坐标系同 --in
  --elevation <文件>  高程：CSV，每行“经度,纬度,米”，坐标系同 --in；.osm 节点上的 ele 不用写也会用
  --within <文件>     只要边界里面的路：GeoJSON 多边形，GCJ-02
  --closed <文件>     封闭的路段或区域：GeoJSON 线或多边形，GCJ-02
  --help              显示这些说明`

const NAMES = ['in', 'out', 'datum', 'water', 'closed', 'elevation', 'within'] as const
const USAGE = '不写参数运行 npm run network 可以看说明。'

/** Whether the explanation is all that is asked for. */
export function asksForHelp(args: string[]): boolean {
  return args.length === 0 || args.includes('--help') || args.includes('-h')
}

/** @throws NetworkFailure for an argument that is unknown, missing or wrong */
export function readFlags(args: string[]): Flags {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]))
  const { values, tokens } = parseArgs({ args, strict: false, tokens: true, options })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new NetworkFailure(`不认识的参数 ${token.value}。${USAGE}`)
    if (token.kind !== 'option') continue
    if (!(NAMES as readonly string[]).includes(token.name))
      throw new NetworkFailure(`不认识的参数 ${token.rawName}。${USAGE}`)
    if (!token.value) throw new NetworkFailure(`参数 ${token.rawName} 后面要写明值。${USAGE}`)
  }
  const given = values as Partial<Record<(typeof NAMES)[number], string>>
  if (!given.in || !given.out) throw new NetworkFailure(`请写明 --in 和 --out。${USAGE}`)
  return { ...given, in: given.in, out: given.out, datum: datumOf(given.datum, given.in) }
}

function datumOf(datum: string | undefined, file: string): Datum {
  if (datum === 'wgs84' || datum === 'gcj02') return datum
  if (datum !== undefined) throw new NetworkFailure(`坐标系 ${datum} 不认识，应是 wgs84 或 gcj02。`)
  if (file.endsWith('.osm')) return 'wgs84'
  throw new NetworkFailure(
    '从 GeoJSON 里看不出坐标系，请写明 --datum wgs84（国际、OpenStreetMap）或 --datum gcj02（微信、高德）。',
  )
}
