import type { GridCard } from '../../../../typings/contract'

/** Those of the team who do the same. */
export interface Ring {
  duty: string
  names: string
  count: number
}

/** 一团队，按职责：楼栋长 3 人、党员志愿者 2 人 …，人多的在前。 */
export function teamRings(team: GridCard['team']): Ring[] {
  const names = new Map<string, string[]>()
  for (const { name, dutyText } of team) names.set(dutyText, [...(names.get(dutyText) ?? []), name])
  return [...names]
    .map(([duty, of]) => ({ duty, names: of.join('、'), count: of.length }))
    .sort((a, b) => b.count - a.count)
}
