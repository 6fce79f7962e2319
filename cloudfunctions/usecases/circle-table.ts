import type { CircleRebuilt } from '../contract/circle'
import type { Refusal } from '../contract/envelope'
import type { PlaceCard } from '../domain/place'
import { metresWithin } from '../domain/reach'
import { refuse } from '../domain/refusal'
import { packTable, Table } from '../domain/table'
import { audit } from './audit'
import type { CirclePorts } from './ports/circle'
import type { Caller } from './serve'

/** The platform gives no more in one answer. */
const PAGE = 1_000
/** The circle goes by that many minutes at most. */
export const LONGEST = 15

/**
 * 从数据库里的地点重新算一张表：算好、存好了才换，之前一直用旧的。 Without it every place is found all the same, only by
 * a search.
 */
export async function rebuildTable(call: Caller<CirclePorts>): Promise<CircleRebuilt | Refusal> {
  const { ports, actor, now } = call
  const { district } = await ports.reference.read()
  if (!actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root))
    return refuse('circle/not-yours', '只有区网格中心可以重新计算')
  const settings = await ports.reference.circle()
  const walker = await ports.circles.walker(settings.network)
  if (!walker) return refuse('circle/no-network', '还没有步行路网，暂时不能计算')
  const places = await allPlaces(ports)
  const bytes = packTable(
    walker.network,
    places.map(({ _id, ...place }) => ({ id: _id, ...place })),
    metresWithin(LONGEST, 'normal', settings),
    now,
  )
  const table = new Table(bytes)
  const file = await ports.circles.keepTable(`${walker.network.id}-${table.id}`, bytes)
  const unused = await ports.circles.useTable(file)
  if (unused !== undefined) await ports.belongings.removeFiles([unused])
  await audit('circle.rebuild', file, district.root, call)
  return { places: places.length, unreached: table.unreached }
}

async function allPlaces(ports: CirclePorts): Promise<PlaceCard[]> {
  const found: PlaceCard[] = []
  for (;;) {
    const page = await ports.places.page(found.at(-1)?._id ?? '', PAGE)
    found.push(...page)
    if (page.length < PAGE) return found
  }
}
