import { PHOTO_LIMIT } from '../contract/primitives'
import type { ActionView, Needs } from '../contract/ticket-view'
import type { TicketAction } from '../contract/ticket-command'
import type { Calendar } from '../domain/calendar'
import { deadlineFrom } from '../domain/deadline'
import { DAY, HOUR, startOfDay } from '../domain/moment'
import type { Person } from '../domain/person'
import type { Phrases, Policy } from '../domain/policy'
import type { Ticket } from '../domain/ticket'
import { ACTIONS, can } from '../domain/ticket-rules'
import { CLOSING_TEXT, SCORE_TEXT, SEND_BACK_TEXT } from '../domain/ticket-words'

/** What the buttons of a ticket are drawn from. */
export interface Counter {
  person: Person
  now: number
  policy: Policy
  phrases: Phrases
  calendar: Calendar
}

type Draw = (ticket: Ticket, counter: Counter) => Omit<ActionView, 'name'>

const plain = (text: string, needs: Needs, more: Partial<ActionView> = {}): Omit<ActionView, 'name'> => ({
  text,
  tone: 'plain',
  needs,
  asks: [],
  ...more,
})
const primary = (text: string, needs: Needs, more: Partial<ActionView> = {}) =>
  plain(text, needs, { tone: 'primary', ...more })

const note = (label: string, placeholder: string, max = 200, isRequired = true): Pick<Needs, 'note'> => ({
  note: { label, placeholder, max, isRequired },
})
const photos = (label: string, min = 0): Pick<Needs, 'photos'> => ({ photos: { label, min, max: PHOTO_LIMIT } })
const options = (texts: Record<string, string>) => Object.entries(texts).map(([value, text]) => ({ value, text }))

const hourAfter = (at: number): number => Math.ceil(at / HOUR) * HOUR

/** Between two moments, on the hour: the answer to the same call is the same a moment later. */
const until = (label: string, min: number, { now, policy }: Counter, value: number): Pick<Needs, 'date'> => ({
  date: {
    field: 'until',
    label,
    min: hourAfter(min),
    max: startOfDay(now) + policy.longestDays * DAY,
    value: hourAfter(value),
  },
})

/** 再给一个工作日，到下班。 */
const nextWorkingDay = (dueBy: number, { now, calendar }: Counter): number =>
  deadlineFrom(Math.max(dueBy, now), { amount: 1, unit: 'workingDays' }, calendar).dueBy

const { withdrawn: _, ...CLOSINGS } = CLOSING_TEXT

