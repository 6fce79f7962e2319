import type { MeView } from '../../../../typings/contract'
import { listPeople } from '../../../services/account'

export interface StandIn {
  person: string
  name: string
}

/** 我负责的网格里能替我的代班；不负责网格的没有谁可请，就是 null。 Rejects with a CallError. */
export async function standInsOf({ person: me, roles }: MeView): Promise<StandIn[] | null> {
  const grids = roles.filter(({ role, isStandIn }) => role === 'worker' && !isStandIn).map(({ scope }) => scope)
  if (grids.length === 0) return null
  const rosters = await Promise.all(grids.map((grid) => listPeople(grid)))
  const names = rosters
    .flatMap(({ people }) => people)
    .filter(({ text, person }) => text === '代班' && person !== me)
    .map(({ person, name }) => [person, name] as const)
  return [...new Map(names)].map(([person, name]) => ({ person, name }))
}

/** 由 杨月琴 代班 */
export function standInText(standIn: string, standIns: StandIn[]): string {
  const name = standIns.find(({ person }) => person === standIn)?.name
  return name ? `由 ${name} 代班` : '请的代班已经不在了，请取消这一段重新请'
}
