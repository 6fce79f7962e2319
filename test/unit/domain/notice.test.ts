import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { News } from '../../../cloudfunctions/domain/intent'
import { fillTemplate, type Template } from '../../../cloudfunctions/domain/notice'
import type { Entry, Ticket, TicketEvent } from '../../../cloudfunctions/domain/ticket'
import { wordingOf } from '../../../cloudfunctions/domain/wording'
import { at, aTicket, REPORTED_AT, worker } from '../../support/city-facts'

const templates = JSON.parse(readFileSync(join(__dirname, '../../../data/jinghu/templates.json'), 'utf8')) as Template[]

const CLOCK = {
  startedAt: REPORTED_AT,
  dueBy: at('2026-03-03 11:00'),
  climbAt: at('2026-03-04 11:00'),
  isProvisional: false,
}
const OTHER = { id: 't2', no: 'JH260302-0THER' }
const dispatched = (reason: 'worker' | 'same-holder' | 'climbed' | 'sent-back' | 'by-hand'): TicketEvent => ({
  name: 'dispatched',
  desk: 'c',
  deskName: '乙社区',
  holder: null,
  role: 'community',
  reason,
  acceptBy: REPORTED_AT,
  keeper: worker._id,
  ...CLOCK,
})

const whistleMoved = (move: 'dispatched' | 'arrived' | 'dropped'): TicketEvent => ({
  name: 'whistleMoved',
  move,
  state: move === 'dropped' ? null : 'called',
  cause: 'w1.e2.dispatched.0',
  whistle: OTHER,
  lead: '区城管局',
  reportInBy: at('2026-03-04 17:30'),
})

/** 每一种消息，由这样的一步引出。 */
const STEPS: Record<News, TicketEvent> = {
  task: dispatched('worker'),
  'task-again': dispatched('same-holder'),
  handed: { name: 'handed', to: 'someone', acceptBy: REPORTED_AT },
  'handed-back': { name: 'handedBack', to: worker._id },
  climbed: dispatched('climbed'),
  'sent-back': dispatched('sent-back'),
  'taken-over': { name: 'accepted' },
  supplemented: { name: 'supplemented' },
  urged: { name: 'urged' },
  supervised: { name: 'supervised', scope: 's', dueBy: at('2026-03-02 17:00') },
  rated: { name: 'rated', score: 'dissatisfied' },
  withdrawn: { name: 'withdrawn' },
  'merged-away': { name: 'merged', into: OTHER },
  absorbed: { name: 'absorbed', ticket: OTHER },
  extended: { name: 'extended', ...CLOCK },
  'extension-refused': { name: 'extensionRefused' },
  'check-failed': { name: 'checkFailed', ...CLOCK },
  unanswered: { name: 'unanswered' },
  'due-soon': { name: 'dueSoon' },
  overdue: { name: 'overdue' },
  'more-urgent': { name: 'raised', urgency: 'raised', why: 'cluster' },
  approval: { name: 'extensionAsked', until: at('2026-03-05 17:30'), approver: 'c', answerBy: at('2026-03-03 09:00') },
  'approval-waits': { name: 'approvalWaits' },
  'below-unanswered': { name: 'unanswered' },
  'below-overdue': { name: 'overdue' },
  'supervision-overdue': { name: 'supervisionOverdue' },
  received: dispatched('worker'),
  accepted: { name: 'accepted' },
  progressed: { name: 'progressed' },
  asked: { name: 'asked' },
  'moved-up': dispatched('climbed'),
  postponed: { name: 'extended', ...CLOCK },
  'deadline-changed': { name: 'corrected', ...CLOCK },
  resolved: { name: 'resolved', closing: 'explained', endedAt: REPORTED_AT, isChecked: false },
  'reported-for-you': aTicket().timeline[0] as TicketEvent,
  merged: { name: 'merged', into: OTHER },
  unmerged: { name: 'unmerged', from: OTHER, ...CLOCK },
  'split-off': { name: 'split', into: OTHER, category: '0102' },
  'closed-by-silence': { name: 'closed', reason: 'silence' },
  'followed-accepted': { name: 'accepted' },
  'followed-resolved': { name: 'resolved', closing: 'explained', endedAt: REPORTED_AT, isChecked: false },
  'followed-reopened': { name: 'reopened' },
  'followed-merged': { name: 'merged', into: OTHER },
  'followed-unmerged': { name: 'unmerged', from: OTHER, ...CLOCK },
  'followed-withdrawn': { name: 'withdrawn' },
  screened: { name: 'screened', entry: 'e0', what: 'words' },
  undone: { name: 'undone', entries: ['e1'] },
  whistled: whistleMoved('dispatched'),
  'department-came': whistleMoved('arrived'),
  'whistle-over': whistleMoved('dropped'),
}
const ALL = Object.keys(STEPS) as News[]
const SAID = `第一行\n${'已经联系了环卫公司的同志'.repeat(20)}`

/** The words for this news, when the step was taken by the worker, who wrote {@link SAID}. */
function told(news: News, event = STEPS[news], facts: Partial<Ticket> = {}) {
  const ticket = aTicket()
  const entry: Entry = { ...event, id: 'e9', at: REPORTED_AT + 60_000, by: worker._id }
  const after = {
    ...ticket,
    timeline: [...ticket.timeline, entry],
    contents: { ...ticket.contents, e9: { words: SAID, photos: [] } },
  }
  return wordingOf(news, { ...after, ...facts }, entry)
}

