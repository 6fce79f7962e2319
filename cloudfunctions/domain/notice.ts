import type { TemplateKey } from '../contract/primitives'
import { lengthOf } from '../contract/primitives'

/** Values a template's fields may be filled from. */
export type Source = 'no' | 'category' | 'title' | 'status' | 'at' | 'note' | 'result' | 'place' | 'due'

export interface Template {
  _id: TemplateKey
  /** Given out by WeChat, different for every mini-program. */
  templateId: string
  title: string
  fields: Array<{ key: string; label: string; from: Source }>
}

/** 办理进度 · 办结 …: what each is about. */
export const TEMPLATE_TEXT: Record<TemplateKey, string> = {
  progress: '办理进度',
  resolved: '办结',
  task: '新任务',
  activity: '活动',
}

/** What WeChat is asked to push, before a template's fields are filled. */
export interface Message {
  template: TemplateKey
  values: Partial<Record<Source, string>>
}

/** A notice in words: for the inbox always, for WeChat's push when there is a `message`. */
export interface Wording {
  title: string
  text: string
  message?: Message
  /** Accepts this push must leave over for news that matters more. */
  spare: number
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
export function fillTemplate({ fields }: Template, values: Message['values']): Record<string, { value: string }> {
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
