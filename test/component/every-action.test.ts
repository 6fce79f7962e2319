import * as v from 'valibot'
import type { Choice } from '../../typings/contract'
import { Command, type TicketAction } from '../../cloudfunctions/contract/ticket-command'
import type { Person } from '../../cloudfunctions/domain/person'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { actionsFor } from '../../cloudfunctions/usecases/ticket-actions'
import type { Place } from '../../miniprogram/services/place'
import { mount, settle, type Mounted } from '../support/load'
import {
  ACCEPT,
  after,
  at,
  aTicket as reported,
  author,
  calendar,
  clerk,
  handling,
  policy,
  REPORTED_AT,
  RESOLVE,
  resolved,
  shed,
  streetClerk,
  worker,
} from '../support/city-facts'
import { aPerson, aPlace, aRole, aTicket, lamp } from './builders'
import { Phone } from './phone'
import { call, press, type } from './press'

// 按钮和要填的是服务端真的会给的；从诉求页点进去，填好，送出。

const until = at('2026-03-06 17:00')
const soon = at('2026-03-03 12:00')
const pickable: Choice[] = [{ value: 'the-one', text: '就是这个', note: '' }]
const place: Place = {
  point: { lng: 118.41, lat: 31.36 },
  located: aPlace({ id: 'g-7' }),
  address: '北门岗亭',
  isByHand: true,
}
const photo = expect.stringMatching(/^cloud:\/\/.*\.jpg$/) as string

/** What a person fills in, each part by what the page calls it. */
interface Filled {
  choice?: string
  pick?: true
  category?: true
  place?: true
  until?: number
  words?: string
  note?: string
  photo?: true
}

interface Row {
  who: Person
  ticket: Ticket
  now?: number
  button: string
  filled: Filled
  /** Without its name. */
  sends: Record<string, unknown>
}

const asked = () => after(handling(), worker, { name: 'extend', until, note: '等配件' })
const checking = () => after(after(reported({ category: shed }), worker, ACCEPT), worker, RESOLVE)
const merged = () => {
  const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
  return after(handling(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })
}

const held = (button: string, filled: Filled, sends: Record<string, unknown>): Row => ({
  who: worker,
  ticket: handling(),
  button,
  filled,
  sends,
})
const overseen = (button: string, filled: Filled, sends: Record<string, unknown>): Row => ({
  ...held(button, filled, sends),
  who: streetClerk,
})
const own = (ticket: Ticket, button: string, filled: Filled, sends: Record<string, unknown>): Row => ({
  ...held(button, filled, sends),
  who: author,
  ticket,
})

/** 每一个动作：谁点哪个按钮，填什么，送出去的是什么。 */
const ROWS: Record<Exclude<TicketAction, 'undo'>, Row> = {
  accept: { ...held('接单', {}, {}), ticket: reported() },
  approve: {
    ...held('同意延期', { note: '情况属实' }, { note: '情况属实' }),
    who: clerk,
    ticket: asked(),
  },
  refuse: { ...held('退回重办', { note: '还没拆' }, { note: '还没拆' }), who: clerk, ticket: checking() },
  resolve: held(
    '办结',
    { choice: '已解释', note: '等绿化规划', photo: true },
    { closing: 'explained', note: '等绿化规划', photos: [photo] },
  ),
  progress: held('登记进展', { note: '已联系环卫' }, { note: '已联系环卫', photos: [] }),
  dispatch: overseen('派给', { pick: true, note: '请尽快' }, { to: 'the-one', note: '请尽快' }),
  hand: held('交给团队', { pick: true }, { to: 'the-one', note: '' }),
  ask: held('请反映人补充', { note: '在几单元' }, { note: '在几单元' }),
  sendBack: held('退回', { choice: '不归我管', note: '是城管的事' }, { reason: 'not-mine', note: '是城管的事' }),
  escalate: held('上报社区', { note: '要环卫所来' }, { note: '要环卫所来' }),
  extend: held('申请延期', { until, note: '等配件' }, { until, note: '等配件' }),
  correct: held(
    '更正',
    { category: true, place: true, note: '看错了' },
    { category: lamp.code, place: { point: place.point, address: place.address, area: 'g-7' }, note: '看错了' },
  ),
  split: held('拆成两件', { words: '路灯也坏了', category: true }, { words: '路灯也坏了', category: lamp.code }),
  supervise: overseen('督办', { until: soon, note: '今天办好' }, { until: soon, note: '今天办好' }),
  merge: overseen('并件', { pick: true, note: '同一堆垃圾' }, { into: 'the-one', note: '同一堆垃圾' }),
  unmerge: { ...overseen('取消并件', { note: '不是一件事' }, { note: '不是一件事' }), ticket: merged() },
  summarise: overseen(
    '公开摘要',
    { words: '楼道垃圾，正在清运', pick: true },
    { text: '楼道垃圾，正在清运', photo: 'the-one', seen: '' },
  ),
  supplement: own(handling(), '补充情况', { note: '三单元' }, { note: '三单元', photos: [] }),
  rate: own(resolved(), '评价', { choice: '满意' }, { score: 'satisfied', note: '' }),
  reopen: own(resolved(), '重新办理', { note: '又堆起来了' }, { note: '又堆起来了', photos: [] }),
  urge: { ...own(handling(), '催办', { note: '快点' }, { note: '快点' }), now: at('2026-03-02 15:00') },
  withdraw: own(handling(), '撤回诉求', { note: '已经好了' }, { note: '已经好了' }),
}

