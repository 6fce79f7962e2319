import type { AreaItem, Located, Point } from '../../typings/contract'
import { call } from './cloud'

/** 这个位置属于哪个网格，由谁负责。 */
export const locateArea = (point: Point): Promise<Located> => call('area', 'locate', { point })

/** 下一级区域；不给上级时从最上面一级开始。 */
export const listAreas = (parent?: string): Promise<AreaItem[]> => call('area', 'children', parent ? { parent } : {})

/** 赭麓街道 · 车站社区 · 第05网格 → 街道，和它以下的部分（只到街道时就是街道自己）。 */
export function splitArea(text: string): { street: string; below: string } {
  const [street = '', ...below] = text.split(' · ')
  return { street, below: below.join(' · ') || street }
}