/** 微信订阅消息各类字段的上限，按字符。 */
const LIMITS: Record<string, RegExp> = {
  thing: /^[^\n]{1,20}$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
}

test.each(ALL)('%s：有题目有正文，每个字段都在微信的限制以内，一个不缺', (news) => {
  const { title, text, message } = told(news)
  expect([title, text]).not.toContain('')
  expect(`${title}${text}`).not.toContain('undefined')
  if (!message) return
  const template = templates.find(({ _id }) => _id === message.template)
  if (!template) throw new Error(`no template ${message.template}`)
  const data = fillTemplate(template, message.values)
  expect(Object.keys(data)).toEqual(template.fields.map(({ key }) => key))
  for (const [key, { value }] of Object.entries(data)) expect(value).toMatch(LIMITS[key.replace(/\d+$/, '')] ?? /never/)
})

test('话只引在反映人自己的信箱里，别人要到诉求里去看', () => {
  const quoting = ALL.filter((news) => JSON.stringify(told(news)).includes('已经联系了环卫'))
  expect(quoting).toEqual(['progressed', 'asked', 'resolved'])
})

test('谁的信箱里都没有反映人的原话和地址', () => {
  for (const news of ALL) {
    const said = JSON.stringify(told(news, STEPS[news], { address: '三单元 502 室' }))
    expect(said).not.toMatch(/垃圾堆了三天|502/)
  }
})

test('附议人只看得到街道，看不到在哪个社区', () => {
  for (const news of ALL.filter((what) => what.startsWith('followed'))) {
    const said = JSON.stringify(told(news))
    expect(said).toContain('甲街道')
    expect(said).not.toContain('乙社区')
  }
})

test('推送只花在落到手上的、超了期的、督办的，和反映人等着的', () => {
  const by = (template: string) => ALL.filter((news) => told(news).message?.template === template)
  expect(by('task')).toEqual([
    'task',
    'task-again',
    'handed',
    'handed-back',
    'climbed',
    'sent-back',
    'supervised',
    'check-failed',
    'unanswered',
    'due-soon',
    'overdue',
  ])
  expect(by('progress')).toEqual(['accepted', 'progressed', 'asked', 'whistled'])
  expect(by('resolved')).toEqual(['resolved', 'followed-resolved'])
  expect(ALL.filter((news) => told(news).spare > 0)).toEqual(['due-soon'])
})

test('太长的话按字截断，带省略号，不把一个字切成两半', () => {
  const [template] = templates
  if (!template) throw new Error('no template')
  const { thing5 } = fillTemplate(template, { note: '𠮷'.repeat(30) })
  expect(thing5?.value).toBe(`${'𠮷'.repeat(19)}…`)
})

const WHAT = '暴露垃圾（JH260302-7K3QX）'

test('承办人收到的任务，写清在哪里、什么时候之前办结', () => {
  expect(told('task').text).toBe(`${WHAT}，甲街道 · 乙社区 · 第01网格，请在3月3日 11:00 前办结`)
})

test('上报以后，反映人知道到了哪里、眼下由谁负责', () => {
  expect(told('moved-up').text).toBe(`${WHAT}已上报乙社区工作人员，在有人接单之前仍由 worker的名字 负责`)
})

test('首接的人知道自己什么时候可以放下', () => {
  expect(told('taken-over', dispatched('by-hand')).text).toContain('接单之前仍由您负责')
  expect(told('taken-over').text).toBe(`worker的名字 已接单，${WHAT}不再由您负责`)
})

test('转上来的审批，说的是下一级没有人答复', () => {
  const moved = { name: 'approvalMoved', approver: 's', answerBy: at('2026-03-04 09:00') } as const
  expect(told('approval', moved).text).toContain('下一级没有人答复，请您审批')
})

test('督办过期，说的是督办的期限', () => {
  const supervision = { entry: 'e5', by: 'clerk', scope: 'c', dueBy: at('2026-03-02 12:34') }
  expect(told('overdue', { name: 'supervisionOverdue' }, { supervision }).text).toContain('应在3月2日 12:34 前办结')
  expect(told('overdue').text).not.toContain('12:34')
})

test('核查通过的办结，反映人读到的是办的人写的，不是核查的人写的', () => {
  const ticket = aTicket()
  const asked: Entry = {
    name: 'checkAsked',
    closing: 'solved',
    approver: 'c',
    answerBy: at('2026-03-03 09:00'),
    id: 'e7',
    at: REPORTED_AT + 1,
    by: worker._id,
  }
  const passed: Entry = {
    name: 'resolved',
    closing: 'solved',
    endedAt: asked.at,
    isChecked: true,
    id: 'e8',
    at: REPORTED_AT + 9,
    by: 'clerk',
  }
  const contents = { e7: { words: '已清运。', photos: [] }, e8: { words: '属实', photos: [] } }
  const { text } = wordingOf('resolved', { ...ticket, timeline: [...ticket.timeline, asked, passed], contents }, passed)
  expect(text).toBe(`${WHAT}已解决：已清运。请您评价`)
})
