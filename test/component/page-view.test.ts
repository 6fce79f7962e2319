import type { Roster, SharedTicket } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aWorker } from './builders'
import { openPeople } from './open-people'
import { Phone, refusal } from './phone'
import { call, goBack, openAnother } from './press'

// 只看一样东西的页面都这样：以名册、转来的诉求为例。

const roster = (name: string): Roster => ({
  ...{ area: 'g-5', text: '乙社区第05网格' },
  people: [
    {
      person: 'p-3',
      name,
      role: 'team',
      text: '楼栋长',
      phone: '',
      dutyText: '',
      isOnDuty: true,
      open: 0,
      canDismiss: true,
    },
  ],
})

function phoneReady(): Phone {
  const phone = new Phone(aWorker())
  phone.answer('area', 'children', () => [])
  phone.answer('account', 'roster', () => roster('许凤霞'))
  return phone
}

/** Answers the next calls only when told to, in any order. */
function slowly(phone: Phone): Array<(answer: unknown) => void> {
  const waiting: Array<(answer: unknown) => void> = []
  phone.answer('account', 'roster', () => new Promise((resolve) => waiting.push(resolve as never)))
  return waiting
}

async function opened(): Promise<Mounted> {
  const page = await openPeople('roster', { area: 'g-5' })
  await call(page, 'onShow')
  return page
}

test('先问的后答，就不算了', async () => {
  const phone = phoneReady()
  const page = await opened()
  const waiting = slowly(phone)
  const both = Promise.all([call(page, 'load'), call(page, 'load')])
  await settle()
  waiting[1]?.(roster('后问的'))
  await settle()
  waiting[0]?.(roster('先问的'))
  await both
  expect(page.dom.textContent).toContain('后问的')
  expect(page.data.isFetching).toBe(false)
})

test('不让看了：看到的收起来，再加载也不闪出来；让看了又有', async () => {
  const phone = phoneReady()
  const page = await opened()
  phone.answer('account', 'roster', () => {
    throw refusal('account/not-allowed', '只有这里的工作人员可以看')
  })
  await call(page, 'onPullDownRefresh')
  expect(page.dom.textContent).toContain('只有这里的工作人员可以看')
  const waiting = slowly(phone)
  const again = call(page, 'load')
  await settle()
  expect(page.dom.textContent).not.toContain('许凤霞')
  waiting[0]?.(roster('许凤霞'))
  await again
  expect(page.dom.textContent).toContain('许凤霞')
})

test('没有网络，看到的还在，能再试', async () => {
  const phone = phoneReady()
  const page = await opened()
  phone.answer('account', 'roster', () => {
    throw refusal('network', '网络不太好，请再试一次')
  })
  await call(page, 'load')
  expect(page.dom.textContent).toContain('再试一次')
  expect(page.data.roster).toEqual(roster('许凤霞'))
})

test('请离任的答复到了，先前还在加载的名单不再盖上来', async () => {
  const phone = phoneReady()
  const page = await opened()
  phone.answer('account', 'dismiss', () => ({ ...roster(''), people: [] }))
  const waiting = slowly(phone)
  const loading = call(page, 'load')
  await call(page, 'dismiss', { currentTarget: { dataset: { person: 'p-3', role: 'team' } } })
  waiting[0]?.(roster('许凤霞'))
  await loading
  await settle()
  expect(page.dom.textContent).not.toContain('许凤霞')
  expect(page.data).toMatchObject({ isFetching: false, roster: { people: [] } })
})

describe('转来的、自己能办的诉求', () => {
  const mine = { id: 't-1', canOpen: true } as SharedTicket

  async function opening(): Promise<{ phone: Phone; page: Mounted; arrive(): Promise<void> }> {
    const phone = new Phone(aWorker())
    let answer = () => {}
    phone.answer('ticket', 'shared', () => new Promise((resolve) => (answer = () => resolve(mine))))
    const page = mount('packages/grid/shared/shared')
    await call(page, 'onLoad', { id: 't-1' })
    const arrive = async () => {
      answer()
      await settle()
    }
    return { phone, page, arrive }
  }

  test('人已经走开的，不换掉在看的那一页', async () => {
    const { phone, page, arrive } = await opening()
    goBack(page)
    await arrive()
    expect(phone.opened).toEqual([])
  })

  test('上面还开着别的一页，回来再换', async () => {
    const { phone, page, arrive } = await opening()
    openAnother()
    await arrive()
    expect(phone.opened).toEqual([])
    goBack({ instance: getCurrentPages().at(-1), detach: () => undefined } as never)
    await call(page, 'onShow')
    expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
  })
})
