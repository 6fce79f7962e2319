import { remember } from './consent'
import { actOnNeed, mayOpen, NOT_FOUND } from './need-change'
import { listsOf, mineOf, publicResources } from './need-lists'
import { register } from './need-register'
import { revealContact } from './need-reveal'
import { showNeed } from './need-show'
import { confirmStock, stockOf } from './need-stock'
import { amend, offer, openResource, tend } from './resource'
import type { Stories } from './serve'
import type { World } from './ports'

export const needStories: Stories<'need', World> = {
  async classes(_, { ports }) {
    const { items, sample } = await ports.reference.needs()
    return { items: items.map(({ code, name, hint }) => ({ code, name, hint })), isSample: sample }
  },

  lists: listsOf,

  async get({ id }, call) {
    const need = await call.ports.needs.get(id)
    const place = need && (await call.ports.places.get(need.place))
    return need && mayOpen(need, place, call) ? showNeed(need, place, call) : NOT_FOUND
  },

  resource: ({ id }, call) => openResource(id, call),

  async register({ consent, ...input }, call) {
    remember(consent, call)
    return register(input, call)
  },

  async offer({ consent, ...input }, call) {
    remember(consent, call)
    return offer(input, call)
  },

  async amend({ consent, ...input }, call) {
    remember(consent, call)
    return amend(input, call)
  },

  async act({ id, command, consent }, call) {
    remember(consent, call)
    return actOnNeed(id, command, call)
  },

  async tend({ id, command, consent }, call) {
    remember(consent, call)
    return tend(id, command, call)
  },

  reveal: revealContact,
  stock: stockOf,
  confirm: confirmStock,
  mine: mineOf,
  resources: ({ place }, call) => publicResources(place, call),
}
