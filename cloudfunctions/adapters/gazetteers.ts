import type { CircleSettings } from '../domain/circle'
import type { Place } from '../domain/place'
import { isRefusal } from '../domain/refusal'
import type { GazetteerPorts } from '../usecases/ports/gazetteer'
import { Collection } from './collection'
import { circleStore } from './networks'
import { command as _, platform } from './platform'

const places = new Collection<Place>('places')
const references = new Collection<CircleSettings & { revision?: number }>('references')

async function read(): Promise<CircleSettings> {
  const found = await references.one('circle')
  if (!found) throw new Error('reference missing: circle')
  return found
}

/** By the index `street` + `_id`, `community` + `kind`, or the id itself; the rest is looked at one by one. */
export const gazetteerStore: Pick<GazetteerPorts, 'placeLists' | 'circles' | 'circleSettings'> = {
  placeLists: {
    after(id, { in: area, kind, class: code, isClosed }, limit) {
      const where = {
        ...area,
        ...(kind && { kind }),
        ...(code !== undefined && { class: code }),
        ...(isClosed !== undefined && { closed: _.exists(isClosed) }),
        _id: _.gt(id),
      }
      return places.find({ where, order: [['_id', 'asc']], limit, fields: { location: false } })
    },
    count: () => places.count({ closed: _.exists(false) }),
  },

  circles: circleStore,

  circleSettings: {
    read,

    async keepPicture(name, picture) {
      const { fileID } = await platform.uploadFile({
        cloudPath: `circle/hand-maps/${name}.png`,
        fileContent: Buffer.from(picture, 'base64'),
      })
      return fileID
    },

    async changeMaps(change) {
      let outcome: ReturnType<typeof change> | undefined
      await references.revise('circle', (found) => {
        outcome = change(found)
        return isRefusal(outcome) || outcome === found.handMaps
          ? undefined
          : { handMaps: _.set(outcome), version: _.inc(1) }
      })
      return isRefusal(outcome) ? outcome : read()
    },
  },
}
