import type { Area } from '../domain/area'
import type { AreaChange, AtlasVersion } from '../domain/atlas-version'
import { Shapes } from '../domain/shapes'
import type { Atlases } from '../usecases/ports/atlas'
import type { District } from '../usecases/ports/reference'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { pause } from './patience'
import { command as _, platform } from './platform'

const atlases = new Collection<AtlasVersion>('atlases')
type Stored = Area & { parent?: string; roster?: string[]; revision?: number }
const areas = new Collection<Stored>('areas')
const references = new Collection<District>('references')
const tickets = new Collection<{ _id: string }>('tickets')

/** The platform gives no more in one answer. */
const PAGE = 1_000
/** Changes that are under way at once, and how soon the next may follow (ms): the platform has some thirty requests a second for all. */
const AT_ONCE = 10
const EVERY = 400
/** Files of borders never change; the last two are kept, for as long as an instance lives. */
const KEPT_FOR = 3_600_000
const keptShapes = new Kept<Promise<Shapes>>(KEPT_FOR, 2)

export const atlasStore: Atlases = {
  async inForce() {
    const district = await references.one('district')
    if (!district) throw new Error('reference document missing: district')
    return { version: district.atlas, file: district.shapes }
  },

  shapes: (file) =>
    oneLoading(keptShapes, file, async () => new Shapes((await platform.downloadFile({ fileID: file })).fileContent)),

  version: (number) => atlases.one(`v${number}`),

  async areas(scope) {
    const found: Stored[] = []
    for (;;) {
      const where = { path: scope, code: _.gt(found.at(-1)?.code ?? '') }
      const page = await areas.find({ where, order: [['code', 'asc']], limit: PAGE })
      found.push(...page)
      if (page.length < PAGE) return found
    }
  },

  async put(name, borders) {
    const { fileID } = await platform.uploadFile({ cloudPath: `areas/${name}`, fileContent: Buffer.from(borders) })
    return fileID
  },

  add: (version) => atlases.addOnce(version),

  async apply({ version, added, changes }, until) {
    for (const area of added)
      await areas.addOnce({ ...area, atlas: version, parent: area.path.at(-2) ?? '', roster: [] })
    const left = await leftOf(changes, version)
    for (let at = 0; at < left.length; at += AT_ONCE) {
      const now = Date.now()
      if (at > 0 && now >= until) return { done: at, left: left.length - at }
      await Promise.all(left.slice(at, at + AT_ONCE).map((one) => applyOne(one, version)))
      if (at + AT_ONCE < left.length) await pause(now + EVERY - Date.now())
    }
    return { done: left.length, left: 0 }
  },

  async moveTo({ version, file }) {
    await references.update(
      { _id: 'district', atlas: version - 1 },
      { atlas: version, shapes: file, version: _.inc(1) },
    )
  },

  async openIn(area, most) {
    return (await tickets.find({ where: { path: area, isOpen: true }, limit: most, fields: { _id: true } })).length
  },
}

interface Left {
  change: AreaChange
  /** The version that last changed the area. */
  before: number | undefined
}

/** What has not been brought about yet: a call that was cut short has done some of it, a later version has been at others. */
async function leftOf(changes: AreaChange[], version: number): Promise<Left[]> {
  const left: Left[] = []
  for (let at = 0; at < changes.length; at += PAGE) {
    const some = changes.slice(at, at + PAGE)
    const found = await areas.find({
      ...{ where: { _id: _.in(some.map(({ id }) => id)) }, limit: some.length, fields: { atlas: true } },
    })
    const atlasOf = new Map(found.map(({ _id, atlas }) => [_id, atlas]))
    for (const change of some) {
      const before = atlasOf.get(change.id)
      if (atlasOf.has(change.id) && (before ?? 0) < version) left.push({ change, before })
    }
  }
  return left
}

/** Nothing of it depends on what else stands there: one write; whoever has read the area to revise it reads again. */
async function applyOne(
  { change: { id, mergedInto, population, ...words }, before }: Left,
  version: number,
): Promise<void> {
  await areas.update(
    { _id: id, atlas: before ?? _.exists(false) },
    {
      ...words,
      ...(population !== undefined && { population: population ?? _.remove() }),
      ...(mergedInto !== undefined && { mergedInto, parent: '', path: [id] }),
      ...{ atlas: version, revision: _.inc(1) },
    },
  )
}
