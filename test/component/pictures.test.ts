// Small components: data in, picture out.
import { mount, settle, tap, type Mounted } from '../support/load'
import type { Choice, PhotoView, VideoView } from '../../typings/contract'
import { accept, aDeadline, progress, reopen, resolve } from './builders'
import { press, type } from './press'

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
    expect(bar({ used: 0.2, level: 'done', isOver: true }).percent).toBe(100)
  })
})

describe('操作栏', () => {
  const BAR = 'components/action-bar/action-bar'

  test('主要的按钮在最右边，其余按服务端的顺序', () => {
    const bar = mount(BAR, { actions: [resolve, progress] })
    expect(bar.querySelectorAll('.button').map(({ dom }) => dom.textContent)).toEqual(['登记进展', '办结'])
  })

  const many = [progress, accept, reopen, resolve]

  test('最多露两个，主要的先露，其余收在“更多”里', async () => {
    const bar = mount(BAR, { actions: many })
    expect(bar.querySelectorAll('.button').map(({ dom }) => dom.textContent)).toEqual(['接单', '办结'])
    expect(bar.dom.textContent).not.toContain('重新办理')
    await press(bar, '更多')
    for (const text of ['登记进展', '重新办理', '取消']) expect(bar.dom.textContent).toContain(text)
  })

  test('从“更多”里点的，也说是哪个操作，然后收起来', async () => {
    const bar = mount(BAR, { actions: many })
    const chosen = heardOf(bar, 'choose')
    await press(bar, '更多')
    await press(bar, '重新办理')
    expect(chosen).toEqual([{ name: 'reopen' }])
    expect(bar.data.isOpen).toBe(false)
  })

  test('不好挽回的是红的', async () => {
    const bar = mount(BAR, { actions: many })
    await press(bar, '更多')
    const red = [...bar.dom.querySelectorAll('[class*="item--danger"]')].map(({ textContent }) => textContent)
    expect(red).toEqual(['重新办理'])
  })

  test('两个以内，没有“更多”', () => {
    expect(mount(BAR, { actions: [accept, progress] }).dom.textContent).not.toContain('更多')
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
      photos: [{ id: 'p', url: 'u', state: 'shown' }],
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

test('撤回的一步还在，划掉了', () => {
  const items = [{ id: 'e1', at: Date.now(), title: '网格员 王秀兰 接单', photos: [], isUndone: true }]
  const timeline = mount('components/timeline/timeline', { items })
  expect(timeline.dom.textContent).toContain('已撤回')
  expect(timeline.querySelector('.item--undone')?.dom.textContent).toContain('网格员 王秀兰 接单')
})

describe('一排照片', () => {
  const STRIP = 'components/photo-strip/photo-strip'
  const photos: PhotoView[] = [
    { id: 'a', url: 'https://a', state: 'shown' },
    { id: 'b', url: 'https://b', state: 'pending' },
    { id: 'c', url: '', state: 'pending' },
    { id: 'd', url: '', state: 'hidden' },
  ]

  test('审核中的、被隐藏的，都说明白', () => {
    const strip = mount(STRIP, { photos })
    expect(strip.querySelectorAll('.image')).toHaveLength(2)
    expect(strip.querySelector('.checking')?.dom.textContent).toBe('审核中')
    expect(strip.querySelectorAll('.gone').map(({ dom }) => dom.textContent)).toEqual(['审核中', '已隐藏'])
  })

  test('看大图时，没有看不到的那几张', async () => {
    const shown: unknown[] = []
    Object.assign(wx, { previewImage: (options: object) => shown.push(options) })
    await tap(mount(STRIP, { photos }), '.photo')
    expect(shown).toMatchObject([{ urls: ['https://a', 'https://b'], current: 'https://a' }])
  })
})

describe('视频', () => {
  const tile = (change: Partial<VideoView>) =>
    mount('components/video-tile/video-tile', { video: { id: 'v', url: 'https://v', state: 'shown', ...change } })

  test('点了全屏播放', async () => {
    const played: unknown[] = []
    Object.assign(wx, { previewMedia: (options: object) => played.push(options) })
    await press(tile({}), '播放视频')
    expect(played).toMatchObject([{ sources: [{ url: 'https://v', type: 'video' }] }])
  })

  test('还看不到的，说为什么', () => {
    expect(tile({ url: '', state: 'pending' }).dom.textContent).toContain('视频审核中')
    expect(tile({ url: '', state: 'hidden' }).dom.textContent).toContain('视频已隐藏')
  })
})

describe('一串里选一个', () => {
  const PICKER = 'components/option-picker/option-picker'
  const choices = (count: number): Choice[] =>
    Array.from({ length: count }, (_, at) => ({
      value: `p-${at}`,
      text: `第${at}位`,
      note: at === 11 ? '在办 3 件' : '',
    }))

  test('不多就全列出来，不用搜', () => {
    const picker = mount(PICKER, { options: choices(8) })
    expect(picker.dom.textContent).toContain('第7位')
    expect(picker.data).toMatchObject({ isLong: false, hidden: 0 })
  })

  test('多了先列八个，其余搜得到，按说明也搜得到', async () => {
    const picker = mount(PICKER, { options: choices(12) })
    expect(picker.dom.textContent).toContain('还有 4 个')
    expect(picker.dom.textContent).not.toContain('第11位')
    await type(picker, 'search', '在办 3')
    expect(picker.dom.textContent).toContain('第11位')
    await type(picker, 'search', '没有这个人')
    expect(picker.dom.textContent).toContain('没有找到')
  })

  test('已经选了的，不管排在哪里都看得到', () => {
    expect(mount(PICKER, { options: choices(12), value: 'p-11' }).dom.textContent).toContain('第11位')
  })

  test('可以不选的，再点一下就取消；必须选的不会', async () => {
    const cleared = mount(PICKER, { options: choices(2), value: 'p-1', isRequired: false })
    const kept = mount(PICKER, { options: choices(2), value: 'p-1' })
    const heard = [heardOf(cleared, 'choose'), heardOf(kept, 'choose')]
    await press(cleared, '第1位')
    await press(kept, '第1位')
    expect(heard).toEqual([[{ value: '' }], []])
  })
})

describe('选时间', () => {
  const noon = Date.UTC(2026, 2, 4, 4)
  const picker = (value: number) =>
    mount('components/moment-picker/moment-picker', { label: '延期到', value, min: noon + 1, max: noon + 86_400_000 })

  test('按北京时间说，不管手机在哪个时区', () => {
    expect(picker(noon + 3_600_000).dom.textContent).toContain('3月4日 周三 13:00')
    expect(picker(0).dom.textContent).toContain('请选择')
  })

  test('选好的是那一刻，不早于最早、不晚于最晚', async () => {
    const mounted = picker(0)
    const chosen = heardOf(mounted, 'choose')
    for (const value of ['2026-03-04 18:30', '2026-03-04 12:00', '2026-03-09 12:00'])
      await type(mounted, 'confirm', value)
    expect(chosen).toEqual([{ value: noon + 6.5 * 3_600_000 }, { value: noon + 1 }, { value: noon + 86_400_000 }])
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
