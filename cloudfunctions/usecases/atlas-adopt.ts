import type { AtlasSaved } from '../contract/atlas'
import type { Refusal } from '../contract/envelope'
import { type AtlasPlan, type AtlasVersion, type Ground, heirsAfter, netOf, shapesOf } from '../domain/atlas'
import type { AuditAction } from '../domain/audit'
import { isRefusal, refuse } from '../domain/refusal'
import { packShapes, type Shapes } from '../domain/shapes'
import { audit } from './audit'
import type { AtlasWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<AtlasWorld>

/** What is there now, settled, with what it came from. */
export interface Found extends Ground {
  version: number
  file: string
  shapes: Shapes
}

/**
 * What the version in force says. What was decided and not yet carried out, because a call was cut short, is carried out first:
 * so nobody plans upon half a version.
 */
export async function groundOf({ ports }: Call): Promise<Found> {
  const { version, file } = await settled(ports.atlases)
  const { district } = await ports.reference.read()
  const [shapes, found] = await Promise.all([ports.atlases.shapes(file), ports.atlases.areas(district.root)])
  const areas = new Map(found.map((area) => [area._id, area]))
  const root = areas.get(district.root)
  if (!root) throw new Error(`area missing: ${district.root}`)
  return { version, file, shapes, root, areas, net: netOf(shapes, areas) }
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
  const { ports, actor, requestId, now } = call
  const digest = ports.hash(JSON.stringify([action, input]))
  const next = input.version + 1
  const isMine = (found: AtlasVersion | undefined): found is AtlasVersion =>
    found?.requestId === requestId && found.by === actor._id && found.digest === digest
  const ground = await groundOf(call)
  const earlier = ground.version > input.version ? await ports.atlases.version(next) : undefined
  if (isMine(earlier)) return savedOf(earlier)
  if (ground.version !== input.version) return MOVED_ON
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
  await audit(action, version._id, ground.root._id, call)
  await carryOut(version, ports.atlases)
  return savedOf(version)
}

const MOVED_ON = refuse('atlas/moved-on', '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存', 'version')

const savedOf = ({ version, text }: AtlasVersion): AtlasSaved => ({
  version,
  text: `${text}。已经是第 ${version} 版，一分钟内处处按新的算`,
})

function packed({ net, added, changes }: AtlasPlan, { shapes, areas }: Found): Uint8Array {
  const all = new Map([...areas, ...added.map((area) => [area._id, area] as const)])
  return packShapes(shapesOf(net ?? new Map(), shapes, all), heirsAfter(shapes.merged, changes))
}

/** Areas first: borders never name one that is not there. */
async function carryOut(version: AtlasVersion, atlases: AtlasWorld['atlases']): Promise<void> {
  await atlases.apply(version)
  await atlases.moveTo(version)
}

async function settled(atlases: AtlasWorld['atlases']): Promise<{ version: number; file: string }> {
  let { version, file } = await atlases.inForce()
  for (let next = await atlases.version(version + 1); next; next = await atlases.version(version + 1)) {
    await carryOut(next, atlases)
    ;({ version, file } = next)
  }
  return { version, file }
}
