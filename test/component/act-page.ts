// The page of one step as its tests open it.
import type { ActionView, MeView, Needs } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aTicket } from './builders'
import { Phone } from './phone'
import { call } from './press'

export function phoneWith(...actions: ActionView[]): Phone {
  return phoneOf(aPerson(), ...actions)
}

export function phoneOf(me: MeView, ...actions: ActionView[]): Phone {
  const phone = new Phone(me)
  phone.answer('ticket', 'get', () => aTicket({ actions }))
  phone.answer('ticket', 'act', () => aTicket())
  return phone
}

export async function openAct(action: string): Promise<Mounted> {
  const page = mount('pages/act/act')
  await call(page, 'onLoad', { id: 't-1', action })
  await settle()
  return page
}

export const commands = (phone: Phone) => phone.sentTo('ticket.act').map(({ input }) => input.command)

export const step = (name: ActionView['name'], text: string, needs: Needs): ActionView => ({
  name,
  text,
  tone: 'plain',
  needs,
  asks: [],
})
