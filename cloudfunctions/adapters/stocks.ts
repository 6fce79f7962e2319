import type { Stock, Stocks } from '../usecases/ports/need'
import { Collection } from './collection'
import { command as _ } from './platform'

const stocks = new Collection<Stock>('stocks')

const idOf = (place: string, month: string): string => `${place}:${month}`
/** As many as are kept of one month. */
const MOST = 12

export const stockStore: Stocks = {
  get: (place, month) => stocks.one(idOf(place, month)),

  async confirm(place, month, frozen) {
    const _id = idOf(place, month)
    await stocks.addOnce({ _id, schemaVersion: 1, place, month, versions: [] })
    await stocks.revise(_id, ({ versions }) =>
      versions.some(({ requestId }) => requestId === frozen.requestId)
        ? undefined
        : { versions: _.set([...versions, frozen].slice(-MOST)) },
    )
  },
}
