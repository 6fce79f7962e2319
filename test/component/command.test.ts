import type { CommandView } from '../../typings/contract'
import { followed } from '../../miniprogram/packages/assessment/command/following'
import { aDeadline } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import { aWhistleCard } from './whistle-builders'

const open = opener('packages/assessment')

const buckets = { total: 3, onTime: 2, late: 0, overdue: 0, running: 1, setAside: 0 }

const aCommand = (change: Partial<CommandView> = {}): CommandView => ({
  area: '340202',
  text: '镜湖区',
  scopes: [
    { area: '340202', name: '全区' },
    { area: 's-1', name: '赭麓街道' },
  ],
  at: Date.now(),
  countedAt: Date.now(),
  open: { open: 1, waiting: 0, dueSoon: 0, overdue: 0 },
  month: { month: '2026-03', text: '2026年3月', buckets, onTime: '100.0%' },
  streets: [{ area: 's-1', name: '赭麓街道', open: 1, waiting: 0, dueSoon: 0, overdue: 0 }],
  departments: [{ department: 'd-1', name: '区城管局', open: 1, waiting: 0, dueSoon: 0, overdue: 0 }],
  crossing: [{ area: 's-1', department: 'd-1', open: 1, waiting: 0, dueSoon: 0, overdue: 0 }],
  below: [],
  grids: [],
  items: [aWhistleCard()],
  gone: [],
  isCut: false,
  isWhole: true,
  ...change,
})

describe('指挥台', () => {
  const card = (id: string, dueBy: number) => aWhistleCard({ id, deadline: aDeadline({ dueBy }) })

  test('只来了变了的：变了的换上，办结的去掉，急的在前；整个重来的，从头列', () => {
    const before = [card('w-1', 1), card('w-2', 2), card('w-3', 3)]
    const ids = (change: Partial<CommandView>) => followed(before, aCommand(change)).map(({ id }) => id)
    expect(ids({ isWhole: false, items: [], gone: [] })).toEqual(['w-1', 'w-2', 'w-3'])
    expect(ids({ isWhole: false, items: [card('w-1', 9), card('w-4', 0)], gone: ['w-2'] })).toEqual([
      'w-4',
      'w-3',
      'w-1',
    ])
    expect(ids({ isWhole: true, items: [card('w-9', 1)] })).toEqual(['w-9'])
  })

  test('过一会儿再问，问的是上次以后变了的；断了网，看到的还在', async () => {
    const phone = new Phone()
    phone.answer('board', 'command', () => aCommand({ at: 1_000 }))
    const page = await open('command')
    expect(page.dom.textContent).toContain('赭麓街道')
    expect(page.dom.textContent).toContain('占道经营反复发生')
    await call(page, 'look')
    expect(phone.sentTo('board.command').map(({ input }) => input)).toEqual([{}, { since: 1_000 }])
    phone.answer('board', 'command', () => {
      throw new Error('offline')
    })
    await call(page, 'look')
    expect(page.dom.textContent).toContain('占道经营反复发生')
  })

  test('不给看的说为什么；换一个街道，从头问那个街道的', async () => {
    const phone = new Phone()
    phone.answer('board', 'command', () => aCommand())
    const page = await open('command')
    await call(page, 'chooseScope', { detail: { value: 's-1' } })
    expect(phone.sentTo('board.command').at(-1)?.input).toEqual({ area: 's-1' })
    phone.answer('board', 'command', () => {
      throw refusal('board/not-centre', '指挥台只给街道和区网格中心用')
    })
    await call(page, 'look')
    expect(page.dom.textContent).toContain('指挥台只给街道和区网格中心用')
    expect(page.dom.textContent).not.toContain('占道经营反复发生')
  })

  test('点上面的数字，下面只列那些；按部门看，一行是一个部门', async () => {
    const phone = new Phone()
    phone.answer('board', 'command', () => aCommand())
    const page = await open('command')
    await press(page, '超期')
    expect(page.dom.textContent).toContain('这里没有')
    await press(page, '按部门')
    expect(page.dom.textContent).toContain('区城管局')
  })
})
