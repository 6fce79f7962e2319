import { servesAt } from './crew'
import type { Person } from './person'
import type { Place } from './place'

/**
 * 走访记着去了谁家、说了什么，不是人人可看：团队成员（楼栋长、志愿者）只看得到自己写的；凭别的身份在这里服务的人都看得到。
 * Whether they may read the visits of others.
 */
export const readsVisits = (place: Place, person: Person, pathOf: (scope: string) => string[] | undefined): boolean =>
  servesAt(place, { ...person, roles: person.roles.filter(({ role }) => role !== 'team') }, pathOf)
