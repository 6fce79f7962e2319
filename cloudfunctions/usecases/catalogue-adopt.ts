import type { Parsed } from '../contract/api'
import type { CatalogueAdopted, CatalogueRow } from '../contract/catalogue'
import type { Refusal } from '../contract/envelope'
import type { Catalogue } from '../domain/catalogue'
import { type CataloguePlan, planCatalogue, problemRows } from '../domain/catalogue-import'
import { refuse } from '../domain/refusal'
import { audit } from './audit'
import type { CataloguePorts } from './ports'
import type { Caller } from './serve'

type Call = Caller<CataloguePorts>

/**
 * 整张表立为新的一版。Adding the document `v<n>` is the decision: of two who adopt upon one version only one can add it.
 * Putting it in force follows from that, and can be done by anyone at any time: by this call, by its retry, or, when it
 * was killed in between and nobody tried again, by whoever adopts next. So a version is whole or not there, and none is
 * ever skipped.
 */
export async function adoptCatalogue(
  { rows, from, note }: Parsed<'catalogue', 'adopt'>,
  call: Call,
): Promise<CatalogueAdopted | Refusal> {
  const { ports, actor, requestId, now } = call
  const digest = ports.hash(JSON.stringify({ rows, from, note }))
  const version = from + 1
  const isMine = (found: Catalogue | undefined) =>
    found?.requestId === requestId && found.by === actor._id && found.digest === digest
  const latest = await settled(ports)
  const former = latest >= from ? await ports.catalogues.version(from) : undefined
  if (!former) return MOVED_ON
  if (latest > from && !isMine(await ports.catalogues.version(version))) return MOVED_ON
  const { report, items } = await planFor(rows, former, ports)
  if (latest === from) {
    if (!items)
      return refuse('catalogue/problems', `有 ${problemRows(report)} 行有问题，整张表都没有采用，请改好再来`, 'rows')
    const document = { _id: `v${version}`, schemaVersion: 1 as const, version, note, at: now, by: actor._id, items }
    const isAdded = await ports.catalogues.add({ ...document, requestId, digest })
    // 别人刚抢先立了一版；也可能就是自己的重试.
    if (!isAdded && !isMine(await ports.catalogues.version(version))) return MOVED_ON
  }
  const { district } = await ports.reference.read()
  await audit('catalogue.adopt', `v${version}`, district.root, call)
  await ports.catalogues.moveTo(from, version)
  return { ...report, version }
}

const MOVED_ON = refuse('catalogue/moved-on', '检查以后清单又有了新的一版，请对着新的一版再检查一遍', 'from')

/** Puts in force what was added and not yet put in force. @returns the number of the latest version */
async function settled({ catalogues }: CataloguePorts): Promise<number> {
  const inForce = await catalogues.numberInForce()
  const { version } = await latestOf(inForce, catalogues)
  for (let number = inForce; number < version; number += 1) await catalogues.moveTo(number, number + 1)
  return version
}

/** The latest version there is, in force already or not. */
export async function latestCatalogue({ catalogues }: CataloguePorts): Promise<Catalogue> {
  return latestOf(await catalogues.numberInForce(), catalogues)
}

async function latestOf(inForce: number, catalogues: CataloguePorts['catalogues']): Promise<Catalogue> {
  let found = await catalogues.version(inForce)
  if (!found) throw new Error(`catalogue missing: v${inForce}`)
  for (let next = await catalogues.version(inForce + 1); next; next = await catalogues.version(next.version + 1))
    found = next
  return found
}

/** What the table would make of a version. */
export async function planFor(rows: CatalogueRow[], former: Catalogue, ports: CataloguePorts): Promise<CataloguePlan> {
  const [departments, { categories }, settings] = await Promise.all([
    // 要现在的：刚停用的上不了清单.
    ports.departments.listed(),
    ports.reference.read(),
    ports.reference.whistles(),
  ])
  return planCatalogue(rows, former, { departments, categories: categories.items, settings })
}
