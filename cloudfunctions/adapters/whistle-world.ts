import type { WhistleWorld } from '../usecases/ports'
import { catalogueStore } from './catalogues'
import { whistleMonthStore } from './whistle-months'
import { whistleStore } from './whistles'
import { world } from './world'

/** The outside world with the catalogue and whistles. */
export const whistleWorld: WhistleWorld = {
  ...world,
  catalogues: catalogueStore,
  whistles: whistleStore,
  whistleMonths: whistleMonthStore,
}
