import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../cloudfunctions/domain/area'
import type { Outline } from './preview/outlines'

/**
 * What the preview draws beneath its maps: the district's outlines and water, and its grids for when one looks closely.
 * @param folder of the district's data, for example `data/jinghu`
 */
export function districtMap(folder: string): { baseMap: object; fineMap: Outline[] } {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const grids = new Map(
    read<Area[]>('areas.json')
      .filter(({ kind }) => kind === 'grid')
      .map(({ _id, name }) => [_id, name.replace(/^第|网格$/g, '')]),
  )
  const fineMap = read<Array<{ area: string; rings: Array<Outline['ring']> }>>('shapes.json').flatMap(
    ({ area, rings }) => {
      const name = grids.get(area)
      return name === undefined ? [] : rings.map((ring) => ({ name, ring }))
    },
  )
  return { baseMap: read<object>('base.geojson'), fineMap }
}
