/** 示例目录 of whistles: 194 items in two batches, by the classes of the tickets and the ordinary duties of departments. */
import type { Catalogue } from '../../../cloudfunctions/domain/catalogue'
import type { Department } from '../../../cloudfunctions/domain/department'
import { itemsOf } from './item-table'
import { APPEARANCE_ITEMS } from './items-appearance'
import { EMERGENCY_ITEMS } from './items-emergency'
import { HOME_ITEMS } from './items-home'
import { PEOPLE_ITEMS } from './items-people'
import { SAFETY_ITEMS } from './items-safety'
import { STREET_ITEMS } from './items-street'
import { WORKS_ITEMS } from './items-works'

const FIRST_BATCH = [...APPEARANCE_ITEMS, ...STREET_ITEMS, ...WORKS_ITEMS, ...EMERGENCY_ITEMS]
const SECOND_BATCH = [...HOME_ITEMS, ...SAFETY_ITEMS, ...PEOPLE_ITEMS]

export function catalogue(departments: Department[]): Catalogue {
  const ids = new Map(departments.map(({ _id, name }) => [name, _id]))
  return {
    _id: 'v1',
    schemaVersion: 1,
    version: 1,
    note: '示例目录：事项、牵头和配合部门、时限为演示所用，不是镜湖区公布的清单',
    at: Date.UTC(2026, 0, 5, 1),
    by: 'p-district-1',
    items: [...itemsOf(1, FIRST_BATCH, ids), ...itemsOf(2, SECOND_BATCH, ids)],
  }
}
