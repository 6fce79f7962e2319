import {
  adviceOf,
  afterQuiet,
  digestOf,
  type Outcome,
  reasonOf,
  sendableAt,
  standingAfter,
} from '../../../cloudfunctions/domain/push'
import type { Message } from '../../../cloudfunctions/domain/notice'
import { at } from '../../support/city-facts'

const manners = { quiet: ['22:00', '07:00'] as [string, string], hourly: 5, retryMinutes: [1, 5] }

describe('夜里不打扰', () => {
  test.each([
    { now: '2026-03-02 21:59', then: '2026-03-02 21:59' },
    { now: '2026-03-02 22:00', then: '2026-03-03 07:00' },
    { now: '2026-03-02 23:59', then: '2026-03-03 07:00' },
    { now: '2026-03-03 00:00', then: '2026-03-03 07:00' },
    { now: '2026-03-03 06:59', then: '2026-03-03 07:00' },
    { now: '2026-03-03 07:00', then: '2026-03-03 07:00' },
    { now: '2026-12-31 23:00', then: '2027-01-01 07:00' },
  ])('$now 的消息 $then 送', ({ now, then }) => {
    expect(afterQuiet(at(now), manners.quiet)).toBe(at(then))
  })

  test('紧急的夜里也立刻送', () => {
    const night = at('2026-03-02 23:30')
    expect(sendableAt(night, true, manners)).toBe(night)
    expect(sendableAt(night, false, manners)).toBe(at('2026-03-03 07:00'))
  })

  test('安静时段不跨零点的地方，也照自己的时段', () => {
    expect(afterQuiet(at('2026-03-02 13:10'), ['12:30', '14:00'])).toBe(at('2026-03-02 14:00'))
    expect(afterQuiet(at('2026-03-02 14:00'), ['12:30', '14:00'])).toBe(at('2026-03-02 14:00'))
  })

  test('起止相同，就是没有安静时段', () => {
    const night = at('2026-03-02 23:30')
    expect(afterQuiet(night, ['22:00', '22:00'])).toBe(night)
  })
})

describe('推送没成功，接下来怎样', () => {
  const now = at('2026-03-02 10:00')
  const after = (outcome: Outcome, tries = 0, moment = now, isUrgent = false) =>
    standingAfter({ outcome, tries, isUrgent, now: moment }, manners)

  test('微信忙：过一分钟、再过五分钟各试一次，还不行就算没送到', () => {
    expect(after('busy', 0)).toEqual({ push: 'queued', sendAt: at('2026-03-02 10:01'), tries: 1 })
    expect(after('busy', 1)).toEqual({ push: 'queued', sendAt: at('2026-03-02 10:05'), tries: 2 })
    expect(after('busy', 2)).toEqual({ push: 'failed', sendAt: null, tries: 3 })
  })

  test('重试的时候已经入夜：等到天亮；紧急的照样', () => {
    const late = at('2026-03-02 21:58')
    expect(after('busy', 1, late)).toMatchObject({ sendAt: at('2026-03-03 07:00') })
    expect(after('busy', 1, late, true)).toMatchObject({ sendAt: at('2026-03-02 22:03') })
  })

  test('当天次数用完：第二天早上再试', () => {
    expect(after('capped')).toEqual({ push: 'queued', sendAt: at('2026-03-03 07:00'), tries: 1 })
  })

  test.each([
    { outcome: 'sent', push: 'sent' },
    { outcome: 'no-quota', push: 'no-quota' },
    { outcome: 'refused', push: 'failed' },
    { outcome: 'unsure', push: 'unknown' },
  ] as const)('$outcome 之后不再自己重送', ({ outcome, push }) => {
    expect(after(outcome)).toEqual({ push, sendAt: null, tries: 1 })
  })
})

describe('多条合成一条', () => {
  const now = at('2026-03-02 10:00')
  const task = (no: string): Message => ({
    template: 'task',
    values: { no, category: '暴露垃圾', place: '甲街道', due: '2026年3月2日 15:30', note: '请及时接单' },
  })
  const NONE = { progress: 0, resolved: 0, task: 0, activity: 0 }
  const progress: Message = {
    template: 'progress',
    values: { no: 'JH-0', category: '公共照明', status: '已接单', at: '2026年3月2日 09:00', note: '' },
  }
  const end: Message = {
    template: 'resolved',
    values: { no: 'JH-9', category: '公共照明', result: '已解决', at: '2026年3月2日 09:00', note: '好了' },
  }

  test('写明有几条、第一条是什么', () => {
    const { template, values } = digestOf([task('JH-1'), task('JH-2')], 7, now, NONE)
    expect(template).toBe('task')
    expect(values).toMatchObject({ no: 'JH-1', category: '暴露垃圾等 7 条', note: '您有 7 条新提醒，点开查看' })
  })

  test('干活的人按任务送，居民按进度送', () => {
    expect(digestOf([progress, task('JH-1')], 2, now, NONE)).toMatchObject({ template: 'task', values: { no: 'JH-1' } })
    expect(digestOf([end, progress], 2, now, { ...NONE, progress: 1, resolved: 5 })).toMatchObject({
      template: 'progress',
      values: { no: 'JH-9', status: '有新消息', at: '2026年3月2日 10:00' },
    })
  })

  test('居民还有哪一种提醒，就用哪一种', () => {
    expect(digestOf([end, end], 3, now, { ...NONE, resolved: 3 })).toMatchObject({
      template: 'resolved',
      values: { result: '有新消息' },
    })
  })

  test('只剩一条，就送它自己', () => {
    expect(digestOf([end], 1, now, NONE)).toEqual(end)
  })
})

test.each([
  { push: 'unknown', tries: 1, error: undefined, reason: '没有回音，可能已送达' },
  { push: 'failed', tries: 5, error: '-1 system error', reason: '微信繁忙，已重试 4 次' },
  { push: 'failed', tries: 1, error: '40037 invalid template_id', reason: '模板已在微信平台删除' },
  {
    push: 'failed',
    tries: 1,
    error: '47003 argument invalid! data.thing5.value invalid',
    reason: '有一栏不合微信的格式',
  },
  { push: 'failed', tries: 1, error: '50002 user limited', reason: '微信没有接受（50002）' },
  { push: 'failed', tries: 3, error: 'connect ECONNREFUSED 10.0.0.1:80', reason: '连不上微信，已重试 2 次' },
] as const)('没送到的原因说得明白：$reason', ({ push, tries, error, reason }) => {
  expect(reasonOf(push, tries, error)).toBe(reason)
})

test.each([
  { error: '-1 system error', advice: '过一会儿点“再送”' },
  { error: '45009 reach max api daily quota limit', advice: '明天再送；急的请打电话' },
  { error: '47003 argument invalid!', advice: '请管理员在基础数据里检查这个模板的栏目' },
  { error: '40037 invalid', advice: '请管理员在微信公众平台重新添加模板，再到基础数据里换上编号' },
  { error: '40003 invalid openid', advice: '请对方重新进一次小程序；急的请打电话' },
  { error: '41030 invalid page', advice: '请管理员检查小程序发布的版本' },
  { error: '50002 user limited', advice: '再送一次；还是不行，把这个编号告诉管理员' },
  { error: 'connect ECONNREFUSED 10.0.0.1:80', advice: '请先看看网络，再点“再送”' },
] as const)('没送到该怎么办，说得明白：$advice', ({ error, advice }) => {
  expect(adviceOf('failed', error)).toBe(advice)
  expect(adviceOf('unknown', error)).toBe('可能已经收到，再送会重复；急的请打电话问一声')
})
