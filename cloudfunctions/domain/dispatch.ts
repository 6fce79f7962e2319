import type { Area, Chain, Server } from './area'

/** Why a ticket went where it went; kept on the timeline. */
export type DispatchReason = 'worker' | 'stand-in' | 'nobody-on-duty' | 'no-worker' | 'no-grid' | 'same-holder'

export interface Assignment {
  /** Area whose people may take it. */
  desk: string
  deskName: string
  /** The one it is handed to; absent when the whole desk may take it. */
  server?: Server
  role: 'worker' | 'community' | 'street'
  /** Everyone who may take it at the desk, on duty or not. */
  team: Server[]
  reason: DispatchReason
}

const onDuty = (server: Server | undefined): server is Server => server !== undefined && server.away !== true

/** Everyone who serves the area itself. */
export const teamOf = ({ worker, standIns = [], staff = [] }: Area): Server[] => [
  ...(worker ? [worker] : []),
  ...standIns,
  ...staff,
]

/**
 * 派单：网格员 → 代班 → 社区；没有网格的地方归街道（属地兜底），绝不落空。
 * @param author 反映人自己不办自己的事
 */
export function dispatch({ grid, community, street }: Chain, author?: string): Assignment {
  const isReady = (server: Server | undefined): server is Server => onDuty(server) && server.person !== author
  if (!grid || !community)
    return { desk: street._id, deskName: street.name, role: 'street', team: teamOf(street), reason: 'no-grid' }
  const desk = { desk: grid._id, deskName: grid.name, role: 'worker' as const, team: teamOf(grid) }
  if (isReady(grid.worker)) return { ...desk, server: grid.worker, reason: 'worker' }
  const standIn = grid.standIns?.find(isReady)
  if (standIn) return { ...desk, server: standIn, reason: 'stand-in' }
  return {
    desk: community._id,
    deskName: community.name,
    role: 'community',
    team: teamOf(community),
    reason: grid.worker ? 'nobody-on-duty' : 'no-worker',
  }
}

/** Who would take it, as a resident would say it. */
export const takenBy = ({ server, deskName, reason }: Assignment): string => {
  if (!server) return `${deskName}工作人员`
  return reason === 'stand-in' ? `代班网格员 ${server.name}` : `网格员 ${server.name}`
}
