import type { AtlasSaved } from '../contract/atlas'
import type { Refusal } from '../contract/envelope'
import { aboutOf, type AtlasPlan, type Ground, netOf, shapesOf } from '../domain/atlas'
import { type AtlasVersion, heirsAfter, laidUpon } from '../domain/atlas-version'
import type { AuditAction } from '../domain/audit'
import { isRefusal, refuse } from '../domain/refusal'
import { packShapes, type Shapes } from '../domain/shapes'
import { carryOut, decided, settle } from './atlas-settle'
import { audit } from './audit'
import type { AtlasWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<AtlasWorld>

/** What has been decided, with what it comes from. */
export interface Found extends Ground {
  version: number
  file: string
  shapes: Shapes
  /** Areas that are still being changed to this version. */
  left: number
}

/**
 * What the latest version says: what was decided and not carried out yet, because there was much of it or a call was cut short, is
 * laid upon what is stored. So nobody who reads waits for it, and nobody plans upon half a version.
 */
export async function groundOf({ ports }: Call): Promise<Found> {
  const inForce = await ports.atlases.inForce()
  const [versions, { district }] = await Promise.all([decided(ports.atlases, inForce.version), ports.reference.read()])
  const { version, file } = versions.at(-1) ?? inForce
  const [shapes, found] = await Promise.all([ports.atlases.shapes(file), ports.atlases.areas(district.root)])
  const { areas, left } = laidUpon(found, versions)
  const root = areas.get(district.root)
  if (!root) throw new Error(`area missing: ${district.root}`)
  return { version, file, shapes, root, areas, left, net: netOf(shapes, areas) }
}

/**
 * 立为新的一版。Adding the document `v<n>` is the decision: of two who draw upon one version only one can add it. Areas and borders
 * follow from it, and anybody's next call can bring them about: so a version is whole or not there, as the catalogue's.
 * @param plan made anew upon what is there now; not asked when the call is a retry of one that went through
 */
export async function adopt<Input extends { version: number }>(
  action: AuditAction,
  input: Input,
  call: Call,
  plan: (ground: Found) => AtlasPlan | Refusal | Promise<AtlasPlan | Refusal>,
): Promise<AtlasSaved | Refusal> {
  const { ports, actor, requestId, now, until } = call
  const digest = ports.hash(JSON.stringify([action, input]))
  const next = input.version + 1
  const isMine = (found: AtlasVersion | undefined): found is AtlasVersion =>
    found?.requestId === requestId && found.by === actor._id && found.digest === digest
  const { left } = await settle(ports.atlases, now + (until - now) / 2)
  const ground = await groundOf(call)
  const earlier = ground.version > input.version ? await ports.atlases.version(next) : undefined
  if (isMine(earlier)) return savedOf(earlier, left)
  if (ground.version !== input.version) return MOVED_ON
  if (left > 0)
    return refuse('atlas/busy', `第 ${ground.version} 版还在换上，还剩 ${left} 块地方，请过几分钟再保存`, 'version')
  const planned = await plan(ground)
  if (isRefusal(planned)) return planned
  const { added, changes, text } = planned
  const id = ports.hash(`${actor._id}:${requestId}`)
  const file = planned.net ? await ports.atlases.put(`shapes-${next}-${id}.bin`, packed(planned, ground)) : ground.file
  const version: AtlasVersion = {
    ...{ _id: `v${next}`, schemaVersion: 1, version: next, file, added, changes, text },
    ...{ at: now, by: actor._id, requestId, digest },
  }
  const isAdded = await ports.atlases.add(version)
  // 别人刚抢先立了一版；也可能就是自己的重试.
  if (!isAdded && !isMine(await ports.atlases.version(next))) return MOVED_ON
  await audit(action, version._id, planned.scope ?? ground.root._id, call, aboutOf(planned, ground))
  return savedOf(version, (await carryOut(version, ports.atlases, until - TO_END)).left)
}

/** Milliseconds for the borders to be put in force. */
const TO_END = 1_000

const MOVED_ON = refuse('atlas/moved-on', '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存', 'version')

const savedOf = ({ version, text }: AtlasVersion, left: number): AtlasSaved => ({
  version,
  text:
    left === 0
      ? `${text}。已经是第 ${version} 版，一分钟内处处按新的算`
      : `${text}。已经定为第 ${version} 版，还有 ${left} 块地方正在换上，几分钟内换完，不用再保存`,
})

function packed({ net, added, changes }: AtlasPlan, { shapes, areas }: Found): Uint8Array {
  const all = new Map([...areas, ...added.map((area) => [area._id, area] as const)])
  return packShapes(shapesOf(net ?? new Map(), shapes, all), heirsAfter(shapes.merged, changes))
}