function phoneOf({ who, ticket, now = REPORTED_AT + 60_000 }: Row): Phone {
  const roles = who.roles.map(({ role, scope }) => aRole({ role, scope }))
  const phone = new Phone(aPerson({ person: who._id, roles }))
  const actions = actionsFor(ticket, {
    person: who,
    now,
    policy,
    calendar,
    phrases: { _id: 'phrases', version: 1, items: [] },
  })
  phone.answer('ticket', 'get', () => aTicket({ actions }))
  phone.answer('ticket', 'act', () => aTicket())
  phone.answer('ticket', 'options', () => pickable)
  phone.answer('ticket', 'effect', () => ({ lines: [] }))
  phone.camera = ['wxfile://a.jpg']
  return phone
}

async function open(path: string, query: Record<string, string>): Promise<Mounted> {
  const page = mount(path)
  await call(page, 'onLoad', query)
  await call(page, 'onShow')
  await settle()
  return page
}

async function fillIn(page: Mounted, { choice, pick, until, words, note, ...filled }: Filled): Promise<void> {
  if (choice) await press(page, choice)
  if (pick) await press(page, '就是这个')
  if (filled.category) await call(page, 'chooseClass', { detail: { category: lamp } })
  if (filled.place) {
    page.setData({ _chosen: place })
    await call(page, 'onShow')
  }
  if (until) await call(page, 'onUntil', { detail: { value: until } })
  if (words) await type(page, 'onWords', words)
  if (note) await type(page, 'onNote', note)
  if (filled.photo) await call(page, 'addPhotos')
}

const rows = Object.entries(ROWS).map(([name, row]) => ({ name, row, who: row.who._id, button: row.button }))

test.each(rows)('$who 点“$button”，填好要填的，送出的就是 $name', async ({ name, row }) => {
  const phone = phoneOf(row)
  const ticket = await open('pages/ticket/ticket', { id: 't-1' })
  if (ticket.dom.textContent.includes('更多')) await press(ticket, '更多')
  await press(ticket, row.button)
  if (Object.keys(row.filled).length > 0) {
    expect(phone.opened).toEqual([`navigateTo /pages/act/act?id=t-1&action=${name}`])
    const form = await open('pages/act/act', { id: 't-1', action: name })
    await fillIn(form, row.filled)
    await press(form, row.button)
  }
  const commands = phone.sentTo('ticket.act').map(({ input }) => input.command)
  expect(commands).toEqual([{ name, ...row.sends }])
  expect(commands.map((command) => v.is(Command, command))).toEqual([true])
  await call(ticket, 'onUnload')
})
