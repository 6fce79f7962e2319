import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type {
  Cells,
  RowSaved,
  TableAdopted,
  ReferenceTable,
  ReferenceRows,
  TableVersion,
  ReferenceView,
} from '../contract/reference'
import { isRefusal, refuse } from '../domain/refusal'
import { type DepartmentList, leavingIn, stayedIn } from '../domain/reference-departments'
import { planRow, planTable, type TablePlan } from '../domain/reference-plan'
import {
  type Change,
  type DocumentName,
  type KeptDocument,
  type Pending,
  TABLE_NAMES,
  TABLES,
} from '../domain/reference-tables'
import { audit } from './audit'
import type { ReferenceWorld } from './ports'
import type { Caller, Stories } from './serve'

type Call = Caller<ReferenceWorld>

/** Others who keep changing the same document are waited for so often. */
const TRIES = 5

const MOVED_ON = refuse('reference/moved-on', '检查以后这些数据又有人改过，请再检查一遍', 'from')
const NO_VERSION = refuse('reference/no-version', '没有这一版', 'version')
const BUSY = refuse('reference/busy', '好几个人正在改同一张表，请再试一次')
const NOTHING = refuse('reference/nothing', '没有要改的内容', 'after')

/**
 * 区里的基础数据：看、查、改、换，都是区网格中心的事。A table is a view of one document; a change is one conditional write of
 * that document, and the version before it is kept: docs/reference-data.md.
 */
export const referenceStories: Stories<'reference', ReferenceWorld> = {
  tables: forDistrict(() => Promise.resolve(TABLE_NAMES.map(referenceView))),

  rows: forDistrict(rowsOf),

  export: forDistrict(async (input, call) => {
    const found = await rowsOf(input, call)
    if (isRefusal(found)) return found
    const { district } = await call.ports.reference.read()
    await audit('reference.export', input.table, district.root, call)
    return found
  }),

  versions: forDistrict(async ({ table }, call) => {
    const { document: name } = TABLES[table]
    const { document } = await latest(name, call)
    const formers = await call.ports.tables.formers(name)
    const names = await namesOf([document, ...formers], call)
    return [
      { ...versionView(document, names), isInForce: true },
      ...formers
        .filter(({ version }) => version < document.version)
        .map((former) => ({ ...versionView(former, names), isInForce: false })),
    ]
  }),

  check: forDistrict(async (input, call) => (await planFor(input, call)).report),

  adopt: forDistrict(adopt),

  save: forDistrict(save),
}

function forDistrict<I, O>(story: (input: I, call: Call) => Promise<O | Refusal>) {
  return async (input: I, call: Call): Promise<O | Refusal> => {
    const { district } = await call.ports.reference.read()
    const isOfDistrict = call.actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root)
    return isOfDistrict ? story(input, call) : refuse('reference/not-district', '只有区网格中心可以管理基础数据')
  }
}

const referenceView = (table: ReferenceTable): ReferenceView => {
  const { name, group, about, columns, isFixed, keepsRows, swapsRows } = TABLES[table]
  return { table, name, group, about, columns, isFixed, keepsRows, swapsRows }
}

async function rowsOf({ table, version }: Parsed<'reference', 'rows'>, call: Call): Promise<ReferenceRows | Refusal> {
  const { document: name, rowsOf: rows, notes } = TABLES[table]
  const { document } = await latest(name, call)
  const isInForce = version === undefined || version === document.version
  const found = isInForce ? document : await call.ports.tables.former(name, version)
  if (!found) return NO_VERSION
  return {
    ...versionView(found, await namesOf([found], call)),
    table,
    rows: rows(found),
    notes: notes(found),
    isInForce,
  }
}

type Versioned = Pick<KeptDocument, 'version' | 'changed'>

function versionView({ version, changed }: Versioned, names: Map<string, string>): Omit<TableVersion, 'isInForce'> {
  if (!changed) return { version }
  const { at, by, note, version: made = version } = changed
  return made === version ? { version, changed: { at, by: names.get(by) ?? '', note } } : { version, isByOthers: true }
}

async function namesOf(versions: Versioned[], { ports }: Call): Promise<Map<string, string>> {
  const ids = [...new Set(versions.flatMap(({ changed }) => changed?.by ?? []))]
  return new Map((await ports.people.read(ids)).map(({ _id, name }) => [_id, name]))
}

async function planFor(
  { table: name, rows, isWhole }: Parsed<'reference', 'check'>,
  call: Call,
): Promise<TablePlan<KeptDocument> & { before: KeptDocument }> {
  const table = TABLES[name]
  const { document, ground } = await latestWithUses(table.document, call, (found) =>
    leavingOf(
      found,
      rows.map(({ cells }) => cells),
      isWhole,
    ),
  )
  return { ...planTable(name, table, document, rows, isWhole, ground), before: document }
}

