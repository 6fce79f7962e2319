import type { PushState, QuotaView } from '../contract/notice'
import { DAY, HOUR, MINUTE, clockOf, longTime, startOfDay } from './moment'
import type { Message } from './notice'
import type { Policy } from './policy'

type Manners = Policy['messages']

/** How WeChat answered, in the words of the ports. */
export type Outcome = 'sent' | 'no-quota' | 'busy' | 'capped' | 'refused' | 'unsure'

/** Pushes to one person are counted over so long. */
export const THROTTLE_SPAN = HOUR

/** 夜里不打扰: the first moment from `at` on that is outside the quiet hours; they may run over midnight. */
export function afterQuiet(at: number, [from, until]: Manners['quiet']): number {
  const clock = clockOf(at)
  const isQuiet = from <= until ? from <= clock && clock < until : clock >= from || clock < until
  if (!isQuiet) return at
  const end = momentOf(at, until)
  return end > at ? end : end + DAY
}

/** 紧急的随时送；别的等到天亮。 */
export const sendableAt = (at: number, isUrgent: boolean, { quiet }: Manners): number =>
  isUrgent ? at : afterQuiet(at, quiet)

/** `07:00` on the day in Beijing that holds `at`. */
function momentOf(at: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return startOfDay(at) + hours * HOUR + minutes * MINUTE
}

export interface Attempt {
  outcome: Outcome
  /** Tries before this one. */
  tries: number
  isUrgent: boolean
  now: number
}

/** Where a push stands after WeChat was asked. `sendAt`: when to ask again; null for never. */
export interface Standing {
  push: Extract<PushState, 'sent' | 'queued' | 'no-quota' | 'failed' | 'unknown'>
  sendAt: number | null
  tries: number
}

/**
 * Busy is tried again after the minutes the district sets, and the daily cap on the next morning, until the tries are
 * used up. Without an answer it may have arrived: never again by itself, since WeChat offers no key to know a repeat by.
 */
export function standingAfter({ outcome, tries, isUrgent, now }: Attempt, manners: Manners): Standing {
  const done = (push: Standing['push']): Standing => ({ push, sendAt: null, tries: tries + 1 })
  switch (outcome) {
    case 'sent':
    case 'no-quota':
      return done(outcome)
    case 'refused':
      return done('failed')
    case 'unsure':
      return done('unknown')
    case 'busy':
    case 'capped': {
      const wait = manners.retryMinutes[tries]
      if (wait === undefined) return done('failed')
      // 每天的次数零点清零，那时还在夜里。
      const from = outcome === 'capped' ? afterQuiet(startOfDay(now) + DAY, manners.quiet) : now + wait * MINUTE
      return { push: 'queued', sendAt: sendableAt(from, isUrgent, manners), tries: tries + 1 }
    }
  }
}

/** Accepts are spent before WeChat is asked; these answers mean that WeChat has not used them up. */
export const isUnspent = (outcome: Outcome): boolean => ['busy', 'capped', 'refused'].includes(outcome)

/** Templates a resident's digest may go out by, the likeliest first. */
const FOR_RESIDENTS = ['progress', 'resolved', 'activity'] as const

/**
 * 一小时里多出来的提醒，合成一条: made of the first of them, which says what it is about. One left alone goes out as
 * itself. Those who serve get it as a task; residents by whichever template they still have an accept for.
 * @param messages at least one, the oldest first
 * @param left accepts the person has, by template
 */
export function digestOf(messages: Message[], count: number, now: number, left: QuotaView): Message {
  const first = messages.find(({ template }) => template === 'task') ?? messages[0]
  if (!first) throw new Error('a digest of nothing')
  if (count === 1) return first
  const { category, title = '', ...values } = first.values
  const forResident = FOR_RESIDENTS.find((template) => left[template] > 0) ?? 'progress'
  const several = `${category ?? title}等 ${count} 条`
  return {
    template: first.template === 'task' ? 'task' : forResident,
    values: {
      ...values,
      category: several,
      title: several,
      status: '有新消息',
      result: '有新消息',
      at: longTime(now),
      note: `您有 ${count} 条新提醒，点开查看`,
    },
  }
}

/** WeChat's error codes as staff read them, and what a clerk can do about each. */
const ANSWERS: Record<string, { reason: string; advice: string }> = {
  '-1': { reason: '微信繁忙', advice: '过一会儿点“再送”' },
  '45009': { reason: '当天推送次数已到微信上限', advice: '明天再送；急的请打电话' },
  '47003': { reason: '有一栏不合微信的格式', advice: '请管理员在基础数据里检查这个模板的栏目' },
  '40037': {
    reason: '模板已在微信平台删除',
    advice: '请管理员在微信公众平台重新添加模板，再到基础数据里换上编号',
  },
  '40003': { reason: '微信不认识这个账号', advice: '请对方重新进一次小程序；急的请打电话' },
  '41030': { reason: '要打开的页面不存在', advice: '请管理员检查小程序发布的版本' },
}
const UNREACHED = { reason: '连不上微信', advice: '请先看看网络，再点“再送”' }

/** @param error begins with WeChat's code, where WeChat answered */
function answerOf(error: string): { reason: string; advice: string } {
  const code = /^-?\d+/.exec(error)?.[0]
  if (code === undefined) return UNREACHED
  const other = { reason: `微信没有接受（${code}）`, advice: '再送一次；还是不行，把这个编号告诉管理员' }
  return ANSWERS[code] ?? other
}

/** 没有送到的原因. */
export function reasonOf(push: PushState, tries: number, error = ''): string {
  if (push === 'unknown') return '没有回音，可能已送达'
  const { reason } = answerOf(error)
  return tries > 1 ? `${reason}，已重试 ${tries - 1} 次` : reason
}

/** 怎么办: beside {@link reasonOf}. */
export function adviceOf(push: PushState, error = ''): string {
  if (push === 'unknown') return '可能已经收到，再送会重复；急的请打电话问一声'
  return answerOf(error).advice
}

/** 微信提醒走到了哪一步，怎么说。 */
export const DELIVERY_TEXT: Record<PushState, { text: string; about: string }> = {
  sent: { text: '已送达', about: '微信收下了' },
  digested: { text: '合并送达', about: '和别的提醒合成一条，微信收下了' },
  queued: { text: '等着送', about: '到时候由定时器来送' },
  held: { text: '等着合并', about: '短时间里提醒多了，合成一条再送' },
  sending: { text: '正在送', about: '请了微信，还没有回音' },
  'no-quota': { text: '没有次数了', about: '本人同意的次数用完了，站内信里有；急的请打电话' },
  failed: { text: '没有送到', about: '微信不收，或者试够了次数' },
  unknown: { text: '不知道到没到', about: '没有回音，可能已送达，不再自动重送' },
  dropped: { text: '不再管', about: '工作人员看过，不再送' },
  none: { text: '只在站内信', about: '不用微信推送的' },
}
