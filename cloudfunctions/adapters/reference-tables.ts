import type { DocumentName, KeptDocument, Pending, ReferenceGround } from '../domain/reference-tables'
import type { Department } from '../domain/department'
import type { DepartmentList, Directory } from '../domain/reference-departments'
import type { ReferenceTables } from '../usecases/ports/reference'
import { Collection } from './collection'
import { command as _ } from './platform'
import { usesOf } from './reference-uses'

/** A version gone by. */
interface Former {
  /** `categories@3` */
  _id: string
  schemaVersion: 1
  name: DocumentName
  version: number
  document: KeptDocument
}

const references = new Collection<KeptDocument>('references')
const formers = new Collection<Former>('formerReferences')

/** `listed`: the version of the list a department was last written by. */
const departments = new Collection<Department & { revision?: number; listed?: number }>('departments')

const GROUND = ['categories', 'policy', 'whistles'] as const
const MOST_VERSIONS = 100

export const referenceTables: ReferenceTables = {
  async read(name) {
    const ids = [...new Set<string>([name, ...GROUND])]
    const found = await references.find({ where: { _id: _.in(ids) }, limit: ids.length })
    const document = name === 'departments' ? await departmentList(found) : undefined
    const of = (id: string) => {
      const document = found.find(({ _id }) => _id === id)
      if (!document) throw new Error(`reference document missing: ${id}`)
      return document
    }
    const ground = Object.fromEntries(GROUND.map((id) => [id, of(id)])) as unknown as ReferenceGround
    return { document: document ?? of(name), ground }
  },

  uses: usesOf,

  former: async (name, version) => (await formers.one(idOf(name, version)))?.document,

  async formers(name) {
    const found = await formers.find({
      where: { name },
      order: [['version', 'desc']],
      limit: MOST_VERSIONS,
      fields: { version: true, 'document.changed': true },
    })
    return found.map(({ version, document }) => ({
      version,
      ...(document?.changed && { changed: document.changed }),
    }))
  },

  async replace(before, next, changed, pending) {
    const { version } = before
    const name = before._id as DocumentName
    const isList = name === 'departments'
    const document = isList ? withoutPeople(before as Listed) : before
    await formers.addOnce({ _id: idOf(name, version), schemaVersion: 1, name, version, document })
    const items = isList
      ? {
          items: differentOf(before as Listed, next as Listed),
          gone: goneFrom(before as Listed, next as Listed),
          wereOpen: openBefore(before as Listed, next as Listed),
        }
      : {}
    const write = {
      ...(!isList && differences(before, next)),
      version: version + 1,
      changed: _.set({ ...changed, version: version + 1 }),
      pending: _.set({ ...pending, ...items }),
    }
    return (await references.update({ _id: before._id, version }, write)) === 1
  },

  async carryOut({ _id, version, pending }) {
    for (const directory of pending?.items ?? []) await putDepartment(directory, version)
    if (pending) await lookAgain(pending, version)
    await references.update({ _id, version }, { pending: _.remove() })
  },
}

const idOf = (name: DocumentName, version: number): string => `${name}@${version}`

/** Fields are put in the place of what was there; the platform would merge them. */
function differences(before: KeptDocument, next: KeptDocument): object {
  const [was, is] = [before, next].map((document) => new Map<string, unknown>(Object.entries(document)))
  return Object.fromEntries(
    [...(is ?? [])]
      .filter(([field, value]) => JSON.stringify(was?.get(field)) !== JSON.stringify(value))
      .map(([field, value]) => [field, _.set(value)]),
  )
}

type Listed = DepartmentList & KeptDocument

/** The platform gives no more in one answer. */
const MOST_DEPARTMENTS = 1_000
const NEVER_CHANGED = 1

/** Departments are documents of their own, each with people who come and go; only the list's version is among the references. */
async function departmentList(found: KeptDocument[]): Promise<KeptDocument> {
  const items = await departments.find({ where: {}, order: [['_id', 'asc']], limit: MOST_DEPARTMENTS })
  const kept = found.find(({ _id }) => _id === 'departments')
  if (!kept) await references.addOnce({ _id: 'departments', version: NEVER_CHANGED })
  const list: Listed = {
    ...{ _id: 'departments', version: NEVER_CHANGED, items },
    ...(kept && {
      version: kept.version,
      ...(kept.changed && { changed: kept.changed }),
      ...(kept.pending && { pending: kept.pending }),
    }),
  }
  return list
}

/** A later version may have been there first: what this one says of the department has been said. */
async function putDepartment({ _id, ...directory }: Directory, version: number): Promise<void> {
  const isThere = await departments.revise(_id, ({ listed = 0 }) =>
    listed < version ? { ...directory, listed: version } : undefined,
  )
  const nobody = { schemaVersion: 1 as const, members: [], shifts: [] }
  if (!isThere) await departments.addOnce({ _id, ...directory, ...nobody, listed: version })
}

/**
 * 停用、删除以前问过谁还指着它；写下以后再看一眼，这中间又给了它什么的，放回去. One that is to go is retired first: from then on
 * nobody gives it anything.
 */
async function lookAgain({ gone = [], wereOpen = [] }: Pending, version: number): Promise<void> {
  const leaving = [...new Set([...gone, ...wereOpen])]
  if (leaving.length === 0) return
  const put = (id: string, retired: boolean) =>
    departments.revise(id, ({ listed = 0 }) => (listed <= version ? { retired, listed: version } : undefined))
  for (const id of gone) await put(id, true)
  const items = await departments.find({ where: { _id: _.in(leaving) }, limit: MOST_DEPARTMENTS })
  const list: Listed = { _id: 'departments', version, items }
  const uses = await usesOf(list, leaving)
  const stays = new Set(uses.filter(({ code, isPast }) => !isPast || gone.includes(code)).map(({ code }) => code))
  for (const id of wereOpen) if (stays.has(id)) await put(id, false)
  const goes = gone.filter((id) => !stays.has(id))
  if (goes.length > 0) await departments.remove({ _id: _.in(goes), retired: true })
}

/** Departments of the next list that are new or written otherwise. */
function differentOf(before: Listed, next: Listed): Directory[] {
  const was = new Map(before.items.map((one) => [one._id, JSON.stringify(directoryOf(one))]))
  return next.items
    .filter((one) => was.get(one._id) !== JSON.stringify(directoryOf(one)))
    .map((one) => ({ _id: one._id, ...directoryOf(one) }))
}

/** What is kept of a version gone by: never who was there, for they may ask to be forgotten. */
const withoutPeople = ({ items, ...list }: Listed): KeptDocument =>
  ({ ...list, items: items.map((one) => ({ _id: one._id, ...directoryOf(one) })) }) as KeptDocument

const directoryOf = ({ name, fullName, level, phone, retired = false }: Department) => ({
  ...{ name, fullName, level, phone, retired },
})

const goneFrom = (before: Listed, next: Listed): string[] =>
  before.items.flatMap(({ _id }) => (next.items.some((one) => one._id === _id) ? [] : _id))

const openBefore = (before: Listed, next: Listed): string[] =>
  before.items.flatMap(({ _id, retired }) =>
    !retired && !next.items.some((one) => one._id === _id && !one.retired) ? _id : [],
  )