/** The same table again, after an answer that was lost, changes nothing and says so. */
async function adopt(input: Parsed<'reference', 'adopt'>, call: Call): Promise<TableAdopted | Refusal> {
  const { report, document, before } = await planFor(input, call)
  const problems = report.lines.filter(({ result }) => result === 'problem').length
  if (!document) return refuse('reference/problems', `有 ${problems} 行有问题，整张表都没有采用，请改好再来`, 'rows')
  if (isNothing(report)) return { ...report, version: before.version }
  if (before.version !== input.from) return MOVED_ON
  const now = await decided('reference.adopt', input, { before, next: document }, call)
  if (!now) return MOVED_ON
  return usedAgain(document, now) ?? { ...report, version: before.version + 1 }
}

const isNothing = ({ lines, dropped }: TablePlan<KeptDocument>['report']): boolean =>
  dropped.length === 0 && lines.every(({ result }) => result === 'same')

async function save(input: Parsed<'reference', 'save'>, call: Call): Promise<RowSaved | Refusal> {
  const { table: name, before: seen, after: wanted } = input
  if (!seen && !wanted) return NOTHING
  const table = TABLES[name]
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { document, ground } = await latestWithUses(table.document, call, (found) =>
      wanted ? leavingOf(found, [wanted], false) : [seen?.['id'] ?? ''],
    )
    const plan = planRow(table, document, { before: seen, after: wanted }, ground)
    if (plan.result === 'same') return { result: 'saved', version: document.version }
    if (plan.result !== 'save') return plan
    const now = await decided('reference.save', input, { before: document, next: plan.document }, call)
    if (now) return usedAgain(plan.document, now) ?? { result: 'saved', version: document.version + 1 }
  }
  return BUSY
}

/** A document as it is now: what was decided and not carried out, because a call was cut short, is carried out first. */
async function latest(name: DocumentName, call: Call): ReturnType<Call['ports']['tables']['read']> {
  const found = await call.ports.tables.read(name)
  if (!found.document.pending) return found
  await follow(found.document, call)
  return latest(name, call)
}

/** With what elsewhere points at its rows: whoever changes them has to know. */
async function latestWithUses(
  name: DocumentName,
  call: Call,
  leaving: (document: KeptDocument) => string[],
): ReturnType<typeof latest> {
  const { document, ground } = await latest(name, call)
  return { document, ground: { ...ground, uses: await call.ports.tables.uses(document, leaving(document)) } }
}

/** Departments alone are pointed at by more than can be read: only those that are to leave are asked about. */
const leavingOf = (document: KeptDocument, rows: Cells[], isWhole: boolean): string[] =>
  document._id === 'departments' ? leavingIn(document as KeptDocument & DepartmentList, rows, isWhole) : []

/**
 * One conditional write is the decision, with who made it and why; the audit's line and the departments follow from it.
 * @returns the document as it is now; undefined when somebody else has decided first
 */
async function decided(
  action: Pending['action'],
  { table, note }: { table: ReferenceTable; note: string },
  { before, next }: { before: KeptDocument; next: KeptDocument },
  call: Call,
): Promise<KeptDocument | undefined> {
  const { actor, now, requestId, ports } = call
  const changed: Change = { at: now, by: actor._id, note }
  const pending: Pending = { action, table, requestId }
  if (!(await ports.tables.replace(before, next, changed, pending))) return undefined
  // 刚写下的一版，和断在半路的一版，接下来要办的是一样的.
  return (await latest(TABLES[table].document, call)).document
}

/** Asked and written are two moments: a department that was given something in between stays, and whoever decided hears it. */
function usedAgain(meant: KeptDocument, now: KeptDocument): Refusal | undefined {
  if (meant._id !== 'departments') return undefined
  const stayed = stayedIn(meant as KeptDocument & DepartmentList, now as KeptDocument & DepartmentList)
  return stayed.length > 0
    ? refuse('reference/used-again', `刚刚又有别处用上了“${stayed.join('、')}”，没有停用，也没有删，请再看一遍`)
    : undefined
}

/** Whoever comes first does it, in the name of whoever decided. */
async function follow(document: KeptDocument, call: Call): Promise<void> {
  const { changed, pending } = document
  if (changed && pending) {
    const { district } = await call.ports.reference.read()
    const { action, table, requestId } = pending
    const by = { ...call, actor: { ...call.actor, _id: changed.by }, requestId, now: changed.at }
    await audit(action, table, district.root, by)
  }
  await call.ports.tables.carryOut(document)
}
