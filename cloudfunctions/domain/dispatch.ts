import type { Area, Chain } from './area'
import { DUTY_TEXT } from './person'
import type { DispatchStep, Policy } from './policy'
import { isAway, isInHours, type Loads, type Server, standInOf } from './server'

/** As whom the people at a desk work. */
export type DeskRole = 'worker' | 'team' | 'community' | 'street'

/** Why a ticket went where it went; kept on the timeline. */
export type DispatchReason =
  | 'worker'
  | 'stand-in'
  | 'team'
  | 'nobody-on-duty'
  | 'no-worker'
  | 'no-grid'
  | 'same-holder'
  | 'by-hand'
  | 'climbed'
  | 'sent-back'
  | 'left'
  | 'split'
  | 'unmerged'
  | 'moved'

/** How a waiting ticket came to where it lies. */
export type Arrival = DispatchReason | 'overdue' | 'reopened-twice' | 'handed'

/** Why the grid's own worker was passed over: on leave, not on duty, full hands, their own report, or just gone. */
export type PassedOver = 'away' | 'off-duty' | 'full' | 'own' | 'gone'

/** What someone has in hand and how much that may be, and what told them from the next in line. */
export interface InHand {
  open: number
  capacity: number
  by?: 'share' | 'turn'
}

export interface Assignment {
  /** Area whose people may take it. */
  desk: string
  deskName: string
  role: DeskRole
  /** The one it is handed to; absent when the whole desk may take it. */
  server?: Server
  /** Everyone who may take it at the desk, on duty or not. */
  team: Server[]
  reason: DispatchReason
  passed?: PassedOver
  /** Of the one it is handed to. */
  load?: InHand
}

export interface Search {
  /** 反映人自己不办自己的事. */
  author?: string
  category: { code: string; group: string }
  /** 急事只派给此刻值班的人；平常的事，下班了也先记在他名下。 */
  isUrgent: boolean
  now: number
  loads: Loads
  policy: Policy
  /** Others who are not to get it: someone who has just left. */
  except?: string[]
}

/** Everyone in the area's roster, those of the grid's team included. */
export const serversOf = ({ worker, standIns = [], team = [], staff = [] }: Area): Server[] => [
  ...(worker ? [worker] : []),
  ...standIns,
  ...team,
  ...staff,
]

/** A grid's desk is its worker's and the stand-ins'; what a team member takes, they are given by name. */
const deskOfGrid = (grid: Area): Assignment => ({
  desk: grid._id,
  deskName: grid.name,
  role: 'worker',
  team: [...(grid.worker ? [grid.worker] : []), ...(grid.standIns ?? [])],
  reason: 'by-hand',
})

const deskOfStaff = (area: Area, role: 'community' | 'street'): Assignment => ({
  desk: area._id,
  deskName: area.name,
  role,
  team: area.staff ?? [],
  reason: 'by-hand',
})

/**
 * The desk of one area of the chain, the whole desk being asked; undefined for an area without a desk (a village's
 * land is looked after by its street).
 */
export function deskOf({ grid, community, street }: Chain, area: string): Assignment | undefined {
  if (area === grid?._id) return deskOfGrid(grid)
  if (area === community?._id) return deskOfStaff(community, 'community')
  return area === street._id ? deskOfStaff(street, 'street') : undefined
}

/** Whose desks lie below a community's, and below a street's. */
export const DESKS_BELOW = {
  community: ['worker', 'team'],
  street: ['worker', 'team', 'community'],
} satisfies Record<'community' | 'street', DeskRole[]>

/** 网格 → 社区 → 街道，都请了假的一级跳过去；没有社区的直接到街道，街道之上没有了。 */
export function deskAbove({ community, street }: Chain, role: DeskRole, now: number): Assignment | undefined {
  if (role === 'street') return undefined
  const above = [
    ...(role !== 'community' && community ? [deskOfStaff(community, 'community')] : []),
    deskOfStaff(street, 'street'),
  ]
  const desk = above.find(({ team }) => team.some((server) => !isAway(server, now))) ?? above[0]
  return desk && { ...desk, reason: 'climbed' }
}

/**
 * 派单：按区里定的次序逐个找人（通常是 网格员 → 代班 → 团队 → 社区 → 街道），没有网格的地方归街道（属地兜底），绝不落空。
 * Whoever is on leave, has their hands full or reported it themselves is passed over. A desk counts as manned when one
 * of its clerks may take it. When nobody anywhere is at hand it waits at the lowest desk that has people at all.
 */
export function dispatch(chain: Chain, search: Search): Assignment {
  const worker = chain.grid?.worker
  const passed = worker && whyNot(worker, search)
  return { ...find(chain, search), ...(passed && { passed }) }
}

function find(chain: Chain, search: Search): Assignment {
  for (const step of search.policy.dispatch.steps) {
    const found = STEPS[step](chain, search)
    if (found) return found
  }
  const desks = [chain.community && deskOfStaff(chain.community, 'community'), deskOfStaff(chain.street, 'street')]
    .filter((desk) => desk !== undefined)
    .map((desk) => takers(desk, search))
  const desk = desks.find(({ team }) => team.length > 0) ?? takers(deskOfStaff(chain.street, 'street'), search)
  return { ...desk, reason: whyNotInGrid(chain) }
}

