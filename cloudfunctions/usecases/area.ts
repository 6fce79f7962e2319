import { areaItem, located } from '../domain/area'
import { dispatch, takenBy } from '../domain/dispatch'
import { isRefusal, refuse } from '../domain/refusal'
import { findSpot } from './place'
import type { Stories } from './serve'

export const areaStories: Stories<'area'> = {
  async locate({ point }, { ports }) {
    const shapes = await ports.reference.shapes()
    const spot = await findSpot({ point }, shapes, ports)
    if (isRefusal(spot)) return { ...spot, field: 'point' }
    return located(spot.chain, shapes, takenBy(dispatch(spot.chain)))
  },

  async children({ parent }, { ports }) {
    const { district } = await ports.reference.read()
    const children = await ports.areas.children(parent ?? district.root)
    if (children.length === 0 && parent !== undefined && (await ports.areas.read([parent])).length === 0)
      return refuse('area/unknown', '没有找到这个地方，请重新选择', 'parent')
    return children.map(areaItem)
  },
}
