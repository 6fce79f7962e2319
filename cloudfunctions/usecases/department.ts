import type { DepartmentRoster } from '../contract/department'
import { type Department, onCall } from '../domain/department'
import { isMemberOf, keepsRoster, withShifts } from '../domain/department-roster'
import type { Person } from '../domain/person'
import { POST_TEXT } from '../domain/post'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'

import type { Stories } from './serve'

const NOT_YOURS = refuse('department/not-yours', '您不在这个部门')

export const departmentStories: Stories<'department'> = {
  async roster({ department: id }, { ports, actor, now }) {
    const [found] = isMemberOf(actor, id) ? await ports.departments.read([id]) : []
    return found ? rosterView(found, actor, now) : NOT_YOURS
  },

  async setShifts({ department: id, shifts }, call) {
    const { ports, actor, now } = call
    if (!isMemberOf(actor, id)) return NOT_YOURS
    if (!keepsRoster(actor, id)) return refuse('department/not-liaison', '值班表由联络员排')
    const changed = await ports.departments.change(id, (department) => withShifts(department, shifts, now))
    if (changed === undefined) return NOT_YOURS
    if (isRefusal(changed)) return changed
    await audit('department.setShifts', id, id, call)
    return rosterView(changed, actor, now)
  },
}

function rosterView(department: Department, actor: Person, now: number): DepartmentRoster {
  const { _id, name, members, shifts } = department
  const called = onCall(department, now)
  const nameOf = (person: string) => members.find((member) => member.person === person)?.name ?? ''
  return {
    department: _id,
    name,
    members: members.map(({ person, name: own, post, phone }) => ({
      person,
      name: own,
      postText: POST_TEXT[post],
      phone,
      isOnCall: called.includes(person),
      canServe: post !== 'head',
    })),
    shifts: shifts
      .filter(({ until }) => until > now)
      .sort((a, b) => a.from - b.from)
      .map(({ person, from, until }) => ({ person, name: nameOf(person), from, until })),
    mayEdit: keepsRoster(actor, _id),
  }
}
