import type { Area } from '../domain/area'
import type { AreaChange, AtlasVersion } from '../domain/atlas'
import { Shapes } from '../domain/shapes'
import type { Atlases } from '../usecases/ports/atlas'
import type { District } from '../usecases/ports/reference'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _, platform } from './platform'

const atlases = new Collection<AtlasVersion>('atlases')
const areas = new Collection<Area & { parent?: string; roster?: string[]; revision?: number }>('areas')
const references = new Collection<District>('references')
const tickets = new Collection<{ _id: string }>('tickets')

/** The platform gives no more in one answer. */
const BELOW = 1_000
/** Changes that are under way at once: the platform gives a function some thirty requests a second. */
const AT_ONCE = 10
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

  areas: (scope) => areas.find({ where: { path: scope }, order: [['code', 'asc']], limit: BELOW }),

  async put(name, borders) {
    const { fileID } = await platform.uploadFile({ cloudPath: `areas/${name}`, fileContent: Buffer.from(borders) })
    return fileID
  },

  add: (version) => atlases.addOnce(version),

  async apply({ version, added, changes }) {
    for (const area of added)
      await areas.addOnce({ ...area, atlas: version, parent: area.path.at(-2) ?? '', roster: [] })
    for (let at = 0; at < changes.length; at += AT_ONCE)
      await Promise.all(changes.slice(at, at + AT_ONCE).map((change) => applyOne(change, version)))
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

/** A later version has been there: what this one says has been said. */
async function applyOne({ id, mergedInto, ...change }: AreaChange, version: number): Promise<void> {
  await areas.revise(id, ({ atlas = 0 }) => {
    if (atlas >= version) return undefined
    const gone = mergedInto === undefined ? {} : { mergedInto, parent: '', path: [id] }
    return { ...change, ...gone, atlas: version }
  })
}
