/** 示例: whatever has a door one can walk to: stations first, then centres, then shops and facilities. */
import type { Place } from '../../../cloudfunctions/domain/place'
import { centres } from './centres'
import type { DividedStreet } from './division'
import type { Area } from './documents'
import { living } from './living'
import { namesFor } from './names'
import { Sites } from './sites'
import { stations } from './stations'

export function places(streets: DividedStreet[], areas: Area[]): Place[] {
  const sites = new Sites(streets)
  const nextName = namesFor('keepers of the living circle', areas.flatMap(namesIn))
  return [...stations(areas, sites), ...centres(areas, sites), ...living(areas, sites, nextName)]
}

/** Who works there: a shopkeeper is somebody else. */
const namesIn = ({ worker, standIns = [], team = [], staff = [] }: Area): string[] =>
  [...(worker ? [worker] : []), ...standIns, ...team, ...staff].map(({ name }) => name)
