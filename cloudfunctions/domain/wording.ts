import type { News } from './intent'
import { dayTime, longTime } from './moment'
import type { Message, Wording } from './notice'
import type { Entry, Ticket } from './ticket'
import { SCORE_TEXT, sourceText } from './ticket-words'
import { dueBy, type Facts, factsOf } from './wording-facts'

type Say = (facts: Facts) => string

interface Line {
  title: string
  text: Say
  push?: (facts: Facts) => Message
  spare?: number
}

const base = ({ ticket, entry }: Facts): Message['values'] => ({
  no: ticket.no,
  category: ticket.categoryName,
  at: longTime(entry.at),
})

const inbox = (title: string, text: Say): Line => ({ title, text })

const task = (title: string, text: Say, hint: string, spare = 0): Line => ({
  title,
  text,
  spare,
  push: (facts) => ({
    template: 'task',
    values: { ...base(facts), place: facts.where, due: longTime(dueBy(facts.ticket, facts.entry)), note: hint },
  }),
})

const progress = (title: string, text: Say, status: string, said: Say): Line => ({
  title,
  text,
  push: (facts) => ({ template: 'progress', values: { ...base(facts), status, note: said(facts) } }),
})

const end = (title: string, text: Say, said: Say): Line => ({
  title,
  text,
  push: (facts) => ({ template: 'resolved', values: { ...base(facts), result: facts.result, note: said(facts) } }),
})

const byWhen: Say = ({ matter, due }) => `${matter}，请在${due} 前办结`
const wasDue: Say = ({ matter, due }) => `${matter}，应在${due} 前办结`
const keptMeanwhile: Say = (facts) =>
  byWhen(facts) + (facts.keeper === '' ? '' : `。有人接单之前仍由 ${facts.keeper} 负责`)

/**
 * 站内信与订阅消息：每一种消息怎么说，推不推送。 Three rules hold for every line:
 *
 * - Followers never read the author's or a handler's words (domain rule 7).
 * - Words are quoted in the author's own inbox only; everyone else reads them in the ticket, where they can be erased.
 * - One yes in WeChat's dialog is one push, and people have few. For those who serve they go to work that has landed on
 *   their desk with its clock running, to being late, and to 督办; a reminder that something falls due leaves the last
 *   one over. Authors are pushed when someone has taken it on, says how far it is, asks them something, or is done.
 *   Whatever can wait until one next looks (approvals have a working day) is in the inbox only.
 */
