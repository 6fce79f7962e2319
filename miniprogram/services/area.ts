import type { AreaItem, Located, Point } from '../../typings/contract'
import { call } from './cloud'

/** 这个位置属于哪个网格，由谁负责。 */
export const locateArea = (point: Point): Promise<Located> => call('area', 'locate', { point })

/** 下一级区域；不给上级时从最上面一级开始。 */
export const listAreas = (parent?: string): Promise<AreaItem[]> => call('area', 'children', parent ? { parent } : {})
