import type { Parsed } from '../contract/api'
import type { Candidates, NominationPage, NominationView } from '../contract/award'
import type { Refusal } from '../contract/envelope'
import { shortText } from '../domain/area'
import {
  decideNomination,
  nominated,
  nominatesFor,
  type Nomination,
  type NominationCommand,
} from '../domain/nomination'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { NO_AWARD } from './award-round'
import { nominationViews } from './award-show'
import { checkShown } from './content'
import { afterOf, pageOf } from './cursor'
import type { AwardWorld } from './ports'
import { digestOf, REUSED, stepOnce } from './publication-step'
import { areaOf, nameOf, staffScopes, workingAs } from './scope'
import type { Caller } from './serve'

type Call = Caller<AwardWorld>

const PAGE = 50

export const NOT_STAFF = refuse('award/not-staff', '推荐和审核由社区、街道和区里办')
const NO_NOMINATION = refuse('award/no-nomination', '没有找到这份推荐')
const CHANGED = refuse('award/nomination-changed', '别人刚刚办过这份推荐，请看过最新的再办', 'revision')

/** 自己辖区的推荐。 */
export async function listNominations(
  { award: id, area: asked, cursor }: Parsed<'award', 'nominations'>,
  call: Call,
): Promise<NominationPage | Refusal> {
  if (staffScopes(call.actor).length === 0) return NOT_STAFF
  const area = await areaOf(asked, call)
  if (isRefusal(area)) return area
  const award = await call.ports.awards.get(id)
  if (!award) return NO_AWARD
  const found = await call.ports.nominations.within(id, area, afterOf(cursor), PAGE + 1)
  const page = pageOf(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
  return { ...page, items: await nominationViews(page.items, award, call) }
}

/** 可以推荐谁：一个社区的网格员，推荐过的标出来。 */
export async function candidatesFor(
  { award: id, area, community: asked }: Parsed<'award', 'candidates'>,
  call: Call,
): Promise<Candidates | Refusal> {
  const { ports } = call
  const actor = workingAs(call.actor, { area })
  if (isRefusal(actor)) return actor
  const award = await ports.awards.get(id)
  if (!award) return NO_AWARD
  const own = nominatesFor(award, actor)
  if (own.length === 0) return refuse('award/not-nominator', '这一轮不由您推荐')
  const below = (await Promise.all(own.map(({ area }) => ports.areas.below(area)))).flat()
  const communities = below.filter(({ kind }) => kind === 'community')
  const community = asked === undefined ? communities[0] : communities.find(({ _id }) => _id === asked)
  if (!community) return refuse('award/elsewhere', '只能推荐自己辖区的网格员', 'community')
  const grids = await ports.areas.children(community._id)
  const known = grids.flatMap((grid) => (grid.worker ? [{ grid, worker: grid.worker }] : []))
  const nominations = await ports.nominations.read(known.map(({ worker }) => nominationId(id, worker.person, call)))
  const taken = new Set(nominations.filter(({ status }) => status !== 'withdrawn').map(({ person }) => person))
  return {
    communities: communities.map(({ _id, name }) => ({ id: _id, text: name })),
    community: community._id,
    items: known.map(({ grid, worker }) => ({
      person: worker.person,
      name: worker.name,
      placeText: shortText(grid, [community]),
      isNominated: taken.has(worker.person),
    })),
  }
}

/** One a person and round: whoever is second finds it there. */
const nominationId = (award: string, person: string, { ports }: Call): string =>
  ports.hash(`nomination:${award}:${person}`)

export async function nominate(
  { award: id, person, kind, deeds }: Parsed<'award', 'nominate'>,
  call: Call,
): Promise<NominationView | Refusal> {
  const { ports, actor, now, requestId } = call
  const [award, [worker]] = await Promise.all([ports.awards.get(id), ports.people.read([person])])
  if (!award) return NO_AWARD
  const grid = worker && (await gridOf(worker, call))
  if (!worker || !grid) return refuse('award/no-worker', '这个人现在不是网格员，请重新选择', 'person')
  const _id = nominationId(id, person, call)
  const digest = digestOf([id, person, kind, deeds], call)
  const stamp = {
    id: ports.hash(`${_id}:${requestId}`),
    at: now,
    by: actor._id,
    ...(await faceOf(call)),
    requestId,
    digest,
  }
  const made = nominated({ _id, person, name: worker.name, ...grid, kind, deeds }, { award, actor, now }, stamp)
  if (isRefusal(made)) return made
  const refusal = await checkShown([deeds], call, 'deeds')
  if (refusal) return refusal
  const kept = (await ports.nominations.add(made)) ? made : await again(made, digest, call)
  if (isRefusal(kept)) return kept
  await audit('award.nominate', _id, kept.path.at(-1) ?? award.district, call)
  return oneView(kept, call)
}

/** There is one already: this very one, one that was withdrawn and begins anew, or somebody else's. */
async function again(made: Nomination, digest: string, { ports, requestId }: Call): Promise<Nomination | Refusal> {
  const before = await ports.nominations.get(made._id)
  if (!before) return CHANGED
  const first = before.timeline.find((step) => step.requestId === requestId)
  if (first) return first.digest === digest ? before : REUSED
  if (before.status !== 'withdrawn') return refuse('award/nominated', '这一轮已经推荐过这个人了', 'person')
  const next = { ...made, revision: before.revision + 1, timeline: [...before.timeline, ...made.timeline] }
  return (await ports.nominations.replace(before, next)) ? next : CHANGED
}

/** A worker's own grid: where they stand in is somebody else's. */
async function gridOf({ roles }: Person, { ports }: Call) {
  const held = roles.find(({ role, standIn }) => role === 'worker' && !standIn)
  const path = held && (await ports.reference.shapes()).pathOf(held.scope)
  if (!held || !path) return undefined
  const areas = await ports.areas.read(path)
  const grid = areas.find(({ _id }) => _id === held.scope)
  return grid && { path, placeText: shortText(grid, areas) }
}

/** The desk one speaks for: 赭麓街道. */
async function faceOf({ actor, ports }: Call): Promise<{ face: string }> {
  const [scope] = staffScopes(actor)
  return { face: scope === undefined ? '' : await nameOf(scope, ports) }
}

/** 推荐走一步：审核、退回、改了再报、撤回。 */
export async function stepNomination(
  { id, revision: seen }: { id: string; revision: number },
  command: NominationCommand,
  call: Call,
): Promise<NominationView | Refusal> {
  const { ports, actor, now, requestId } = call
  const found = await ports.nominations.get(id)
  const award = found && (await ports.awards.get(found.award))
  if (!found || !award) return NO_NOMINATION
  const digest = digestOf([id, command], call)
  const said = 'deeds' in command ? command.deeds : command.note
  const stepped = await stepOnce(found, digest, call, {
    decide: async () => {
      const stamp = {
        id: ports.hash(`${id}:${requestId}`),
        at: now,
        by: actor._id,
        ...(await faceOf(call)),
        requestId,
        digest,
      }
      const next = decideNomination(found, command, { award, actor, now, seen }, stamp)
      return isRefusal(next) ? next : ((await checkShown([said], call, 'opinion')) ?? next)
    },
    replace: (before, next) => ports.nominations.replace(before, next),
    changed: CHANGED,
  })
  if (isRefusal(stepped)) return stepped
  await audit(`award.${command.name}`, id, stepped.after.path.at(-1) ?? award.district, call)
  return oneView(stepped.after, call)
}

async function oneView(nomination: Nomination, call: Call): Promise<NominationView> {
  const award = await call.ports.awards.get(nomination.award)
  const [view] = award ? await nominationViews([nomination], award, call) : []
  if (!view) throw new Error('a nomination without its round')
  return view
}
