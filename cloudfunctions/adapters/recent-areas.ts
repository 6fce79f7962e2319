import type { Area } from '../domain/area'
import type { Areas } from '../usecases/ports/area'
import { areaStore } from './areas'
import { Kept, oneLoading } from './kept'

/** An instance asks the database for the same areas this often at most. */
const FRESH_FOR = 5_000
/** A district's grids. */
const MOST = 1_000
const kept = new Kept<Promise<Area[]>>(FRESH_FOR, MOST)

/** Areas as they were a moment ago: for what whole groups open at once and nobody decides upon. */
export const recentAreas: Areas = {
  ...areaStore,
  read: (ids) => oneLoading(kept, ids.join(), () => areaStore.read(ids)),
}