const LINES: Record<News, Line> = {
  // 承办人
  task: task('有新的诉求等您接单', byWhen, '请及时接单'),
  'task-again': task('居民要求重新办理', byWhen, '居民不满意，请重新办理'),
  handed: task(
    '有一件诉求交给您办',
    ({ matter, actor, due }) => `${matter}，${actor} 交给您，请在${due} 前办结`,
    '交给您办，请及时接单',
  ),
  'handed-back': task(
    '交出去的诉求退回来了',
    ({ matter, actor, due }) => `${matter}，${actor} 退给您，请在${due} 前办结`,
    '退回给您，请接着办理',
  ),
  climbed: task('有诉求上报到您这里', keptMeanwhile, '下级上报，请及时接单'),
  'sent-back': task('有诉求退回到您这里', keptMeanwhile, '下级退回，请接单或改派'),
  'taken-over': inbox('您负责的诉求有人接手', ({ what, actor, holder, entry }) =>
    entry.name === 'accepted' ? `${actor} 已接单，${what}不再由您负责` : `${what}已派给${holder}，接单之前仍由您负责`,
  ),
  supplemented: inbox('反映人补充了情况', ({ matter }) => `${matter}，请打开查看`),
  urged: inbox('反映人催办', ({ matter, due }) => `${matter}，请在${due} 前办结，有进展请及时登记`),
  supervised: task('有诉求被督办', byWhen, '上级督办，请优先办理'),
  rated: inbox(
    '居民评价了',
    ({ what, entry }) => `${what}：${entry.name === 'rated' ? SCORE_TEXT[entry.score] : '已评价'}`,
  ),
  withdrawn: inbox('反映人撤回了诉求', ({ matter }) => `${matter}，不用再办理`),
  'merged-away': inbox('有诉求并入了另一件', ({ what, other }) => `${what}已并入 ${other}，随那一件一起办理`),
  absorbed: inbox('有同一件事并到您这里', ({ what, other }) => `${other} 已并入${what}，请一起办理`),
  extended: inbox('延期申请已同意', ({ what, due }) => `${what}，新的期限是${due}`),
  'extension-refused': inbox('延期申请没有同意', ({ what, due }) => `${what}，请仍在${due} 前办结`),
  'check-failed': task('核查没有通过', byWhen, '核查没有通过，请继续办理'),
  unanswered: task(
    '有诉求过了时限还没接单',
    ({ matter }) => `${matter}，已过接单时限，请尽快接单`,
    '已过接单时限，请尽快接单',
  ),
  'due-soon': task('有诉求快到期了', byWhen, '快到期了，请抓紧办理', 1),
  overdue: task('有诉求已超期', wasDue, '已超期，请尽快办结'),
  'more-urgent': inbox('有诉求升为优先', ({ matter }) => `${matter}，多人反映同一件事，请优先办理`),
  // 上级
  approval: inbox('有申请等您审批', ({ matter, actor, entry }) => {
    if (entry.name === 'approvalMoved') return `${matter}，下一级没有人答复，请您审批`
    return entry.name === 'extensionAsked'
      ? `${matter}，${actor} 申请延期到${dayTime(entry.until)}`
      : `${matter}，${actor} 报办结，请核查`
  }),
  'approval-waits': inbox('有申请过了时限还没审批', ({ matter }) => `${matter}，请尽快审批`),
  'below-unanswered': inbox('下级有诉求没按时接单', ({ matter }) => `${matter}，已过接单时限`),
  'below-overdue': inbox('下级有诉求超期', wasDue),
  'supervision-overdue': inbox('您督办的诉求没有按期办结', wasDue),
  // 反映人
  received: inbox('您的诉求已受理', ({ what, holder, due }) => `${what}已派给${holder}，预计${due} 前办结`),
  accepted: progress(
    '已有人接单',
    ({ what, actor, due }) => `${actor} 已接单，正在处理您反映的${what}，预计${due} 前办结`,
    '已接单',
    ({ due }) => `${due} 前办结`,
  ),
  progressed: progress(
    '您的诉求有新进展',
    ({ what, actor, note }) => `${what}，${actor}：${note}`,
    '处理中',
    ({ note }) => note,
  ),
  asked: progress(
    '请您补充情况',
    ({ what, actor, note }) => `${what}，${actor}：${note}`,
    '待补充',
    ({ note }) => note,
  ),
  'moved-up': inbox(
    '您的诉求已上报',
    ({ what, holder, keeper }) => `${what}已上报${holder}${keeper === '' ? '' : `，在有人接单之前仍由 ${keeper} 负责`}`,
  ),
  postponed: inbox(
    '您的诉求延期办理',
    ({ what, due, ticket }) => `${what}，经审批延到${due} 前办结，原定${dayTime(ticket.firstDueBy)}`,
  ),
  'deadline-changed': inbox('您的诉求有更正', ({ what, due, entry, where }) => {
    const place = entry.name === 'corrected' && entry.spot ? `，地点在${where}` : ''
    return `${what}${place}，预计${due} 前办结`
  }),
  resolved: end(
    '您的诉求已办结',
    ({ what, result, note }) => `${what}${result}${note === '' ? '' : `：${note.replace(/[。！.!]+$/, '')}`}。请您评价`,
    ({ note }) => note,
  ),
  'reported-for-you': inbox(
    '已为您登记一件诉求',
    ({ what, ticket }) => `${what}，来源：${sourceText(ticket)}。可以在这里查看进展`,
  ),
  merged: inbox('您的诉求并入了同一件事', ({ what, other }) => `${what}已并入 ${other}，办理结果会一并告诉您`),
  unmerged: inbox('您的诉求恢复单独办理', ({ what, other }) => `${what}从 ${other} 中分出，继续办理`),
  'split-off': inbox('您的诉求拆成了两件', ({ what, other }) => `${what}里的另一件事单独办理，编号 ${other}`),
  'closed-by-silence': inbox(
    '您的诉求已结案',
    ({ what }) => `${what}办结已满 7 天未评价，自动结案。如未解决，15 天内仍可要求重新办理`,
  ),
  // 附议的人
  'followed-accepted': inbox(
    '您附议的事有人接单了',
    ({ what, street, actor }) => `${what}，${street}，${actor} 正在处理`,
  ),
  'followed-resolved': end(
    '您附议的事已办结',
    ({ what, street, result }) => `${what}，${street}，${result}`,
    () => '您附议的事已办结',
  ),
  'followed-reopened': inbox('您附议的事重新办理', ({ what, street }) => `${what}，${street}，反映人要求重新办理`),
  'followed-merged': inbox(
    '您附议的事并入了同一件事',
    ({ what, street, other }) => `${what}，${street}，已并入 ${other}，办理结果会一并告诉您`,
  ),
  'followed-unmerged': inbox(
    '您附议的事恢复单独办理',
    ({ what, street, other }) => `${what}，${street}，从 ${other} 中分出，继续办理`,
  ),
  'followed-withdrawn': inbox('您附议的事已撤回', ({ what, street }) => `${what}，${street}，反映人已撤回`),
  // 点错了
  // 写它、拍它的人
  screened: inbox(
    '有内容被移除',
    ({ what }) => `${what}里您提交的部分文字或照片不适合展示，已由工作人员移除。诉求照常办理`,
  ),
  whistled: progress(
    '已经叫了部门',
    ({ what, department, comes }) => `${what}，网格已吹哨，由${department}主办${comes}`,
    '已叫部门',
    ({ department, comes }) => `${department}主办${comes}`,
  ),
  'department-came': inbox('部门已到现场', ({ what, department }) => `${what}，${department}已到现场`),
  'whistle-over': inbox('哨没有办成，请接着办', ({ matter }) => `${matter}，部门不再办理，请接着办`),
  undone: inbox('刚才的提醒是误操作', ({ what }) => `${what}，请以现在的状态为准`),
}

/** The words for one kind of news about one step. */
export function wordingOf(news: News, ticket: Ticket, entry: Entry): Wording {
  const { title, text, push, spare = 0 } = LINES[news]
  const facts = factsOf(ticket, entry)
  return { title, text: text(facts), spare, ...(push && { message: push(facts) }) }
}
