import type { AtlasDetail, RedrawInput } from '../contract/atlas'
import type { Refusal } from '../contract/envelope'
import { atlasArea, borderOfRoot, describe, isEmpty, redraw } from '../domain/atlas'
import { areaCells, planAreas } from '../domain/area-import'
import type { Area } from '../domain/area'
import { bordersText, planBorders } from '../domain/border-import'
import { peopleOf } from '../domain/roster'
import { isRefusal, refuse } from '../domain/refusal'
import { renumberBelow } from '../domain/renumber'
import { adopt, type Found, groundOf } from './atlas-adopt'
import { audit } from './audit'
import type { AtlasWorld } from './ports'
import { areaOf, nameOf, NOT_YOURS, staffScopes } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<AtlasWorld>

const NOT_DISTRICT = refuse('atlas/not-district', '编号、界线和导入由区网格中心来改')
const UNKNOWN = refuse('atlas/unknown', '没有找到这块地方，可能刚被撤并，请刷新再看', 'id')
/** Counted no further: more than one can name. */
const MOST_OPEN = 100

const isDistrict = ({ actor }: Call): boolean => actor.roles.some(({ role }) => role === 'district')

/** 街道改自己网格的名称和人口；区改全部。 */
function mayDescribe(area: Area, call: Call): boolean {
  if (isDistrict(call)) return area.kind !== 'district'
  const streets = call.actor.roles.flatMap(({ role, scope }) => (role === 'street' ? [scope] : []))
  return area.kind === 'grid' && streets.some((scope) => area.path.includes(scope))
}

/** Areas in what the caller looks at. */
async function scoped(
  asked: string | undefined,
  call: Call,
): Promise<{ scope: string; ground: Found; areas: Area[] } | Refusal> {
  const scope = await areaOf(asked, call)
  if (isRefusal(scope)) return scope
  const ground = await groundOf(call)
  return { scope, ground, areas: [...ground.areas.values()].filter(({ path }) => path.includes(scope)) }
}

export const atlasStories: Stories<'atlas', AtlasWorld> = {
  async list({ area }, call) {
    const found = await scoped(area, call)
    if (isRefusal(found)) return found
    return {
      version: found.ground.version,
      text: await nameOf(found.scope, call.ports),
      areas: found.areas.map((area) => atlasArea(area, mayDescribe(area, call))),
      canDraw: isDistrict(call),
      left: found.ground.left,
    }
  },

  async get({ id, area }, call) {
    const found = await scoped(area, call)
    if (isRefusal(found)) return found
    if (!found.areas.some(({ _id }) => _id === id)) return notHere(id, found.ground)
    const { version } = found.ground
    const made = await call.ports.atlases.version(version)
    const [author] = made ? await call.ports.people.read([made.by]) : []
    const changed = made && { at: made.at, by: author?.name ?? '', text: made.text }
    return { version, ...(changed && { changed }), borders: bordersAround(id, found.ground) }
  },

  async check(input, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    const ground = await groundOf(call)
    const drawn = redraw(input, newId(call), ground, call.now)
    if (isRefusal(drawn)) return drawn
    const inUse = input.merged && (await stillIn(input.merged.from, ground, call))
    if (inUse) return inUse
    return { version: ground.version, problems: drawn.problems, text: drawn.text }
  },

  async save(input, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    return adopt('atlas.save', input, call, (ground) => drawnFor(input, ground, call))
  },

  async describe({ version, id, withBelow, ...described }, call) {
    if (staffScopes(call.actor).length === 0) return NOT_DISTRICT
    return adopt('atlas.describe', { version, id, withBelow, ...described }, call, (ground) => {
      const area = ground.areas.get(id)
      if (!area) return UNKNOWN
      if (!mayDescribe(area, call) || (!isDistrict(call) && described.code !== area.code)) return NOT_DISTRICT
      const change = describe(area, described, call.now, ground)
      if (isRefusal(change)) return change
      if (isEmpty(change)) return refuse('atlas/same', '没有改动')
      const below = renumberBelow(area, { code: described.code, withBelow }, call.now, ground.areas)
      if (isRefusal(below)) return below
      const along = below.length > 0 ? `，下面 ${below.length} 块地方的编号一起换了` : ''
      return { added: [], changes: [change, ...below], text: `改了${area.name}${along}`, scope: id }
    })
  },

  async importCheck({ rows }, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    const ground = await groundOf(call)
    return { version: ground.version, ...planAreas(rows, call.now, ground).report }
  },

  async importAreas({ rows, version }, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    return adopt('atlas.importAreas', { rows, version }, call, (ground) => {
      const { report, changes } = planAreas(rows, call.now, ground)
      if (!report.isAdoptable) return hasProblems(report.lines)
      return { added: [], changes, text: `导入：${report.text}` }
    })
  },

  async bordersCheck({ rows, convert }, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    const ground = await groundOf(call)
    return { version: ground.version, ...planBorders(rows, convert, ground).report }
  },

  async importBorders({ rows, convert, version }, call) {
    if (!isDistrict(call)) return NOT_DISTRICT
    return adopt('atlas.importBorders', { rows, convert, version }, call, (ground) => {
      const { report, redrawn } = planBorders(rows, convert, ground)
      if (!report.isAdoptable) return hasProblems(report.lines)
      return redrawn ?? refuse('atlas/nothing', '界线没有改动', 'moved')
    })
  },

  async table({ area }, call) {
    const found = await scoped(area, call)
    if (isRefusal(found)) return found
    await audit('atlas.table', found.scope, found.scope, call)
    return { name: `${await nameOf(found.scope, call.ports)} 网格`, cells: areaCells(found.areas) }
  },

  async borders({ area }, call) {
    const found = await scoped(area, call)
    if (isRefusal(found)) return found
    await audit('atlas.borders', found.scope, found.scope, call)
    const ids = new Set(found.areas.map(({ _id }) => _id))
    const net = new Map([...found.ground.net].filter(([id]) => ids.has(id)))
    const name = `${await nameOf(found.scope, call.ports)} 界线 第${found.ground.version}版 GCJ-02`
    return { name, text: bordersText({ ...found.ground, net }) }
  },
}

