import type { BoardView, Buckets } from '../../typings/contract'
import { partsOf } from '../../miniprogram/components/bucket-bar/buckets'
import { monthAfter, monthOf } from '../../miniprogram/services/moment'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { call, press } from './press'

async function openBoard(query: object): Promise<Mounted> {
  const page = mount('packages/grid/board/board')
  await call(page, 'onLoad', query)
  await settle()
  return page
}

const cardOf = (page: Mounted) => (page.instance.onShareAppMessage as () => object).call(page.instance)

const buckets = (change: Partial<Buckets> = {}): Buckets => ({
  total: 10,
  onTime: 5,
  late: 2,
  overdue: 1,
  running: 2,
  setAside: 0,
  ...change,
})
const aBoard = (change: Partial<BoardView> = {}): BoardView => ({
  lists: 'summarised',
  area: 'c-2',
  text: '甲街道 · 乙社区',
  month: '2026-03',
  monthText: '2026年3月',
  buckets: buckets(),
  closings: { kinds: [{ name: 'solved', text: '已解决', count: 7 }], withdrawn: 0, merged: 0 },
  rates: [
    { name: 'onTime', text: '按时办结率', value: '62.5%' },
    { name: 'satisfied', text: '满意率', value: '—' },
  ],
  items: [],
  below: [{ area: 'g-5', name: '第05网格', buckets: buckets({ total: 4 }), onTime: '75.0%', satisfied: '—' }],
  canRebuild: false,
  at: Date.now(),
  ...change,
})
const opened = async (board: BoardView, query: object = { area: 'c-2', month: '2026-03' }) => {
  const phone = new Phone(aPerson())
  phone.answer('board', 'get', ({ month = '' }) => ({ ...board, month, monthText: month }))
  return { phone, page: await openBoard(query) }
}

test('四格的数字都写明，加起来就是总数；没有可除的写“—”', async () => {
  const { page } = await opened(aBoard())
  const parts = partsOf(buckets())
  expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(10)
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100)
  for (const text of ['10 件诉求', '按时办结5', '62.5%', '—']) expect(page.dom.textContent).toContain(text)
})

test('一件也没有时，没有一格有宽度', () => {
  const none = { total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 }
  expect(partsOf(none).map(({ share }) => share)).toEqual([0, 0, 0, 0])
})

test('下一级的每一个，四格也都写明，念出来也有；一件也没有的只写 0 件', async () => {
  const few = buckets({ total: 9, onTime: 3, late: 1, overdue: 4, running: 1 })
  const none = buckets({ total: 0, onTime: 0, late: 0, overdue: 0, running: 0 })
  const below = [
    { area: 'g-5', name: '第05网格', buckets: few, onTime: '37.5%', satisfied: '—' },
    { area: 'g-6', name: '第06网格', buckets: none, onTime: '—', satisfied: '—' },
  ]
  const { page } = await opened(aBoard({ below }))
  const rows = page.dom.textContent?.split('下一级')[1]
  expect(rows).toContain('第05网格9 件按时办结3超时办结1在办未到期1超时未办结4按时办结率 37.5% · 满意率 —第06网格0 件')
  const row = mount('packages/grid/board/below-row/below-row', { item: below[0] })
  expect(row.data.label).toBe(
    '第05网格，共 9 件：按时办结 3 件，超时办结 1 件，在办未到期 1 件，超时未办结 4 件；按时办结率 37.5%，满意率 —',
  )
})

test('怎么办结的，一种一种写明；撤回和并件的另外说，不在总数里', async () => {
  const kinds = [
    { name: 'solved' as const, text: '已解决', count: 5 },
    { name: 'explained' as const, text: '已解释', count: 2 },
  ]
  const shown = async (withdrawn: number, merged: number) =>
    (await opened(aBoard({ closings: { kinds, withdrawn, merged } }))).page.dom.textContent
  expect(await shown(3, 1)).toContain('怎么办结的已解决5 件已解释2 件另有 3 件撤回、1 件并入别的，不计在内')
  expect(await shown(0, 1)).toContain('另有 1 件并入别的，不计在内')
  expect(await shown(0, 0)).not.toContain('另有')
})

