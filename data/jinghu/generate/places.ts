/** 示例: whatever has a door one can walk to: stations first, then centres, then shops and facilities. */
import type { Place } from '../../../cloudfunctions/domain/place'
import { centres } from './centres'
import type { DividedStreet } from './division'
import type { Area } from './documents'
import { living } from './living'
import { Sites } from './sites'
import { stations } from './stations'

export function places(streets: DividedStreet[], areas: Area[]): Place[] {
  const sites = new Sites(streets)
  return [...stations(areas, sites), ...centres(areas, sites), ...living(areas, sites)]
}
