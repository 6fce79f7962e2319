import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { AuditLine, RebuildItem } from '../contract/oversight'
import { shortText } from '../domain/area'
import { AUDIT_TEXT, auditText } from '../domain/audit'
import { aboutText, lookedUp, NAMED, objectText } from '../domain/audit-object'
import { inBeijing } from '../domain/moment'
import { OPERATOR } from '../domain/operator'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { beforeOf, pageOf } from './cursor'
import { healthOf } from './health'
import type { OversightWorld } from './ports'
import type { AuditFilters } from './ports/oversight'
import type { AuditKept } from './ports/people'
import { areaOf, nameOf } from './scope'
import type { Caller, Stories } from './serve'

const PAGE = 50
/** Lines of one file; the platform's largest page. */
const EXPORTED = 1_000
/** People of one name who are looked for. */
const NAMESAKES = 100
/** Countings anew that are listed. */
const REBUILDS = 5

const VIA_TEXT: Record<AuditKept['via'], string> = { console: '电脑端', wechat: '微信', cloud: '云开发控制台' }

const NOT_CENTRE = refuse('oversight/not-centre', '审计和运行情况只给街道和区网格中心看')

export const oversightStories: Stories<'oversight', OversightWorld> = {
  async audits({ area: asked, cursor, ...said }, call) {
    const area = await centreOf(asked, call)
    if (isRefusal(area)) return area
    const [listed, filters] = await Promise.all([listOf(area, call), filtersOf(said, call)])
    const found = await call.ports.oversight.audits(listed, filters, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
    return {
      ...page,
      items: await linesOf(page.items, listed, call),
      text: await nameOf(area, call.ports),
      actions: Object.entries(AUDIT_TEXT).map(([name, text]) => ({ action: name, text })),
    }
  },

  async exportAudits({ area: asked, ...said }, call) {
    const { ports } = call
    const area = await centreOf(asked, call)
    if (isRefusal(area)) return area
    const [listed, filters] = await Promise.all([listOf(area, call), filtersOf(said, call)])
    const found = await ports.oversight.audits(listed, filters, beforeOf(''), EXPORTED)
    const last = found.length === EXPORTED ? found.at(-1) : undefined
    const [lines, more] = await Promise.all([
      linesOf(found, listed, call),
      last ? ports.oversight.audits(listed, filters, { at: last.at, id: last._id }, 1) : [],
    ])
    const title = `${await nameOf(area, ports)}审计 ${inBeijing(call.now).format('YYYY-MM-DD HHmm')}`
    const content = await ports.spreadsheet('审计', [HEADINGS, ...lines.map(cellsOf)])
    await audit('oversight.exportAudits', area, area, call)
    return { name: `${title}.xlsx`, content, lines: lines.length, isCut: more.length > 0 }
  },

  async rebuilds({ area: asked }, call) {
    const { ports, now } = call
    const area = await centreOf(asked, call)
    if (isRefusal(area)) return area
    const [found, first, text] = await Promise.all([
      ports.oversight.rebuilds([area], REBUILDS),
      ports.rollups.nextDay(''),
      nameOf(area, ports),
    ])
    const people = await ports.people.read([...new Set(found.map(({ by }) => by))])
    const rebuilds = found.map(({ _id, at, by, cursor, state, facts }): RebuildItem => ({
      ...{ id: _id, at, byName: whoIs(by, people) },
      ...{ days: facts['days'] ?? 0, mended: facts['mended'] ?? 0, day: cursor, isDone: state === 'done' },
      share: state === 'done' ? 1 : shareOf(cursor, first, now),
    }))
    return { area, text, rebuilds }
  },

  health: async (_, call) => (isCentre(call.actor) ? healthOf(call) : NOT_CENTRE),
}

/** How much of the time from the first day there is until now lies behind a day; nothing before the first. */
function shareOf(day: string, first: string | undefined, now: number): number {
  if (day === '' || first === undefined) return 0
  const [from, at] = [Date.parse(first), Date.parse(day)]
  return now <= from ? 0 : Math.min(1, (at - from) / (now - from))
}

/** What a clerk of a street or the district looks at. */
async function centreOf(asked: string | undefined, call: Caller<OversightWorld>): Promise<string | Refusal> {
  return isCentre(call.actor) ? areaOf(asked, call) : NOT_CENTRE
}

/** 区里看到的是全部：没有写是哪里的，也只有区里看得到. */
const listOf = async (area: string, { ports }: Caller<OversightWorld>): Promise<string | undefined> =>
  area === (await ports.reference.read()).district.root ? undefined : area

async function filtersOf(
  { action, by, q, from, until }: Parsed<'oversight', 'exportAudits'>,
  { ports }: Caller<OversightWorld>,
): Promise<AuditFilters> {
  return {
    ...(action !== undefined && { actions: actionsOf(action) }),
    ...(by !== undefined && { by }),
    ...(q !== undefined && { found: await foundBy(q, ports) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}

async function foundBy(q: string, { oversight }: OversightWorld): Promise<AuditFilters['found'] & object> {
  const [by, ...objects] = await Promise.all([
    oversight.named(q, NAMESAKES),
    oversight.numbered(q.toUpperCase()),
    oversight.placed(q),
  ])
  return { by, objects: [q, ...objects.flat()], ip: q }
}

const HEADINGS = ['时间', '谁', '做了什么', '对哪一个', '在哪里', '从哪里办的', '网络地址']

const cellsOf = ({ at, name, actionText, objectText: object, scopeText, viaText, ip }: AuditLine): string[] => [
  inBeijing(at).format('YYYY-MM-DD HH:mm:ss'),
  ...[name || '已注销的人', actionText, object, scopeText, viaText, ip],
]

/** The one, or all of a noun. */
const actionsOf = (asked: string): string[] =>
  Object.keys(AUDIT_TEXT).filter((action) => action === asked || action.startsWith(`${asked}.`))

const isCentre = ({ roles }: Person): boolean => roles.some(({ role }) => role === 'street' || role === 'district')

/** Where the line belongs and what lies above it; not those above what it is about. */
const above = ({ path, scope }: AuditKept): string[] => path.slice(0, path.indexOf(scope) + 1)

/** Empty for whoever was erased. */
const whoIs = (by: string, people: Person[]): string =>
  by === OPERATOR ? '云环境管理员' : (people.find(({ _id }) => _id === by)?.name ?? '')

/** @param listed of which area: the rest of what a version changed is not its business; without one, all is */
async function linesOf(
  found: AuditKept[],
  listed: string | undefined,
  { ports }: Caller<OversightWorld>,
): Promise<AuditLine[]> {
  const asked = lookedUp(found)
  const shapes = await ports.reference.shapes()
  const isListed = (id: string) => listed === undefined || shapes.pathOf(shapes.heirOf(id))?.includes(listed)
  const about = new Map(found.map((line) => [line._id, (line.about ?? []).filter(isListed)]))
  const firsts = [...about.values()].flatMap(([first]) => first ?? [])
  const [people, areas, departments, ...named] = await Promise.all([
    ports.people.read([...new Set([...found.map(({ by }) => by), ...(asked.get('people') ?? [])])]),
    ports.areas.read([...new Set([...found.flatMap(above), ...(asked.get('areas') ?? []), ...firsts])]),
    ports.departments.all(),
    ...NAMED.map((collection) => {
      const ids = asked.get(collection)
      return ids ? ports.oversight.names(collection, ids) : new Map<string, string>()
    }),
  ])
  const names = new Map([
    ...[...people, ...areas, ...departments].map(({ _id, name }): [string, string] => [_id, name]),
    ...named.flatMap((one) => [...one]),
  ])
  return found.map(({ _id, at, by, action, object, scope, via, ip }) => {
    const area = areas.find((one) => one._id === scope)
    const department = departments.find((one) => one._id === scope)
    return {
      id: _id,
      at,
      person: by,
      name: whoIs(by, people),
      action,
      actionText: auditText(action),
      object,
      objectText: [aboutText(about.get(_id) ?? [], areas), objectText({ action, object }, names)]
        .filter(Boolean)
        .join('，'),
      scopeText: area ? shortText(area, areas) : (department?.name ?? ''),
      viaText: VIA_TEXT[via],
      ip,
    }
  })
}
