import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { News } from '../../../cloudfunctions/domain/intent'
import { fillTemplate, type Template, wordingOf } from '../../../cloudfunctions/domain/notice'
import { after, aTicket, handling, PROGRESS, RESOLVE, resolved, worker } from '../../support/city-facts'

const templates = JSON.parse(readFileSync(join(__dirname, '../../../data/jinghu/templates.json'), 'utf8')) as Template[]

const NEWS: Record<News, true> = {
  task: true,
  'task-again': true,
  received: true,
  accepted: true,
  progressed: true,
  resolved: true,
  'followed-accepted': true,
  'followed-resolved': true,
  'followed-reopened': true,
  rated: true,
  'due-soon': true,
  overdue: true,
  'closed-by-silence': true,
}
const ALL = Object.keys(NEWS) as News[]

/** 微信订阅消息各类字段的上限，按字符。 */
const LIMITS: Record<string, RegExp> = {
  thing: /^[^\n]{1,20}$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
}

describe.each(ALL)('%s 的措辞', (news) => {
  const long = after(handling(), worker, {
    ...PROGRESS,
    note: `第一行\n${'已经联系了环卫公司的同志'.repeat(20)}`,
  } as never)
  for (const [name, ticket] of Object.entries({ long, ended: resolved() })) {
    test(`${name}：每个字段都在微信的限制以内，一个不缺`, () => {
      const entry = ticket.timeline.at(-1)
      if (!entry) throw new Error('no entry')
      const wording = wordingOf(news, ticket, entry)
      expect(wording.title).not.toBe('')
      if (!wording.template) return
      const template = templates.find(({ _id }) => _id === wording.template)
      if (!template) throw new Error(`no template ${wording.template}`)
      const data = fillTemplate(template, wording.values)
      expect(Object.keys(data)).toEqual(template.fields.map(({ key }) => key))
      for (const [key, { value }] of Object.entries(data))
        expect(
          [...value].length > 0 && LIMITS[key.replace(/\d+$/, '')]?.test(value) ? 'fits' : `${key}: ${value}`,
        ).toBe('fits')
    })
  }
})

test('附议人收到的消息里，没有反映人和承办人的原话', () => {
  const ticket = after(handling(), worker, RESOLVE)
  const entry = ticket.timeline.at(-1)
  if (!entry) throw new Error('no entry')
  for (const news of ALL.filter((what) => what.startsWith('followed'))) {
    const said = JSON.stringify(wordingOf(news, ticket, entry))
    expect(said).not.toContain('已清运')
    expect(said).not.toContain('垃圾堆了三天')
    expect(said).not.toContain('乙社区')
  }
})

test('太长的话按字截断，带省略号，不把一个字切成两半', () => {
  const [template] = templates
  if (!template) throw new Error('no template')
  const { thing5 } = fillTemplate(template, { note: '𠮷'.repeat(30) })
  expect(thing5?.value).toBe(`${'𠮷'.repeat(19)}…`)
})

test('承办人收到的任务，写清在哪里、什么时候之前办结', () => {
  const ticket = aTicket()
  const entry = ticket.timeline.at(-1)
  if (!entry) throw new Error('no entry')
  expect(wordingOf('task', ticket, entry).text).toBe(
    '暴露垃圾（JH260302-7K3QX），甲街道 · 乙社区 · 第01网格，请在3月2日 15:30 前办结',
  )
})
