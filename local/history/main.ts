import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../../cloudfunctions/domain/area'
import { packShapes } from '../../cloudfunctions/domain/shapes'
import type { LocalCloud } from '../cloud/open-cloud'
import { bordersOf } from '../seed'
import { castOf } from './cast'
import { Play, type Played } from './play'
import { type History, talesOf } from './tales'
import { StoryClock, storyWorld } from './world'

/**
 * Plays a history into a cloud that has its demo data, and nothing else.
 * @param folder of the district's data
 * @param audience openids of those whose phones can be seen
 */
export async function playHistory(
  cloud: Pick<LocalCloud, 'ask' | 'read' | 'putFile'>,
  folder: string,
  history: History,
  audience: string[],
  onYear: (year: number, whistles: number) => void,
): Promise<Played> {
  const clock = new StoryClock(history.from)
  const areas = JSON.parse(readFileSync(join(folder, 'areas.json'), 'utf8')) as Area[]
  const world = storyWorld(cloud, clock, history.seed, packShapes(bordersOf(folder, areas)))
  const cast = castOf(cloud, folder)
  return new Play({ cloud, clock, world, cast, audience, onYear }).run(talesOf(history, cast), history)
}
