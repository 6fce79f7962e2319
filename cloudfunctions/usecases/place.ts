import type { PlaceView } from '../contract/place'
import { picturesOf, type Place } from '../domain/place'
import { MAP_ITEMS, placeMap, placeView, posterView } from '../domain/place-view'
import { isRefusal, refuse } from '../domain/refusal'
import { placeDeskStories, UNKNOWN } from './place-desk'
import { editPlace } from './place-edit'
import { placeImportStories } from './place-import'
import type { PlacePorts } from './ports/place-desk'
import type { Caller, Stories } from './serve'

/** Page that a place's code opens. */
const PLACE_PAGE = 'packages/circle/place/place'

/** Anyone may look; nobody has to agree to anything for that. */
export const placeStories: Stories<'place', PlacePorts> = {
  async legend(_, { ports }) {
    return (await ports.reference.circle()).legend
  },

  async around(around, { ports, now }) {
    const [{ legend }, found] = await Promise.all([
      ports.reference.circle(),
      ports.places.within(around, MAP_ITEMS + 1),
    ])
    return placeMap(found, now, legend)
  },

  async get({ id }, call) {
    const place = await call.ports.places.get(id)
    return place ? viewOf(place, call) : UNKNOWN
  },

  async poster({ id }, { ports, now }) {
    const place = await ports.places.get(id)
    if (!place) return UNKNOWN
    if (place.closed) return refuse('place/closed', '这个地点已经停用了')
    const [code, areas, { legend }] = await Promise.all([
      ports.wechat.codeOf(`p=${id}`, PLACE_PAGE),
      ports.areas.read(place.path),
      ports.reference.circle(),
    ])
    if (code === undefined) return refuse('place/busy', '小程序码暂时没有生成，请稍后再试')
    return posterView(place, code, areas, legend, now)
  },

  async handMaps(_, { ports }) {
    const { handMaps } = await ports.reference.circle()
    if (handMaps.length === 0) return []
    const urls = await ports.photos.urls(handMaps.map(({ file }) => file))
    return handMaps.flatMap(({ community, name, file, bounds }) => {
      const url = urls.get(file)
      return url === undefined ? [] : [{ community, name, url, bounds }]
    })
  },

  async edit(input, call) {
    const place = await editPlace(input, call)
    if (place === undefined) return UNKNOWN
    return isRefusal(place) ? place : viewOf(place, call)
  },

  ...placeDeskStories(viewOf),
  ...placeImportStories,
}

async function viewOf(place: Place, { ports, actor, now }: Caller): Promise<PlaceView> {
  const files = picturesOf(place).map(({ file }) => file)
  const [areas, urls, { legend }] = await Promise.all([
    ports.areas.read(place.path),
    files.length > 0 ? ports.photos.urls(files) : new Map<string, string>(),
    ports.reference.circle(),
  ])
  return placeView(place, actor, now, { areas, legend, urls })
}