const STEPS: Record<DispatchStep, (chain: Chain, search: Search) => Assignment | undefined> = {
  worker: ({ grid }, search) => grid?.worker && handed(grid, [grid.worker], 'worker', search),
  'stand-in': ({ grid }, search) => {
    if (!grid?.standIns) return undefined
    const asked = grid.worker && standInOf(grid.worker, search.now)
    const first = grid.standIns.filter(({ person }) => person === asked)
    return handed(grid, first, 'stand-in', search) ?? handed(grid, grid.standIns, 'stand-in', search)
  },
  team: ({ grid }, search) => {
    const able = grid?.team?.filter((server) => takesCategory(server, search.category))
    return grid && able && handed(grid, able, 'team', search)
  },
  community: (chain, search) => chain.community && manned(deskOfStaff(chain.community, 'community'), chain, search),
  street: (chain, search) => manned(deskOfStaff(chain.street, 'street'), chain, search),
}

/** The best of the candidates, at the grid's desk; undefined when none of them can take it now. */
function handed(
  grid: Area,
  candidates: Server[],
  reason: 'worker' | 'stand-in' | 'team',
  search: Search,
): Assignment | undefined {
  const [best, next] = candidates
    .filter((server) => !whyNot(server, search))
    .map((server) => ({ server, ...loadOf(server, search) }))
    .sort((a, b) => a.share - b.share || a.lastAt - b.lastAt || (a.server.person < b.server.person ? -1 : 1))
  if (!best) return undefined
  const { server, open, capacity } = best
  const by = next && (best.share < next.share ? 'share' : best.lastAt < next.lastAt ? 'turn' : undefined)
  const desk = takers(deskOfGrid(grid), search)
  return {
    ...desk,
    ...(reason === 'team' && { role: 'team', team: [...desk.team, server] }),
    server,
    reason,
    load: { open, capacity, ...(by && { by }) },
  }
}

function manned(desk: Assignment, chain: Chain, search: Search): Assignment | undefined {
  const isReady = (server: Server) => [undefined, 'full'].includes(whyNot(server, search))
  if (!desk.team.some(isReady)) return undefined
  return { ...takers(desk, search), reason: whyNotInGrid(chain) }
}

const whyNotInGrid = ({ grid }: Chain): DispatchReason => {
  if (!grid) return 'no-grid'
  return grid.worker ? 'nobody-on-duty' : 'no-worker'
}

const takers = (desk: Assignment, search: Search): Assignment => ({
  ...desk,
  team: desk.team.filter((server) => mayTake(server, search)),
})

const mayTake = ({ person }: Server, { author, except = [] }: Search): boolean =>
  person !== author && !except.includes(person)

/** Why someone cannot be handed it now; undefined when they can. */
function whyNot(server: Server, search: Search): PassedOver | undefined {
  if (!mayTake(server, search)) return server.person === search.author ? 'own' : 'gone'
  if (isAway(server, search.now)) return 'away'
  if (search.isUrgent && !isInHours(server, search.now)) return 'off-duty'
  return loadOf(server, search).share < 1 ? undefined : 'full'
}

/** Without a list of categories a member takes any; a group's code stands for all in it. */
const takesCategory = ({ categories = [] }: Server, { code, group }: Search['category']): boolean =>
  categories.length === 0 || categories.includes(code) || categories.includes(group)

function loadOf(server: Server, { loads, policy }: Search) {
  const { person, capacity = policy.dispatch.capacity } = server
  const { open, lastAt } = loads.get(person) ?? { open: 0, lastAt: 0 }
  return { open, lastAt, capacity, share: open / capacity }
}

/** Who would take it, as a resident would say it. */
export const takenBy = ({ server, deskName, role, reason }: Assignment): string => {
  if (!server) return `${deskName}工作人员`
  if (role === 'team') return `${server.duty ? DUTY_TEXT[server.duty] : '网格团队'} ${server.name}`
  return reason === 'stand-in' ? `代班网格员 ${server.name}` : `网格员 ${server.name}`
}

/** Is whoever holds it still in a roster of these areas? Nobody at all counts as held by the desk. */
export const isHeldIn = ({ holder }: { holder: string | null }, chain: Chain | undefined): boolean =>
  holder === null || chain === undefined || peopleIn(chain).includes(holder)

/** Is whoever keeps it in none of these rosters any more? Kept from a desk that lies elsewhere, nobody here can say. */
export function hasKeeperLeft(
  { keeper, keeperDesk }: { keeper: string | null; keeperDesk: { desk: string } | null },
  chain: Chain | undefined,
): boolean {
  const isHere = chain !== undefined && keeperDesk !== null && deskOf(chain, keeperDesk.desk) !== undefined
  return keeper !== null && isHere && !peopleIn(chain).includes(keeper)
}

const peopleIn = ({ grid, community, street }: Chain): string[] =>
  [grid, community, street].flatMap((area) => (area ? serversOf(area) : [])).map(({ person }) => person)
