// Small components: data in, picture out.
import { mount, settle, tap, type Mounted } from '../support/load'
import { accept, aDeadline, progress, resolve } from './builders'
import { press } from './press'

const heardOf = (mounted: Mounted, event: string): unknown[] => {
  const heard: unknown[] = []
  mounted.addEventListener(event, ({ detail }) => heard.push(detail))
  return heard
}

describe('时限条', () => {
  const bar = (change: Parameters<typeof aDeadline>[0]) =>
    mount('components/deadline-bar/deadline-bar', { deadline: aDeadline(change) }).data

  test('用掉多少就画多长，刚开始也看得见一点', () => {
    expect(bar({ used: 0.58 }).percent).toBe(58)
    expect(bar({ used: 0 }).percent).toBe(4)
  })

  test('超过期限也不会画到外面去', () => {
    expect(bar({ used: 3, level: 'overdue' })).toMatchObject({ percent: 100, level: 'overdue' })
  })

  test('办结了就是满的', () => {
    expect(bar({ used: 0.2, level: 'done' }).percent).toBe(100)
  })
})

describe('操作栏', () => {
  const BAR = 'components/action-bar/action-bar'

  test('主要的按钮在最右边，其余按服务端的顺序', () => {
    const bar = mount(BAR, { actions: [resolve, progress] })
    expect(bar.querySelectorAll('.button').map(({ dom }) => dom.textContent)).toEqual(['登记进展', '办结'])
  })

  test('点哪个按钮，就说哪个操作', async () => {
    const bar = mount(BAR, { actions: [accept] })
    const chosen = heardOf(bar, 'choose')
    await press(bar, '接单')
    expect(chosen).toEqual([{ name: 'accept' }])
  })

  test('正在发送时再点没有用', async () => {
    const bar = mount(BAR, { actions: [accept], sending: 'accept' })
    const chosen = heardOf(bar, 'choose')
    await press(bar, '接单')
    expect(chosen).toEqual([])
  })
})

describe('办理过程', () => {
  const items = [
    { id: 'e1', at: Date.now() - 180_000, title: '网格员 王秀兰 接单', photos: [] },
    {
      id: 'e0',
      at: Date.UTC(2026, 2, 2, 1, 5),
      title: '您提交了诉求',
      text: '路灯坏了',
      photos: [{ id: 'p', url: 'u' }],
    },
  ]
  const timeline = () => mount('components/timeline/timeline', { items })

  test('每一步是谁、做了什么、说了什么', () => {
    for (const text of ['网格员 王秀兰 接单', '您提交了诉求', '路灯坏了'])
      expect(timeline().dom.textContent).toContain(text)
  })

  test('近的说多久以前，点一下看准确时间', async () => {
    const mounted = timeline()
    expect(mounted.dom.textContent).toContain('3 分钟前')
    await tap(mounted, '.time')
    expect(mounted.dom.textContent).toContain('2026年3月2日 09:05')
  })
})

describe('照片格', () => {
  const GRID = 'components/photo-grid/photo-grid'
  const photo = (change: object) => ({ key: 'a', url: 'u', fileID: '', state: 'done', progress: 100, ...change })

  test('正在传的显示百分比，传失败的可以点了重试', async () => {
    const grid = mount(GRID, {
      photos: [photo({ key: 'a', state: 'uploading', progress: 40 }), photo({ key: 'b', state: 'failed' })],
    })
    const retried = heardOf(grid, 'retry')
    expect(grid.dom.textContent).toContain('40%')
    await press(grid, '点此重试')
    expect(retried).toEqual([{ key: 'b' }])
  })

  test('不能用的说为什么，点了也不重试', async () => {
    const grid = mount(GRID, { photos: [photo({ state: 'unfit', reason: '文件是空的' })] })
    const retried = heardOf(grid, 'retry')
    await press(grid, '文件是空的')
    expect(retried).toEqual([])
  })

  test('可以删掉一张', async () => {
    const grid = mount(GRID, { photos: [photo({ key: 'a' })] })
    const removed = heardOf(grid, 'remove')
    await tap(grid, '.remove')
    expect(removed).toEqual([{ key: 'a' }])
  })

  test('放满了就没有“拍照”', () => {
    expect(mount(GRID, { photos: [photo({})], max: 1 }).dom.textContent).not.toContain('拍照')
  })
})

test('没有内容时说可以做什么，点了就去做', async () => {
  const empty = mount('components/empty-state/empty-state', { title: '还没有反映过问题', action: '我要反映' })
  const acted = heardOf(empty, 'act')
  await press(empty, '我要反映')
  expect(acted).toHaveLength(1)
})

test('没加载出来时说为什么，可以再试', async () => {
  const error = mount('components/error-state/error-state', { message: '网络不太好' })
  const retried = heardOf(error, 'retry')
  expect(error.dom.textContent).toContain('网络不太好')
  await press(error, '再试一次')
  await settle()
  expect(retried).toHaveLength(1)
})
