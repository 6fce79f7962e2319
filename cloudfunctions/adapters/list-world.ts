import type { ListPorts } from '../usecases/ports/need'
import { needStore } from './needs'
import { resourceStore } from './resources'
import { stockStore } from './stocks'
import { world } from './world'

/** The outside world with the four lists in it, for those functions whose stories ask for them. */
export const listWorld: ListPorts = { ...world, needs: needStore, resources: resourceStore, stocks: stockStore }
