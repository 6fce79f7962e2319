import {
  answered,
  markOf,
  type Screening,
  screeningsOf,
  screeningView,
  timedOut,
  wordsOf,
} from '../../../cloudfunctions/domain/screening'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { livelyTicket } from '../../support/lively-tickets'

const quiet = livelyTicket(1, 0)
const [reported] = quiet.timeline
const PHOTOS = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'].map((key) => `cloud://e/photos/author/20260302/${key}.jpg`)
const VIDEO = 'cloud://e/videos/author/20260302/cccccccccccccccc.mp4'

const ticket: Ticket = {
  ...quiet,
  address: '三单元',
  behalf: { who: '王阿姨' },
  contents: {
    [reported!.id]: { words: '门口垃圾', photos: PHOTOS, video: VIDEO, answers: [{ label: '多久了', text: '三天' }] },
    e5: { words: '补充一句', photos: [] },
  },
}
const intent = { id: 'i', entry: reported!.id, cursor: '', kind: 'screen' as const }

const newName = () => 'a-name'

test('照片由微信看，视频和拿不准的文字等人看，每样一条', () => {
  const found = screeningsOf(ticket, { ...intent, words: 'review' }, 1_000, newName)
  expect(found.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
    ['photo', 'pending', undefined],
    ['photo', 'pending', undefined],
    ['video', 'waiting', 'unchecked'],
    ['words', 'waiting', 'review'],
  ])
  expect(found.map(({ _id }) => _id)).toEqual([
    `${ticket._id}.${reported!.id}.photos_author_20260302_aaaaaaaaaaaaaaaa_jpg`,
    `${ticket._id}.${reported!.id}.photos_author_20260302_bbbbbbbbbbbbbbbb_jpg`,
    `${ticket._id}.${reported!.id}.videos_author_20260302_cccccccccccccccc_mp4`,
    `${ticket._id}.${reported!.id}.words`,
  ])
  expect(found[0]).toMatchObject({ author: 'author', path: ['d', 's', 'c', 'g'], at: 1_000, file: PHOTOS[0] })
  // 看的是我们抄的一份，名字里没有是谁传的。
  expect(found[0]?.copy).toBe('cloud://e/kept/a-name.jpg')
})

test('文字没有疑问，就不用人看', () => {
  expect(screeningsOf(ticket, intent, 1_000, newName).map(({ kind }) => kind)).toEqual(['photo', 'photo', 'video'])
})

test('内容已经按本人要求抹去，就没有什么要看的', () => {
  expect(screeningsOf({ ...ticket, contents: {} }, { ...intent, words: 'review' }, 1_000, newName)).toEqual([])
})

const asked = (facts: Partial<Screening> = {}): Screening => ({
  ...screeningsOf(ticket, intent, 1_000, newName)[0]!,
  trace: 'x-1',
  ...facts,
})

describe('微信答复以后', () => {
  test.each([
    { verdict: 'pass' as const, state: 'passed', mark: undefined, must: '公开' },
    { verdict: 'risky' as const, state: 'waiting', mark: 'hidden', must: '先藏起来，等人看' },
    { verdict: 'review' as const, state: 'waiting', mark: 'pending', must: '只给办理的人看，等人看' },
    { verdict: 'unchecked' as const, state: 'waiting', mark: 'pending', must: '等人看' },
  ])('$verdict 的照片$must', ({ verdict, state, mark }) => {
    const after = { ...asked(), ...answered(asked(), verdict, 2_000) }
    expect([after.state, markOf(after)]).toEqual([state, mark])
    // Whatever changes what others see keeps its alarm until that has happened.
    expect(after.wakeAt).toBe(mark === 'pending' ? null : 2_000)
  })

  test('晚到的答复还算数，只要还没有人看过', () => {
    const late = asked({ ...timedOut(asked()) })
    expect(late).toMatchObject({ state: 'waiting', reason: 'timeout', wakeAt: null })
    expect(answered(late, 'pass', 9)).toMatchObject({ state: 'passed' })
    expect(answered(late, 'risky', 9)).toMatchObject({ state: 'waiting', reason: 'risky' })
    expect(answered(late, 'unchecked', 9)).toBeUndefined()
  })

  test.each([
    { promise: '人已经留下的', facts: { state: 'passed' as const } },
    { promise: '人已经移除的', facts: { state: 'removed' as const } },
    { promise: '已经按本人要求抹去的', facts: { state: 'erased' as const } },
    { promise: '微信说过违规的', facts: { state: 'waiting' as const, reason: 'risky' as const } },
    { promise: '微信说过拿不准的', facts: { state: 'waiting' as const, reason: 'review' as const } },
  ])('$promise，再来什么答复都不变', ({ facts }) => {
    for (const verdict of ['pass', 'risky', 'review', 'unchecked'] as const)
      expect(answered(asked(facts), verdict, 9)).toBeUndefined()
  })
})

test('微信没有接过去的，到时间写“当时没有查成”', () => {
  const { trace: _trace, ...never } = asked()
  expect(timedOut(never)).toMatchObject({ reason: 'unchecked' })
})

test('人移除的照片谁也看不到，人留下的公开', () => {
  expect(markOf(asked({ state: 'erased' }))).toBeUndefined()
  expect(markOf(asked({ state: 'removed' }))).toBe('hidden')
  expect(markOf(asked({ state: 'passed', reason: 'risky' }))).toBeUndefined()
})

test('看的人读到当时写下的全部文字，也说明为什么要看', () => {
  expect(wordsOf(ticket, reported!.id)).toBe('门口垃圾\n三单元\n王阿姨\n三天')
  expect(wordsOf(ticket, 'e5')).toBe('补充一句')
  const words = screeningsOf(ticket, { ...intent, words: 'unchecked' }, 1_000, newName).at(-1)!
  expect(screeningView(words, { said: ticket, whereText: '甲街道' })).toEqual({
    id: words._id,
    at: 1_000,
    kind: 'words',
    reason: '当时没有查成',
    ticket: ticket._id,
    no: ticket.no,
    whereText: '甲街道',
    categoryText: '暴露垃圾',
    words: '门口垃圾\n三单元\n王阿姨\n三天',
  })
  const video = screeningsOf(ticket, intent, 1_000, newName).at(-1)!
  expect(screeningView(video, { said: ticket, url: 'https://x', whereText: '' })).toMatchObject({
    reason: '视频微信不查，由人看',
    url: 'https://x',
  })
})
