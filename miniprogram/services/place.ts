import type { AreaItem, Input, Located, Point } from '../../typings/contract'
import { areaOfScene, locateArea } from './area'

/** Where something is, as a form holds it. */
export interface Place {
  point: Point
  located: Located
  /** 驿站: at whose door it is, known from its code. */
  station?: string
  /** What the person says about it: 3 单元门口. */
  address: string
  /** The person named the area; it then wins over the one found from the point. */
  isByHand: boolean
}

export const asPoint = ([lng, lat]: [number, number]): Point => ({ lng, lat })

/** 从地图上的一点找到网格。 */
export async function placeAt(point: Point): Promise<Place> {
  return { point, located: await locateArea(point), address: '', isByHand: false }
}

/** 手选的区域；边界和负责人在中心点能查到时才有。 */
export async function placeInArea(area: AreaItem, text: string): Promise<Place> {
  const point = asPoint(area.centre)
  const found = await locateArea(point)
  const { id, kind, centre } = area
  const located = found.id === id ? found : { id, kind, centre, text, outline: [], takenBy: '这个网格的负责人' }
  return { point, located, address: '', isByHand: true }
}

/**
 * 扫了网格的码，或从它的卡片进来：就在这个网格，先标在中心；扫了驿站的码，就在它门口。
 * @param scene what the code carries: `g=<grid>`, `s=<station>`
 */
export async function placeOfScene(scene: string): Promise<Place> {
  const { station, ...located } = await areaOfScene(scene)
  const place = { located, address: '', isByHand: true }
  return station
    ? { ...place, point: asPoint(station.point), station: station.name }
    : { ...place, point: asPoint(located.centre) }
}

/** 驿站的名字，和人自己写的说明。 */
export const addressOf = ({ station = '', address }: Place): string => `${station} ${address}`.trim()

/** The place as `ticket.report` takes it. */
export function placeInput(place: Place): Input<'ticket', 'report'>['place'] {
  const { point, located, isByHand } = place
  return { point, address: addressOf(place), ...(isByHand ? { area: located.id } : {}) }
}
