import type { BoardItem } from '../../../cloudfunctions/contract/board'
import {
  boardId,
  boardItem,
  boardView,
  emptyBoard,
  latest,
  listed,
  rateText,
} from '../../../cloudfunctions/domain/board'
import { sum } from '../../../cloudfunctions/domain/rollup'
import { photoKey } from '../../../cloudfunctions/domain/photo'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { monthOf } from '../../../cloudfunctions/domain/written'
import { livelyTicket } from '../../support/lively-tickets'

describe('比率怎么写', () => {
  test.each([
    { part: 0, whole: 0, text: '—', why: '没有可除的，写一横' },
    { part: 0, whole: 7, text: '0.0%', why: '真的一件都没有' },
    { part: 7, whole: 7, text: '100.0%', why: '真的全部做到' },
    { part: 2, whole: 3, text: '66.7%', why: '四舍五入到一位小数' },
    { part: 9_999, whole: 10_000, text: '99.9%', why: '差一件也不写 100%' },
    { part: 1, whole: 10_000, text: '0.1%', why: '有一件也不写 0%' },
    { part: 7_235, whole: 7_316, text: '98.9%', why: '文章里的数' },
  ])('$part / $whole 写作 $text：$why', ({ part, whole, text }) => {
    expect(rateText(part, whole)).toBe(text)
  })
})

const place = { _id: 'c', name: '乙社区', path: ['d', 's', 'c'] }
const blank = emptyBoard(place, '甲街道 · 乙社区', '2026-03', '甲街道', [{ _id: 'g', name: '第01网格' }])

test('还没有诉求的地方，数字全是零，比率全是“—”', () => {
  const view = boardView(blank, new Map(), false)
  expect(view).toMatchObject({ area: 'c', text: '甲街道 · 乙社区', month: '2026-03', monthText: '2026年3月' })
  expect(view).not.toHaveProperty('at')
  expect(boardView({ ...blank, at: 9 }, new Map(), false).at).toBe(9)
  expect(view.buckets).toEqual({ total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 })
  expect(view.rates.map(({ value }) => value)).toEqual(['—', '—', '—', '—', '—', '—', '—', '—'])
  expect(view.below).toEqual([{ area: 'g', name: '第01网格', buckets: view.buckets, onTime: '—', satisfied: '—' }])
  expect(view.items).toEqual([])
})

test('每个比率都由写明的两个数相除', () => {
  const figures = {
    ...sum([]),
    ...{ total: 20, onTime: 8, late: 2, overdue: 2, running: 8, setAside: 3 },
    ...{ answerDue: 16, answeredInTime: 12, ended: 10, solved: 7, rated: 4, satisfied: 3 },
    ...{ endedOnce: 11, reopened: 1, extended: 3, sentBack: 5 },
  }
  const view = boardView({ ...blank, figures, below: [{ area: 'g', name: '第01网格', figures }] }, new Map(), false)
  expect(Object.fromEntries(view.rates.map(({ text, value }) => [text, value]))).toEqual({
    按时办结率: '66.7%',
    办结率: '50.0%',
    响应率: '75.0%',
    解决率: '70.0%',
    满意率: '75.0%',
    返工率: '9.1%',
    延期率: '25.0%',
    退回率: '25.0%',
  })
  expect(view.below[0]).toMatchObject({ onTime: '66.7%', satisfied: '75.0%', buckets: { total: 20, setAside: 3 } })
})

test('办结方式分开说，合起来是办结的；没有的不说', () => {
  const figures = { ...sum([]), ...{ ended: 6, solved: 3, explained: 2, duplicate: 1, setAside: 3 } }
  const { closings } = boardView({ ...blank, figures: { ...figures, withdrawn: 1, merged: 2 } }, new Map(), false)
  expect(closings).toEqual({
    kinds: [
      { name: 'solved', text: '已解决', count: 3 },
      { name: 'explained', text: '已解释', count: 2 },
      { name: 'duplicate', text: '重复', count: 1 },
    ],
    withdrawn: 1,
    merged: 2,
  })
  expect(boardView(blank, new Map(), false).closings).toEqual({ kinds: [], withdrawn: 0, merged: 0 })
})

