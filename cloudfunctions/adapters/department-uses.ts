import type { AuditKept } from '../usecases/ports/people'
import type { Item } from '../domain/catalogue'
import type { Invitation } from '../domain/invitation'
import { DAY, dayTime } from '../domain/moment'
import type { DepartmentList } from '../domain/reference-departments'
import type { Use } from '../domain/reference-use'
import { isActive, type Whistle } from '../domain/whistle'
import { reopensUntil } from '../domain/whistle-blow'
import type { WhistleSettings } from '../domain/whistle-settings'
import type { Exercise } from '../usecases/ports/assessment'
import { Collection } from './collection'
import { command as _ } from './platform'

const whistles = new Collection<Whistle>('whistles')
const invitations = new Collection<Invitation>('invitations')
const exercises = new Collection<Exercise>('exercises')
const audits = new Collection<AuditKept>('audits')

/**
 * 谁还指着这几个部门：没办完的、办完还能重新打开的哨，事项，没用的邀请；只是留着它名字的，是办过的哨、登记过的权力、审计和它的人.
 * @param leaving those that are to go or to be retired
 */
export async function departmentUses(
  { items }: DepartmentList,
  leaving: string[],
  catalogue: Item[],
  settings: Pick<WhistleSettings, 'reopenDays'>,
): Promise<Use[]> {
  const now = Date.now()
  const [open, reopenable, invited, past] = await Promise.all([
    openWhistles(leaving),
    reopenableWhistles(leaving, settings, now),
    invitations.every(
      { role: 'department', scope: _.in(leaving) },
      { scope: true, expiresAt: true, uses: true, usedBy: true },
    ),
    Promise.all(leaving.map(pastOf)),
  ])
  return [
    ...open,
    ...reopenable,
    ...catalogue.flatMap(({ code, name, lead, assists }) =>
      [lead, ...assists]
        .filter((id) => leaving.includes(id))
        .map((id) => ({ code: id, text: `事项“${code} ${name}”` })),
    ),
    ...invited
      .filter(({ expiresAt, uses, usedBy }) => expiresAt > now && usedBy.length < uses)
      .map(({ scope }) => ({ code: scope, text: '一份没用过的邀请' })),
    ...items
      .filter(({ _id }) => leaving.includes(_id))
      .flatMap(({ _id, members }) => members.map(({ name }) => ({ code: _id, text: `它的人${name}`, isPast: true }))),
    ...past.flat(),
  ]
}

/** Those it works on, and those that wait to be given to it. */
async function openWhistles(leaving: string[]): Promise<Use[]> {
  const fields = { no: true, parties: true, plan: true }
  const found = await Promise.all(
    ['departments', 'plan.lead._id', 'plan.assists._id'].map((field) =>
      whistles.every({ isOpen: true, [field]: _.in(leaving) }, fields),
    ),
  )
  const each = new Map(found.flat().map((whistle) => [whistle._id, whistle]))
  return [...each.values()].flatMap(({ no, parties, plan }) => {
    const waiting = parties.length === 0 && plan ? [plan.lead, ...plan.assists].map(({ _id }) => _id) : []
    const called = parties.filter(isActive).map(({ department }) => department)
    const own = new Set([...waiting, ...called].filter((id) => leaving.includes(id)))
    return [...own].map((code) => ({ code, text: `没办完的哨 ${no}` }))
  })
}

/** 重新打开的哨叫原来的主办、协办：还能重开的，就还是它们的事. */
async function reopenableWhistles(
  leaving: string[],
  settings: Pick<WhistleSettings, 'reopenDays'>,
  now: number,
): Promise<Use[]> {
  const found = await whistles.every(
    { departments: _.in(leaving), endedAt: _.gte(now - settings.reopenDays * DAY) },
    { no: true, parties: true, status: true, item: true, endedAt: true },
  )
  return found.flatMap(({ no, parties, ...whistle }) => {
    const until = reopensUntil(whistle, settings)
    if (until === undefined || until < now) return []
    const recalled = parties.filter(isActive).map(({ department }) => department)
    return [...new Set(recalled)]
      .filter((id) => leaving.includes(id))
      .map((code) => ({ code, text: `${dayTime(until)} 以前还能重新打开的哨 ${no}` }))
  })
}

/** One of each kind is enough to keep a name. */
async function pastOf(code: string): Promise<Use[]> {
  const [whistle, exercise, line] = await Promise.all([
    whistles.find({ where: { departments: code }, limit: 1, fields: { no: true } }),
    exercises.find({ where: { department: code }, limit: 1, fields: { _id: true } }),
    audits.find({ where: { path: code }, limit: 1, fields: { _id: true } }),
  ])
  return [
    ...whistle.map(({ no }) => ({ code, text: `叫到过它的哨 ${no}`, isPast: true })),
    ...exercise.map(() => ({ code, text: '登记过的街道权力', isPast: true })),
    ...line.map(() => ({ code, text: '审计里它的记录', isPast: true })),
  ]
}
