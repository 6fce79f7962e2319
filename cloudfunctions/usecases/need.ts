import { actOnNeed, mayOpen, NOT_FOUND } from './need-change'
import { listsOf, mineOf, publicResources } from './need-lists'
import { register } from './need-register'
import { revealContact } from './need-reveal'
import { showNeed } from './need-show'
import { confirmStock, stockOf } from './need-stock'
import { amend, offer, openResource, tend } from './resource'
import type { ListPorts } from './ports/need'
import type { Stories } from './serve'

export const needStories: Stories<'need', ListPorts> = {
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
  register,
  offer,
  amend,
  act: ({ id, command }, call) => actOnNeed(id, command, call),
  tend: ({ id, command }, call) => tend(id, command, call),
  reveal: revealContact,
  stock: stockOf,
  confirm: confirmStock,
  mine: mineOf,
  resources: ({ place }, call) => publicResources(place, call),
}
