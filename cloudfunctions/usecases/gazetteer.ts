import type { CircleState, PlaceLine } from '../contract/gazetteer'
import type { Refusal } from '../contract/envelope'
import { type Area, areaText, chainOf } from '../domain/area'
import { catalogueColumns } from '../domain/catalogue-sheet'
import type { Place } from '../domain/place'
import { placeColumns, sheetOf } from '../domain/place-sheet'
import { placeItem } from '../domain/place-view'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { afterOf } from './cursor'
import { exportHandMaps, hangMap, listHandMaps, takeMapDown } from './hand-map'
import type { GazetteerPorts, PlaceFilter } from './ports/gazetteer'
import { areaOf, nameOf } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<GazetteerPorts>

/** Lines of the table at a time. */
const PAGE = 50
/** Looked through for a word in one call; the next call goes on. */
const LOOKED_THROUGH = 1_000
/** Rows of the spreadsheet in one answer. */
const SHEET_PAGE = 500

export const gazetteerStories: Stories<'gazetteer', GazetteerPorts> = {
  async places({ area: asked, kind, class: code, state, words, cursor }, call) {
    const { ports } = call
    const area = await areaOf(asked, call)
    if (isRefusal(area)) return area
    const filter = {
      ...(await within(area, call)),
      ...(kind && { kind }),
      ...(code !== undefined && { class: code }),
      ...(state && { isClosed: state === 'closed' }),
    }
    const size = words === '' ? PAGE + 1 : LOOKED_THROUGH
    const found = await ports.placeLists.after(afterOf(cursor).id, filter, size)
    const meant = found.filter(({ name, address }) => words === '' || name.includes(words) || address.includes(words))
    const shown = meant.slice(0, PAGE)
    const last = meant.length > PAGE ? shown.at(-1) : found.length === size ? found.at(-1) : undefined
    const items = await linesOf(shown, call)
    return { area, text: await nameOf(area, ports), items, ...(last && { next: `0~${last._id}` }) }
  },

  sheet: forDistrict(async ({ cursor }, call) => {
    const { ports } = call
    const [{ district }, { legend }, found] = await Promise.all([
      ports.reference.read(),
      ports.reference.circle(),
      ports.placeLists.after(afterOf(cursor).id, { isClosed: false }, SHEET_PAGE),
    ])
    // 每一页都算；一次导出的几页是同一个请求，只留一行.
    await audit('gazetteer.sheet', district.root, district.root, call)
    const names = await ports.areas.read([...new Set(found.flatMap(({ community }) => community ?? []))])
    const communities = new Map(names.map(({ _id, name }) => [_id, name]))
    const [headings = [], ...rows] = sheetOf(found, legend, communities)
    const last = found.length === SHEET_PAGE ? found.at(-1) : undefined
    return { headings, rows, ...(last && { next: `0~${last._id}` }) }
  }),

  columns: forDistrict(({ table }) => Promise.resolve(table === 'places' ? placeColumns() : catalogueColumns())),
  circle: forDistrict((_, { ports }) => circleState(ports)),
  handMaps: forDistrict((_, call) => listHandMaps(call)),
  handMapSheet: forDistrict((_, call) => exportHandMaps(call)),
  hangMap: forDistrict(hangMap),
  takeMapDown: forDistrict(takeMapDown),
}

function forDistrict<I, O>(story: (input: I, call: Call) => Promise<O | Refusal>) {
  return async (input: I, call: Call): Promise<O | Refusal> => {
    const { district } = await call.ports.reference.read()
    const isOfDistrict = call.actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root)
    return isOfDistrict ? story(input, call) : refuse('gazetteer/not-district', '只有区网格中心可以管理这些资料')
  }
}

async function within(area: string, { ports }: Call): Promise<PlaceFilter> {
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  if (area === district.root) return {}
  const level = shapes.pathOf(area)?.length
  return { in: level === 2 ? { street: area } : level === 4 ? { area } : { community: area } }
}

async function linesOf(places: Place[], { ports, now }: Call): Promise<PlaceLine[]> {
  const ids = [...new Set(places.flatMap(({ path }) => path.slice(1, 3)))]
  const [{ legend }, areas] = await Promise.all([
    ports.reference.circle(),
    ids.length > 0 ? ports.areas.read(ids) : ([] as Area[]),
  ])
  const byId = new Map(areas.map((area) => [area._id, area]))
  return places.map((place) => {
    const chain = chainOf(place.path.flatMap((id) => byId.get(id) ?? []))
    return {
      ...placeItem(place, now, legend),
      ...(place.closed && { isOpen: false, openText: '已停用' }),
      address: place.address,
      areaText: chain ? areaText(chain) : '',
      keeperText: place.keeper?.name ?? '',
      isSample: place.sample === true,
      isClosed: place.closed !== undefined,
    }
  })
}

async function circleState({ circleSettings, circles, placeLists }: GazetteerPorts): Promise<CircleState> {
  const { network: file, table: tableFile, formerNetwork, speeds, detour } = await circleSettings.read()
  const [walker, table, places] = await Promise.all([
    circles.walker(file),
    circles.table(tableFile),
    placeLists.count(),
  ])
  const network = walker?.network
  return {
    network: file !== null && network ? { file, label: network.facts.label, nodes: network.size } : null,
    table: table
      ? { at: table.facts.at, places: table.facts.places.length, isOfNetwork: table.facts.network === network?.id }
      : null,
    ...(formerNetwork !== undefined && { formerNetwork }),
    ...{ places, speeds, detour },
  }
}
