import type { TicketCard } from '../../typings/contract'
import { keepAhead } from '../../miniprogram/services/ahead'
import { refreshMe } from '../../miniprogram/services/store'
import { getTicket } from '../../miniprogram/services/ticket'
import { mount, settle } from '../support/load'
import { accept, aCard, aTicket, aWorker } from './builders'
import { Phone, refusal } from './phone'

const inHand = (id: string): TicketCard => aCard({ id, status: 'handling', tabs: ['handling'] })
const toAccept = (id: string): TicketCard => aCard({ id, tabs: ['toAccept'], actions: [accept] })
const many = (count: number): TicketCard[] => Array.from({ length: count }, (_, at) => inHand(`t-${at + 1}`))

function worker(): Phone {
  const phone = new Phone(aWorker())
  phone.answer('ticket', 'get', ({ id }) => aTicket({ id, words: `${id} 的原话` }))
  return phone
}

const fetched = (phone: Phone) => phone.sentTo('ticket.get').map(({ input }) => input.id)

test('列表里没打开过的，断网以后也打得开', async () => {
  const phone = worker()
  phone.answer('ticket', 'tasks', () => ({ items: [inHand('t-1'), toAccept('t-2')], tabs: [], isCut: false }))
  const list = mount('pages/tickets/task-board/task-board', { fetches: 1 })
  for (let turn = 0; turn < 5; turn += 1) await settle()
  phone.connect(false)
  expect(await getTicket('t-2')).toMatchObject({ words: 't-2 的原话', keptAt: expect.any(Number) as number })
  list.detach()
})

test('只取手上的和等着接的；存着的、交出去的不取', async () => {
  const phone = worker()
  await getTicket('t-1')
  await keepAhead([inHand('t-1'), toAccept('t-2'), inHand('t-3'), aCard({ id: 't-4', tabs: ['kept'] })])
  expect(fetched(phone)).toEqual(['t-1', 't-2', 't-3'])
})

test('一次最多十件，下一次接着取；取到三十件为止，不把自己挤出去', async () => {
  const phone = worker()
  await keepAhead(many(40))
  expect(fetched(phone)).toHaveLength(10)
  for (let time = 0; time < 5; time += 1) await keepAhead(many(40))
  expect(fetched(phone)).toEqual(many(30).map(({ id }) => id))
})

test('一件取完再取下一件；还有别的话在路上，就等它', async () => {
  const phone = worker()
  let answerMe: () => void = () => undefined
  phone.answer('account', 'me', () => new Promise((resolve) => (answerMe = () => resolve(aWorker()))))
  const asking = refreshMe()
  const running = keepAhead(many(2))
  await settle()
  expect(fetched(phone)).toEqual([])
  let answerFirst: () => void = () => undefined
  phone.answer('ticket', 'get', ({ id }) =>
    id === 't-1' ? new Promise((resolve) => (answerFirst = () => resolve(aTicket({ id })))) : aTicket({ id }),
  )
  answerMe()
  await asking
  await settle()
  expect(fetched(phone)).toEqual(['t-1'])
  answerFirst()
  await running
  expect(fetched(phone)).toEqual(['t-1', 't-2'])
})

test('列表又来了，还没取完的那一回不重来', async () => {
  const phone = worker()
  await Promise.all([keepAhead(many(3)), keepAhead(many(3))])
  expect(fetched(phone)).toEqual(['t-1', 't-2', 't-3'])
})

test.each([
  { about: '没有网络', fail: new Error('lost') },
  { about: '服务端答不了', fail: refusal('internal', '系统出了点问题，请稍后再试') },
])('$about，就不再往下取，也不打扰', async ({ fail }) => {
  const phone = worker()
  phone.answer('ticket', 'get', () => {
    throw fail
  })
  await keepAhead(many(3))
  expect(fetched(phone)).toEqual(['t-1'])
  expect(phone.toasts).toEqual([])
})