const newId = ({ ports, actor, requestId }: Call): string => `g-${ports.hash(`${actor._id}:${requestId}`)}`

/** What lies elsewhere is not theirs; what lies nowhere is not there. */
const notHere = (id: string, { areas }: Found): Refusal => (areas.has(id) ? NOT_YOURS : UNKNOWN)

function hasProblems(lines: Array<{ result: string }>): Refusal {
  const wrong = lines.filter(({ result }) => result === 'problem').length
  return refuse('atlas/problems', `有 ${wrong} 行有问题，全都没有采用，请改好再来`, 'rows')
}

/** Itself first, then all that have a corner in common with it, what it lies in and what lies one level below. */
function bordersAround(id: string, { net, areas, root }: Found): AtlasDetail['borders'] {
  const own = net.get(id) ?? borderOfRoot(root)
  const keys = new Set(own.rings.flat().map(String))
  const path = areas.get(id)?.path ?? []
  const others = [...net.values()].filter(
    (area) =>
      area.id !== id &&
      (path.includes(area.id) ||
        area.parent === id ||
        area.rings.some((ring) => ring.some((one) => keys.has(String(one))))),
  )
  return [own, ...others]
}

async function drawnFor(input: RedrawInput, ground: Found, call: Call) {
  const inUse = input.merged && (await stillIn(input.merged.from, ground, call))
  if (inUse) return inUse
  const drawn = redraw(input, newId(call), ground, call.now)
  if (isRefusal(drawn)) return drawn
  const [first] = drawn.problems
  if (first) return refuse('atlas/borders', `界线有 ${drawn.problems.length} 处不对，没有保存：${first.text}`, 'moved')
  return drawn
}

/** 还有人、有事、有驿站的网格不撤：each has to find its new place first, by those whose business it is. */
async function stillIn(id: string, { areas }: Found, { ports }: Call): Promise<Refusal | undefined> {
  const area = areas.get(id)
  if (!area) return UNKNOWN
  const [open, stations] = await Promise.all([ports.atlases.openIn(id, MOST_OPEN), ports.places.stationsIn(id)])
  const left = [
    ...(open > 0 ? [`没办完的诉求 ${open}${open === MOST_OPEN ? ' 件以上' : ' 件'}`] : []),
    ...(peopleOf(area).length > 0 ? [`网格员和团队 ${peopleOf(area).length} 人`] : []),
    ...(stations.length > 0 ? [`驿站 ${stations.length} 个`] : []),
    ...(area.group ? ['绑定的微信群'] : []),
  ]
  if (left.length === 0) return undefined
  return refuse('atlas/in-use', `${area.name}还有${left.join('、')}，办完、转走以后再撤并`, 'merged')
}
