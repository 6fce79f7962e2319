import type { WhistleChoice } from '../contract/whistle-view'
import { type Department, onCall } from '../domain/department'
import { POST_TEXT } from '../domain/post'
import { isRefusal } from '../domain/refusal'
import { canWhistle, liaisonParty, relationTo, WHISTLE_ACTIONS } from '../domain/whistle-rules'
import { auditStep } from './audit'
import { remember } from './consent'
import type { WhistleWorld } from './ports'
import type { Stories } from './serve'
import { blowWhistle } from './whistle-blow'
import { changeWhistle, departmentsById, WHISTLE_NOT_FOUND, withOwnNow } from './whistle-change'
import { tellWhistleLater } from './whistle-effects'
import { previewWhistle } from './whistle-preview'
import { showWhistle } from './whistle-show'

export const whistleStories: Stories<'whistle', WhistleWorld> = {
  preview: (input, call) => previewWhistle(input, call),

  blow({ consent, ...input }, call) {
    remember(consent, call)
    return blowWhistle(input, call)
  },

  async act({ id, command, consent }, call) {
    remember(consent, call)
    const changed = await changeWhistle(id, command, call)
    if (isRefusal(changed)) return changed
    auditStep(`whistle.${command.name}`, changed.whistle, call)
    tellWhistleLater(changed.whistle, changed.news, call)
    return showWhistle(changed.whistle, call)
  },

  async options({ id, action }, call) {
    const { ports, actor, now } = call
    const whistle = await ports.whistles.get(id)
    if (!whistle || !relationTo(whistle, actor)) return WHISTLE_NOT_FOUND
    const name = WHISTLE_ACTIONS.find((one) => one === action)
    if (!name || !canWhistle(whistle, name, actor, now)) return []
    if (name === 'assign') {
      const own = (await withOwnNow(call)).get(liaisonParty(whistle, actor)?.department ?? '')
      return own ? officersOf(own, now) : []
    }
    const departments = await departmentsById(ports)
    return name === 'admit' || name === 'dispatch' || name === 'redirect'
      ? [...departments.values()].filter(({ retired }) => !retired).map(choice)
      : []
  },

  async get({ id }, call) {
    const whistle = await call.ports.whistles.get(id)
    return whistle && relationTo(whistle, call.actor) ? showWhistle(whistle, call) : WHISTLE_NOT_FOUND
  },
}

const choice = ({ _id, name, level }: Department): WhistleChoice => ({
  value: _id,
  text: name,
  note: level === 'city' ? '市级部门' : '区级部门',
})

/** 值班的在前。 */
function officersOf(department: Department, now: number): WhistleChoice[] {
  const turn = department.shifts.length > 0 ? onCall(department, now) : []
  return department.members
    .filter(({ post }) => post !== 'head')
    .map(({ person, name, post }) => ({
      value: person,
      text: name,
      note: turn.includes(person) ? `${POST_TEXT[post]}，正在值班` : POST_TEXT[post],
    }))
    .sort((a, b) => Number(turn.includes(b.value)) - Number(turn.includes(a.value)))
}
