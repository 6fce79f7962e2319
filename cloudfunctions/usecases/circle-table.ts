import type { Parsed } from '../contract/api'
import type { CircleRebuilt } from '../contract/circle'
import type { Refusal } from '../contract/envelope'
import type { Network } from '../domain/network'
import type { Flaw } from '../domain/packed'
import type { PlaceCard } from '../domain/place'
import { metresWithin, unreachedOf } from '../domain/reach'
import { refuse } from '../domain/refusal'
import { packTable, Table } from '../domain/table'
import type { AuditAction } from '../domain/audit'
import { audit } from './audit'
import type { CirclePorts } from './ports/circle'
import type { Caller } from './serve'

/** The platform gives no more in one answer. */
const PAGE = 1_000
/** Share of the places; with more of them far from any path it is the network of somewhere else. */
const MOST_UNREACHED = 0.5
/** The circle goes by that many minutes at most. */
export const LONGEST = 15

/**
 * 从数据库里的地点重新算一张表：算好、存好了才换，之前一直用旧的。 Without it every place is found all the same, only by
 * a search.
 */
export async function rebuildTable(call: Caller<CirclePorts>): Promise<CircleRebuilt | Refusal> {
  const forbidden = await notDistrict(call)
  if (forbidden) return forbidden
  const network = await call.ports.circles.inUse()
  const walker = await call.ports.circles.walker(network)
  if (!walker || network === null) return refuse('circle/no-network', '还没有步行路网，暂时不能计算')
  return use(await tabulated(walker.network, call), { network, upon: network, action: 'circle.rebuild' }, call)
}

const FLAWS: Record<Flaw | 'missing', Refusal> = {
  truncated: refuse('circle/bad-network', '文件不完整，请重新上传', 'network'),
  foreign: refuse('circle/bad-network', '这不是步行路网的文件', 'network'),
  version: refuse('circle/bad-network', '文件的版本不对，请用现在的程序重新生成', 'network'),
  checksum: refuse('circle/bad-network', '文件的内容变过了，请重新上传', 'network'),
  missing: refuse('circle/bad-network', '没有找到这个文件，请先放进云存储', 'network'),
}

/** 换一份步行路网：读得出来、表也照它算好了，才一起换上；不对的不换，原来的照用。 */
export async function adoptNetwork(
  { network }: Parsed<'circle', 'adopt'>,
  call: Caller<CirclePorts>,
): Promise<CircleRebuilt | Refusal> {
  const forbidden = await notDistrict(call)
  if (forbidden) return forbidden
  const found = await call.ports.circles.inspect(network)
  if (typeof found === 'string') return FLAWS[found]
  const { walker, bytes } = found
  if (walker.network.size === 0) return refuse('circle/bad-network', '这份文件里没有路，请检查后再换', 'network')
  const made = await tabulated(walker.network, call)
  if (made.unreached > made.places * MOST_UNREACHED)
    return refuse(
      'circle/bad-network',
      `这份路网和本区对不上：${made.places} 个地点里，${made.unreached} 个附近没有路`,
      'network',
    )
  // 谁放的文件，谁就换得掉：用的是我们自己抄的一份。
  const own = await call.ports.circles.keep(`network-${walker.network.id}`, bytes)
  return use(made, { network: own, upon: undefined, action: 'circle.adopt' }, call)
}

async function notDistrict({ ports, actor }: Caller<CirclePorts>): Promise<Refusal | undefined> {
  const { district } = await ports.reference.read()
  return actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root)
    ? undefined
    : refuse('circle/not-yours', '只有区网格中心可以重新计算')
}

interface Tabulated {
  table: Table
  bytes: Uint8Array
  places: number
  unreached: number
}

/** The table of a network, made of the places in the database as they are now. */
async function tabulated(network: Network, { ports, now }: Caller<CirclePorts>): Promise<Tabulated> {
  const [settings, places] = await Promise.all([ports.reference.circle(), allPlaces(ports)])
  const bytes = packTable(
    network,
    places.map(({ _id, ...place }) => ({ id: _id, ...place })),
    metresWithin(LONGEST, 'normal', settings),
    now,
  )
  return { table: new Table(bytes), bytes, places: places.length, unreached: unreachedOf(network, places) }
}

interface Use {
  network: string
  /** The network that has to be in use still; undefined for a new one. */
  upon: string | undefined
  action: Extract<AuditAction, 'circle.rebuild' | 'circle.adopt'>
}

async function use(
  { table, bytes, places, unreached }: Tabulated,
  { network, upon, action }: Use,
  call: Caller<CirclePorts>,
): Promise<CircleRebuilt | Refusal> {
  const { ports } = call
  const { district } = await ports.reference.read()
  const file = await ports.circles.keep(`table-${table.facts.network}-${table.id}`, bytes)
  const used = await ports.circles.use({ table: file, network }, upon)
  if (used === 'changed') return refuse('circle/network-changed', '路网刚刚换过，请再算一次')
  if (used.unused !== undefined) await ports.belongings.removeFiles([used.unused])
  await audit(action, file, district.root, call)
  return { places, unreached }
}

async function allPlaces(ports: CirclePorts): Promise<PlaceCard[]> {
  const found: PlaceCard[] = []
  for (;;) {
    const page = await ports.places.page(found.at(-1)?._id ?? '', PAGE)
    found.push(...page)
    if (page.length < PAGE) return found
  }
}
