import type { Bounds } from '../contract/place'
import type { Refusal } from '../contract/envelope'
import type { Area } from './area'
import type { CircleSettings } from './circle'
import { guarded } from './cell'
import { refuse } from './refusal'

type HandMaps = CircleSettings['handMaps']

/** The eight bytes every PNG begins with, as base64 writes them. */
const PNG = 'iVBORw0KGgo'
/** Degrees; the whole district is a quarter of one across. */
const WIDEST = 0.25

/** 手绘地图是一个社区（村）的，正着放，盖住它. @param picture base64 */
export function unfit(picture: string | undefined, bounds: Bounds, { kind, centre }: Area): Refusal | undefined {
  if (kind !== 'community' && kind !== 'village')
    return refuse('gazetteer/not-community', '手绘地图是给社区和村的，请重新选择', 'community')
  if (picture !== undefined && !picture.startsWith(PNG))
    return refuse('gazetteer/not-png', '手绘地图要是 PNG 图片', 'picture')
  const { west, south, east, north } = bounds
  if (east - west > WIDEST || north - south > WIDEST)
    return refuse('gazetteer/too-wide', '这张图盖住的地方太大了，请检查四至', 'bounds')
  const [lng, lat] = centre
  return lng < west || lng > east || lat < south || lat > north
    ? refuse('gazetteer/not-covered', '这个范围没有盖住这个社区，请检查四至', 'bounds')
    : undefined
}

/** The maps with another one of a community, in the order of communities. */
export const hung = (maps: HandMaps, map: HandMaps[number]): HandMaps =>
  [...maps.filter(({ community }) => community !== map.community), map].sort((a, b) =>
    a.community < b.community ? -1 : 1,
  )

/** 一张一行：社区、名称、四至，和图片叫什么. Nothing in it is run as a formula. */
export const handMapSheet = (maps: HandMaps): { headings: string[]; rows: string[][] } => ({
  headings: ['社区编号', '名称', '西边经度', '东边经度', '南边纬度', '北边纬度', '图片文件'],
  rows: maps.map(({ community, name, bounds: { west, east, south, north } }) => [
    ...[community, guarded(name)],
    ...[west, east, south, north].map(String),
    `${community}.png`,
  ]),
})
