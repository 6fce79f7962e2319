import type { WhistleWorld } from '../usecases/ports'
import { catalogueStore } from './catalogues'
import { departmentStore } from './departments'
import { whistleStore } from './whistles'
import { world } from './world'

/** The outside world with departments, their catalogue and whistles. */
export const whistleWorld: WhistleWorld = {
  ...world,
  departments: departmentStore,
  catalogues: catalogueStore,
  whistles: whistleStore,
}