test('看得到上一级是谁；全区没有上一级', () => {
  expect(boardView(blank, new Map(), false).above).toEqual({ area: 's', name: '甲街道' })
  const top = emptyBoard({ _id: 'd', name: '镜湖区', path: ['d'] }, '镜湖区', '2026-03', '', [])
  expect(boardView(top, new Map(), false)).not.toHaveProperty('above')
})

describe('公开的一条', () => {
  const SOURCE = 'cloud://e/photos/worker/20260302/bbbbbbbbbbbbbbbb.jpg'
  const PHOTO = 'cloud://e/kept/a-name.jpg'
  const quiet = livelyTicket(1, 0)
  const published = (facts: Partial<Ticket> = {}): Ticket => ({
    ...quiet,
    summary: { entry: 'e9', photo: SOURCE },
    copies: { [photoKey(SOURCE)]: PHOTO },
    publishedAt: 77,
    seconds: 2,
    carried: 1,
    contents: { ...quiet.contents, e9: { words: '门口垃圾已清', photos: [] } },
    ...facts,
  })

  test('只有工作人员的话、类别、街道和状态；居民的话、地点、承办人都不在里面', () => {
    expect(boardItem(published())).toEqual({
      ticket: quiet._id,
      categoryText: '暴露垃圾',
      placeText: '甲街道',
      statusText: '已派单',
      isDone: false,
      summary: '门口垃圾已清',
      photo: PHOTO,
      at: 77,
      seconds: 3,
    })
  })

  test.each([
    { promise: '撤回的不在', facts: { isOpen: false, closing: 'withdrawn' as const } },
    { promise: '并到别件的不在', facts: { isOpen: false, mergedInto: { id: 'x', no: 'X' } } },
  ])('$promise', ({ facts }) => {
    expect(boardItem(published(facts))).toBeUndefined()
  })

  test.each([
    { promise: '没有公开过的', facts: { summary: null, publishedAt: null } },
    { promise: '摘要被移除的', facts: { contents: {} } },
  ])('$promise，只有类别、街道和状态；区里放开了才登', ({ facts }) => {
    const item = boardItem(published(facts))!
    expect(item).toEqual({
      ticket: quiet._id,
      categoryText: '暴露垃圾',
      placeText: '甲街道',
      statusText: '已派单',
      isDone: false,
      at: quiet.reportedAt,
    })
    const whole = boardItem(published())!
    expect(listed([item, whole], 'all')).toEqual([item, whole])
    expect(listed([item, whole], 'summarised')).toEqual([whole])
  })

  test.each(['pending', 'hidden'] as const)('照片 %s 的时候，只登文字', (state) => {
    const item = boardItem(published({ hidden: { [photoKey(SOURCE)]: state } }))
    expect(item).toMatchObject({ summary: '门口垃圾已清' })
    expect(item).not.toHaveProperty('photo')
  })

  test('照片给的是临时地址；文件没了就只登文字', () => {
    const item = boardItem(published())!
    const shown = (urls: Map<string, string>) => boardView({ ...blank, items: [item] }, urls, false).items[0]
    expect(shown(new Map([[PHOTO, 'https://x/1']]))).toMatchObject({ photo: 'https://x/1' })
    expect(shown(new Map())).not.toHaveProperty('photo')
  })
})

test('看板上最近公开的在前，最多二十条', () => {
  const item = (n: number) => ({ ticket: `t${n}`, at: n % 7 }) as BoardItem
  const shown = latest(Array.from({ length: 30 }, (_, n) => item(n)))
  expect(shown).toHaveLength(20)
  expect(shown.map(({ at }) => at)).toEqual([...shown.map(({ at }) => at)].sort((a, b) => b - a))
})

test('看板按地方和月份存放', () => {
  expect(boardId('c', monthOf('2026-03-02'))).toBe('c:2026-03')
})