test('还没有办结的，不说怎么办结', async () => {
  const shown = async (withdrawn: number) =>
    (await opened(aBoard({ closings: { kinds: [], withdrawn, merged: 0 } }))).page.dom.textContent
  expect(await shown(0)).not.toContain('怎么办结的')
  expect(await shown(2)).toContain('另有 2 件撤回，不计在内')
})

test('翻到上个月；这个月以后没有了', async () => {
  const now = monthOf(Date.now())
  const { phone, page } = await opened(aBoard(), { area: 'c-2' })
  await call(page, 'later')
  await call(page, 'earlier')
  expect(phone.sentTo('board.get').map(({ input }) => input.month)).toEqual([now, monthAfter(now, -1)])
  await call(page, 'later')
  expect(page.data.isLatest).toBe(true)
})

describe('重新核对数字', () => {
  const asked = (canRebuild: boolean) => opened(aBoard({ area: '340202014002', canRebuild }))

  test('服务端说不归他核对的，看不到', async () => {
    expect((await asked(false)).page.dom.textContent).not.toContain('重新核对数字')
  })

  test('本街道和区的先说正在核对，过一会儿再问就说核对了几天、改正了几处', async () => {
    const { phone, page } = await asked(true)
    phone.answer('board', 'rebuild', () => ({ days: 0, mended: 0, isDone: false }))
    await press(page, '重新核对数字')
    expect(phone.sentTo('board.rebuild')).toMatchObject([{ input: { area: '340202014002' } }])
    expect(page.dom.textContent).toContain('正在核对，过一会儿再看')
    phone.answer('board', 'rebuild', () => ({ days: 30, mended: 2, isDone: true }))
    await press(page, '重新核对数字')
    expect(page.dom.textContent).toContain('已核对 30 天，改正 2 处')
  })

  test('服务端不让，说它的原话', async () => {
    const { phone, page } = await asked(true)
    phone.answer('board', 'rebuild', () => {
      throw refusal('board/not-yours', '只有街道和区网格中心可以重算本辖区的数字')
    })
    await press(page, '重新核对数字')
    expect(page.dom.textContent).toContain('只有街道和区网格中心可以重算本辖区的数字')
  })
})

test('点下一级，还是这个月；转发的卡片打开就是它', async () => {
  const { phone, page } = await opened(aBoard())
  await press(page, '第05网格')
  expect(phone.opened).toEqual(['navigateTo /packages/grid/board/board?area=g-5&month=2026-03'])
  expect(cardOf(page)).toMatchObject({ path: '/packages/grid/board/board?area=c-2&month=2026-03' })
})

test('上一级写着名字，点了还是这个月；全区没有上一级', async () => {
  const { phone, page } = await opened(aBoard({ above: { area: 's-1', name: '甲街道' } }))
  await press(page, '上一级：甲街道')
  expect(phone.opened).toEqual(['navigateTo /packages/grid/board/board?area=s-1&month=2026-03'])
  expect((await opened(aBoard())).page.dom.textContent).not.toContain('上一级')
})

test('摘要是工作人员写的，有照片就有照片', async () => {
  const item = {
    ticket: 't-1',
    categoryText: '公共照明',
    placeText: '甲街道',
    statusText: '已办结',
    isDone: true,
    summary: '三单元换了声控灯',
    photo: 'https://photo/1',
    at: Date.now(),
    seconds: 3,
  }
  const { page } = await opened(aBoard({ items: [item] }))
  for (const text of ['三单元换了声控灯', '已办结', '甲街道 · 刚刚 · 3 人附议'])
    expect(page.dom.textContent).toContain(text)
})

test('区里放开了的，没有摘要也登：只有类别、街道和状态', async () => {
  const bare = { ticket: 't-2', categoryText: '噪声', placeText: '甲街道', statusText: '办理中', isDone: false }
  const { page } = await opened(aBoard({ items: [{ ...bare, at: Date.now() }] }))
  expect(page.dom.textContent).toContain('办了什么噪声办理中甲街道 · 刚刚下一级')
})

test('没加载出来，再试一次', async () => {
  const phone = new Phone(aPerson())
  phone.isOnline = false
  const page = await openBoard({ area: 'c-2' })
  phone.answer('board', 'get', () => aBoard())
  phone.isOnline = true
  await press(page, '再试一次')
  expect(page.dom.textContent).toContain('甲街道 · 乙社区')
})
