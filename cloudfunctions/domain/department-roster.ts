import type { Refusal } from '../contract/envelope'
import type { Department, Member, Shift } from './department'
import { DAY, dayTime } from './moment'
import type { Person } from './person'
import { refuse } from './refusal'

/** So far ahead a duty list may reach. */
const AHEAD = 92 * DAY

export const isMemberOf = ({ roles }: Person, department: string): boolean =>
  roles.some(({ role, scope }) => role === 'department' && scope === department)

/** 值班表由部门自己的联络员排。 */
export const keepsRoster = ({ roles }: Person, department: string): boolean =>
  roles.some(({ role, scope, post }) => role === 'department' && scope === department && post === 'liaison')

/** 加入部门；原来在里面的，换成新的岗位。 */
export const joinedBy = (department: Department, member: Member): Department => ({
  ...department,
  members: [...department.members.filter(({ person }) => person !== member.person), member],
})

/**
 * 离开部门：从名单上去掉，没值完的班也去掉；过完了的留着。Whoever is not in it changes nothing.
 * @returns a refusal when nobody would be left to keep the roster
 */
export function leftBy(department: Department, person: string, now: number): Department | Refusal {
  const members = department.members.filter((member) => member.person !== person)
  const wasLiaison = department.members.some((member) => member.person === person && member.post === 'liaison')
  if (wasLiaison && !members.some(({ post }) => post === 'liaison'))
    return refuse('department/last-liaison', '部门至少要有一位联络员，请先邀请一位同事做联络员，再离开')
  const shifts = department.shifts.filter((shift) => shift.person !== person || shift.until <= now)
  return { ...department, members, shifts }
}

/**
 * 换上新的值班表：过完了的留着，还没过完的整个换掉。
 * @param shifts in any order
 */
export function withShifts(department: Department, shifts: Shift[], now: number): Department | Refusal {
  const able = department.members.filter(({ post }) => post !== 'head')
  const stranger = shifts.find(({ person }) => !able.some((member) => member.person === person))
  if (stranger) return refuse('department/unknown-member', '只能排本部门的联络员和经办人', 'shifts')
  if (shifts.some(({ until }) => until <= now)) return refuse('department/over', '已经过去的值班不能再改', 'shifts')
  if (shifts.some(({ until }) => until > now + AHEAD))
    return refuse('department/too-far', '最多排到三个月以后', 'shifts')
  const sorted = [...shifts].sort((a, b) => a.from - b.from)
  const twice = sorted.find((one, at) =>
    sorted.slice(at + 1).some(({ person, from }) => person === one.person && from < one.until),
  )
  if (twice) {
    const name = able.find(({ person }) => person === twice.person)?.name ?? ''
    return refuse('department/twice', `${name} ${dayTime(twice.from)} 起的值班和另一段重叠了`, 'shifts')
  }
  return { ...department, shifts: [...department.shifts.filter(({ until }) => until <= now), ...sorted] }
}
