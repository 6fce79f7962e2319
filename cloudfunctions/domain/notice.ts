import type { TemplateKey } from '../contract/primitives'
import { lengthOf } from '../contract/primitives'
import type { Closing, Score } from '../contract/ticket'
import { dayTime, longTime } from './moment'
import type { Audience, News } from './intent'
import type { Entry, Ticket } from './ticket'

/** 谁该知道：事件 × 人。 */
export function audiencesOf(ticket: Ticket, entry: Entry): Array<{ audience: Audience; news: News }> {
  const author = { person: ticket.author }
  const followers = { followers: true } as const
  const holder = ticket.holder === null ? { desk: ticket.desk } : { person: ticket.holder }
  // 还没人接手时，提醒整个岗位：派到的人可能恰好不在。
  const taker = ticket.status === 'dispatched' ? { desk: ticket.desk } : holder
  switch (entry.name) {
    case 'reported':
      return []
    case 'dispatched':
      if (entry.reason === 'same-holder') return [{ audience: taker, news: 'task-again' }]
      return [
        { audience: holder, news: 'task' },
        { audience: author, news: 'received' },
      ]
    case 'accepted':
      return [
        { audience: author, news: 'accepted' },
        { audience: followers, news: 'followed-accepted' },
      ]
    case 'progressed':
      return [{ audience: author, news: 'progressed' }]
    case 'resolved':
      return [
        { audience: author, news: 'resolved' },
        { audience: followers, news: 'followed-resolved' },
      ]
    case 'rated':
      return [{ audience: holder, news: 'rated' }]
    case 'reopened':
      return [{ audience: followers, news: 'followed-reopened' }]
    case 'dueSoon':
      return [{ audience: taker, news: 'due-soon' }]
    case 'overdue':
      return [{ audience: taker, news: 'overdue' }]
    case 'closed':
      return entry.reason === 'silence' ? [{ audience: author, news: 'closed-by-silence' }] : []
  }
}

export const CLOSING_TEXT: Record<Closing, string> = {
  solved: '已解决',
  explained: '已解释',
  elsewhere: '非本辖区',
  duplicate: '重复',
}

export const SCORE_TEXT: Record<Score, string> = { satisfied: '满意', fair: '一般', dissatisfied: '不满意' }

/** Values a template's fields may be filled from. */
export type Source = 'no' | 'category' | 'status' | 'at' | 'note' | 'result' | 'place' | 'due'

export interface Template {
  _id: TemplateKey
  /** Given out by WeChat, different for every mini-program. */
  templateId: string
  title: string
  fields: Array<{ key: string; label: string; from: Source }>
}

/** A notice in words: for the inbox always, for WeChat's push when `template` is set. */
export interface Wording {
  title: string
  text: string
  template?: TemplateKey
  values: Partial<Record<Source, string>>
}

/** 站内信与订阅消息的措辞。 Followers never read the author's or the handler's words (domain rule 7). */
export function wordingOf(news: News, ticket: Ticket, entry: Entry): Wording {
  const who = ticket.cast[ticket.holder ?? '']?.name ?? '工作人员'
  const about = `${ticket.categoryName}（${ticket.no}）`
  const note = ticket.contents[entry.id]?.words ?? ''
  const result = ticket.closing === null ? '已办结' : CLOSING_TEXT[ticket.closing]
  // Stored words are read on other days: 今天 and 明天 would go stale.
  const due = dayTime(ticket.dueBy)
  const base = { no: ticket.no, category: ticket.categoryName, at: longTime(entry.at) }
  const progress = (title: string, text: string, status: string, said: string): Wording => ({
    title,
    text,
    template: 'progress',
    values: { ...base, status, note: said },
  })
  const task = (title: string, text: string, said: string): Wording => ({
    title,
    text,
    template: 'task',
    values: { ...base, place: ticket.areaText, due: longTime(ticket.dueBy), note: said },
  })
  const end = (title: string, text: string, said: string): Wording => ({
    title,
    text,
    template: 'resolved',
    values: { ...base, result, note: said },
  })
  const inboxOnly = (title: string, text: string): Wording => ({ title, text, values: {} })
  switch (news) {
    case 'task':
      return task('有新的诉求等您接单', `${about}，${ticket.areaText}，请在${due} 前办结`, '请及时接单')
    case 'task-again':
      return task('居民要求重新办理', `${about}，${ticket.areaText}，请在${due} 前办结`, '居民不满意，请重新办理')
    case 'received':
      return inboxOnly(
        '您的诉求已受理',
        `${about}已派给${ticket.holder === null ? '工作人员' : `网格员 ${who}`}，预计${due} 前办结`,
      )
    case 'accepted':
      return progress(
        '已有人接单',
        `${who} 已接单，正在处理您反映的${about}，预计${due} 前办结`,
        '已接单',
        `${due} 前办结`,
      )
    case 'progressed':
      return progress('您的诉求有新进展', `${about}，${who}：${note}`, '处理中', note)
    case 'resolved':
      return end('您的诉求已办结', `${about}${result}：${note.replace(/[。！.!]+$/, '')}。请您评价`, note)
    case 'followed-accepted':
      return inboxOnly('您附议的事有人接单了', `${about}，${ticket.streetText}，${who} 正在处理`)
    case 'followed-resolved':
      return end('您附议的事已办结', `${about}，${ticket.streetText}，${result}`, '您附议的事已办结')
    case 'followed-reopened':
      return inboxOnly('您附议的事重新办理', `${about}，${ticket.streetText}，反映人要求重新办理`)
    case 'rated':
      return inboxOnly(
        '居民评价了',
        `${about}：${ticket.rating === null ? '已评价' : SCORE_TEXT[ticket.rating]}${note === '' ? '' : `，${note}`}`,
      )
    case 'due-soon':
      return task('有诉求快到期了', `${about}，${ticket.areaText}，请在${due} 前办结`, '快到期了，请抓紧办理')
    case 'overdue':
      return task('有诉求已超期', `${about}，${ticket.areaText}，应在${due} 前办结`, '已超期，请尽快办结')
    case 'closed-by-silence':
      return inboxOnly('您的诉求已结案', `${about}办结已满 7 天未评价，自动结案。如未解决，15 天内仍可要求重新办理`)
  }
}

/** Longest value by field type, in characters (微信订阅消息参数值内容限制说明). */
const FIELD_LIMIT: Record<string, number> = {
  thing: 20,
  phrase: 5,
  character_string: 32,
  name: 10,
  number: 32,
  time: 32,
}

/**
 * Fills a template's fields within WeChat's limits: one line, never empty, cut on code points with an ellipsis.
 * A 47003 would lose the message, so nothing longer than the limit ever leaves.
 */
export function fillTemplate({ fields }: Template, values: Wording['values']): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ key, from }) => [key, { value: fit(key, values[from] ?? '') }]))
}

function fit(key: string, value: string): string {
  const type = key.replace(/\d+$/, '')
  const limit = FIELD_LIMIT[type] ?? 20
  const line = value.replace(/\s*[\r\n]+\s*/g, ' ').trim()
  if (line === '') return type === 'thing' ? '无' : '—'
  if (lengthOf(line) <= limit) return line
  // A phrase takes Chinese characters only: no room for an ellipsis there.
  return type === 'phrase' ? [...line].slice(0, limit).join('') : `${[...line].slice(0, limit - 1).join('')}…`
}