/** 按钮：服务端决定叫什么、要填什么、点的时候可以问哪几种提醒。 */
const DRAW: Record<TicketAction, Draw> = {
  accept: ({ keeper, holder }, { person }) =>
    primary(keeper === person._id && holder !== person._id ? '收回自己办' : '接单', {}, { asks: ['task'] }),
  approve: ({ pending }) =>
    primary(pending?.kind === 'check' ? '核查通过' : '同意延期', note('意见', '可以写上您看到的情况', 200, false), {
      asks: ['task'],
    }),
  refuse: ({ pending }) =>
    plain(
      pending?.kind === 'check' ? '退回重办' : '不同意延期',
      note('意见', pending?.kind === 'check' ? '哪里还没有办好' : '为什么不能延期'),
      { tone: 'danger' },
    ),
  resolve: () =>
    primary(
      '办结',
      {
        choice: { field: 'closing', label: '办结方式', options: options(CLOSINGS) },
        ...note('办理情况', '怎么处理的，结果如何', 500),
        ...photos('办结照片', 1),
      },
      { asks: ['task'] },
    ),
  progress: () =>
    plain(
      '登记进展',
      { ...note('进展', '到了现场、联系了谁、下一步做什么', 500), ...photos('现场照片') },
      { asks: ['task'] },
    ),
  dispatch: () =>
    plain('派给', {
      pick: { field: 'to', label: '派给谁', isRequired: true },
      ...note('交代', '要注意什么', 200, false),
    }),
  hand: ({ isAnonymous }) =>
    plain('交给团队', {
      pick: { field: 'to', label: '交给谁', isRequired: true },
      ...note('交代', isAnonymous ? '请 TA 做什么；反映人要求匿名，不要写是谁' : '请 TA 做什么', 200, false),
    }),
  ask: () => plain('请反映人补充', note('想知道什么', '例如：具体在几单元几楼')),
  sendBack: ({ isHanded }) =>
    plain(
      isHanded ? '退回交办人' : '退回',
      {
        choice: { field: 'reason', label: '为什么退回', options: options(SEND_BACK_TEXT) },
        ...note('说明', '应该归谁管，或者哪里不对'),
      },
      { tone: 'danger' },
    ),
  escalate: ({ deskRole }) =>
    plain(deskRole === 'community' ? '上报街道' : '上报社区', note('为什么上报', '试过什么，还缺什么')),
  extend: ({ dueBy }, counter) =>
    plain('申请延期', {
      ...until('延到什么时候', Math.max(dueBy, counter.now) + HOUR, counter, nextWorkingDay(dueBy, counter)),
      ...note('为什么延期', '等配件、等天气、要协调谁'),
      effect: true,
    }),
  correct: () =>
    plain('更正', {
      category: { label: '正确的类别', isRequired: false },
      place: { label: '正确的地点', isRequired: false },
      ...note('为什么更正', '原来哪里不对'),
      effect: true,
    }),
  split: () =>
    plain('拆成两件', {
      words: { field: 'words', label: '另一件事', placeholder: '把要单独办的写在这里', max: 500, isRequired: true },
      category: { label: '另一件的类别', isRequired: true },
    }),
  supervise: ({ dueBy }, counter) =>
    plain('督办', {
      ...until('限什么时候办结', counter.now + HOUR, counter, Math.max(dueBy, counter.now + DAY)),
      ...note('督办要求', '为什么督办，要求做到什么'),
    }),
  merge: () =>
    plain('并件', {
      pick: { field: 'into', label: '并到哪一件', isRequired: true, byNumber: true },
      ...note('说明', '', 200, false),
    }),
  unmerge: () => plain('取消并件', note('原因', '为什么不是同一件事')),
  summarise: (ticket) =>
    plain('公开摘要', {
      words: {
        field: 'text',
        label: '公开的一句话',
        placeholder: `只写事情和进展，不写人名、门牌${ticket.summary === null ? '' : '；清空就不再公开'}`,
        max: 60,
        isRequired: ticket.summary === null,
        seen: ticket.summary?.entry ?? '',
        value: ticket.summary === null ? '' : (ticket.contents[ticket.summary.entry]?.words ?? ''),
      },
      pick: { field: 'photo', label: '公开的照片', isRequired: false },
    }),
  supplement: ({ asked }) =>
    plain(
      '补充情况',
      { ...note('补充的情况', '还有什么要告诉承办人', 500), ...photos('照片') },
      {
        tone: asked === null ? 'plain' : 'primary',
        asks: ['progress', 'resolved'],
      },
    ),
  rate: () =>
    primary('评价', {
      choice: { field: 'score', label: '您满意吗', options: options(SCORE_TEXT) },
      ...note('想说的话', '哪里好，哪里还要改进', 200, false),
    }),
  reopen: () =>
    plain(
      '重新办理',
      { ...note('为什么要重新办理', '还有什么没有解决'), ...photos('现场照片') },
      {
        asks: ['progress', 'resolved'],
      },
    ),
  urge: () => plain('催办', note('想说的话', '有什么急的，告诉承办人', 200, false), { asks: ['progress', 'resolved'] }),
  withdraw: () =>
    plain('撤回诉求', note('原因', '例如：已经好了，或者报错了', 200, false), {
      tone: 'danger',
      confirm: '撤回后就不再办理，确定撤回吗？',
    }),
  undo: () => plain('撤回刚才这一步', {}),
}

/** What this person can do, in the order of the buttons. */
export function actionsFor(ticket: Ticket, counter: Counter): ActionView[] {
  const { person, now, policy } = counter
  return ACTIONS.filter((name) => can(ticket, name, person, now, policy)).map((name) => {
    const view = { name, ...DRAW[name](ticket, counter) }
    const phrases = phrasesFor(name, ticket.category, counter.phrases)
    if (!view.needs.note || phrases.length === 0) return view
    return { ...view, needs: { ...view.needs, note: { ...view.needs.note, phrases } } }
  })
}

/** 常用语：先是这一类的，再是通用的。 */
const phrasesFor = (action: TicketAction, category: string, { items }: Phrases): string[] =>
  [category, '*'].flatMap((code) =>
    items.filter((item) => item.action === action && item.category === code).map(({ text }) => text),
  )
