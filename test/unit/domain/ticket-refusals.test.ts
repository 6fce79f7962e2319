import type { Command } from '../../../cloudfunctions/contract/ticket-command'
import type { Person } from '../../../cloudfunctions/domain/person'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import type { Context } from '../../../cloudfunctions/domain/ticket-context'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  author,
  chain,
  clerk,
  COMMUNITY,
  decision,
  elapse,
  ESCALATE,
  GRID,
  handling,
  litter,
  member,
  policy,
  PROGRESS,
  rate,
  REOPEN,
  REPORTED_AT,
  RESOLVE,
  resolved,
  SEND_BACK,
  server,
  shed,
  spotIn,
  standIn,
  stranger,
  STREET,
  streetClerk,
  worker,
} from '../../support/city-facts'

// 对诉求做一步，每一种做不了，听到的是哪句话。

const DAY = 86_400_000
const until = at('2026-03-06 17:30')
const EXTEND: Command = { name: 'extend', until, note: '等配件' }
const HAND: Command = { name: 'hand', to: 'member', note: '' }
const APPROVE: Command = { name: 'approve', note: '' }
const URGE: Command = { name: 'urge', note: '' }
const WITHDRAW: Command = { name: 'withdraw', note: '' }
const UNMERGE: Command = { name: 'unmerge', note: '不是' }
const MERGE: Command = { name: 'merge', into: 't9', note: '' }
const CORRECT: Command = { name: 'correct', note: '看错了' }
const SPLIT: Command = { name: 'split', words: '路灯也坏了', category: '0199' }
const handTo = (to: string): Command => ({ name: 'hand', to, note: '' })
const dispatchTo = (to: string): Command => ({ name: 'dispatch', to, note: '' })
const extendTo = (moment: number): Command => ({ ...EXTEND, until: moment })
const supervise = (moment: number): Command => ({ name: 'supervise', until: moment, note: '快' })
const summarise = (text: string, photo?: string): Command => ({
  ...{ name: 'summarise', text, seen: '' },
  ...(photo !== undefined && { photo }),
})

const NO = 'JH260302-ZZZZZ'
const main = (facts: Partial<Ticket> = {}): Ticket => ({ ...handling(), _id: 't9', no: NO, ...facts })
const into = (facts: Partial<Ticket> = {}) => ({ target: main(facts) })
const leave = [{ from: 0, until: at('2027-01-01 00:00') }]
const away = { chain: chain({ worker: server('worker'), team: [server('member', { leave })] }) }
const longest = policy.longestDays

const handed = () => after(after(handling(), worker, HAND), member, ACCEPT)
const atCommunity = () => after(after(handling(), worker, ESCALATE), clerk, ACCEPT)
const atStreet = () => after(after(atCommunity(), clerk, ESCALATE), streetClerk, ACCEPT)
const asked = () => after(handling(), worker, EXTEND)
const checking = () => after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)
const merged = () => after(handling(), clerk, MERGE, undefined, into())
const closed = () => after(resolved(), author, rate('fair'))
const long = () => ({ ...handling(), timeline: Array.from({ length: 200 }, () => handling().timeline[0]!) })
const neighbours = (): Ticket => ({ ...handling(), relatives: [{ id: 't2', no: NO, kind: 'absorbed' }] })
const late = () => elapse(handling(), handling().dueBy)
const ofClerk = () => after(aTicket({ source: 'patrol', by: worker }), worker, ACCEPT)

interface Row {
  ticket: Ticket
  who: Person
  does: Command
  now?: number
  more?: Partial<Context>
  field?: string
}

/** 听到的话：谁在什么时候做了什么。 */
const HEARD: Record<string, Row[]> = {
  // 不是你的
  这件诉求没有派到您这里: [{ ticket: aTicket(), who: stranger, does: ACCEPT }],
  这件诉求不在您手上: [{ ticket: handling(), who: standIn, does: RESOLVE }],
  '只有所在社区、街道的工作人员可以这样做': [{ ticket: handling(), who: worker, does: MERGE }],
  '它现在由上级办理，不归您调度': [{ ticket: atStreet(), who: clerk, does: dispatchTo(GRID) }],
  这不归您审批: [{ ticket: asked(), who: worker, does: APPROVE }],
  只有反映人可以这样做: [{ ticket: resolved(), who: worker, does: rate('fair') }],
  只能撤回自己刚刚做的一步: [{ ticket: handling(), who: author, does: { name: 'undo' } }],
  '自己反映的，由同事来办理': [{ ticket: { ...aTicket(), author: 'worker' }, who: worker, does: ACCEPT }],
  '工作人员登记的，不由工作人员评价': [
    {
      ticket: after(after(after(ofClerk(), worker, HAND), member, ACCEPT), member, RESOLVE),
      who: worker,
      does: rate('satisfied'),
    },
  ],
  '这是交办给您的，办不了请退回交办人': [{ ticket: handed(), who: member, does: ESCALATE }],
  '请退回交办人，由网格员来更正': [{ ticket: handed(), who: member, does: CORRECT }],
  '请退回交办人，由网格员来拆分': [{ ticket: handed(), who: member, does: SPLIT }],
  延期由交办人申请: [{ ticket: handed(), who: member, does: EXTEND }],
  '在您自己手上的诉求，不用督办': [{ ticket: atCommunity(), who: clerk, does: supervise(until) }],
  // 现在不能
  '这件诉求还没有人接单，现在不能这样做': [{ ticket: aTicket(), who: worker, does: RESOLVE }],
  '这件诉求正在办理，现在不能这样做': [{ ticket: handling(), who: author, does: REOPEN }],
  '这件诉求正在等待核查，现在不能这样做': [{ ticket: checking(), who: worker, does: RESOLVE }],
  '这件诉求已经办结，现在不能这样做': [{ ticket: resolved(), who: author, does: WITHDRAW }],
  '这件诉求已经结案，现在不能这样做': [{ ticket: closed(), who: author, does: URGE }],
  '这件诉求已经办结，不用再接单': [{ ticket: resolved(), who: standIn, does: ACCEPT }],
  您已经接单了: [{ ticket: handling(), who: worker, does: ACCEPT }],
  '这件诉求已由 worker的名字 接单': [{ ticket: handling(), who: standIn, does: ACCEPT }],
  '您已经评价过了，谢谢': [{ ticket: closed(), who: author, does: rate('fair') }],
  '这件诉求已经撤回，如有需要请重新反映': [{ ticket: after(handling(), author, WITHDRAW), who: author, does: REOPEN }],
  [`这件诉求已并入 ${NO} 办理`]: [{ ticket: merged(), who: author, does: REOPEN }],
  '办结已超过 15 天，如有新情况请重新反映': [
    { ticket: resolved(), who: author, does: REOPEN, now: REPORTED_AT + 16 * DAY },
  ],
  '这件诉求还没有派出，不能重新办理': [{ ticket: { ...resolved(), desk: 'gone' }, who: author, does: REOPEN }],
  只有网格员手上的诉求可以交给团队成员: [{ ticket: atCommunity(), who: clerk, does: HAND }],
  这件诉求没有并入别的诉求: [{ ticket: closed(), who: clerk, does: UNMERGE }],
  '上级已经督办，期限由上级定': [
    { ticket: after(handling(), streetClerk, supervise(until)), who: clerk, does: supervise(until) },
  ],
  '有邻居反映的同一件事并到这里一起办，不能撤回': [{ ticket: neighbours(), who: author, does: WITHDRAW }],
  '办理时间还没过半，请再等一等': [{ ticket: handling(), who: author, does: URGE }],
  '刚催办过，承办人已经收到提醒': [
    {
      ticket: after(handling(), author, URGE, at('2026-03-02 14:00')),
      who: author,
      does: URGE,
      now: at('2026-03-02 14:01'),
    },
  ],
  '已超过 10 秒，不能撤回了': [{ ticket: handling(), who: worker, does: { name: 'undo' }, now: REPORTED_AT + 70_001 }],
  '这件诉求的记录已经很长，请办结后另外反映': [
    { ticket: long(), who: worker, does: PROGRESS, field: 'note' },
    { ticket: long(), who: worker, does: SPLIT, field: 'note' },
  ],
  // 等着审批
  '有事项等待审批，请先等审批结果': [
    { ticket: asked(), who: worker, does: SEND_BACK },
    { ticket: asked(), who: worker, does: ESCALATE },
    { ticket: asked(), who: worker, does: HAND },
  ],
  '有事项等待审批，请先审批': [
    { ticket: asked(), who: clerk, does: dispatchTo(COMMUNITY) },
    { ticket: asked(), who: clerk, does: MERGE },
  ],
  已经在等待审批了: [{ ticket: asked(), who: worker, does: EXTEND }],
  '申请的日期已经过了，请不同意，让承办人重新申请': [{ ticket: asked(), who: clerk, does: APPROVE, now: until }],
  // 往上、往下、给谁
  '已经是街道，不能再往上；可以改派、更正或者延期': [
    { ticket: atStreet(), who: streetClerk, does: ESCALATE },
    { ticket: atStreet(), who: streetClerk, does: SEND_BACK },
  ],
  '没有找到这位团队成员，请重新选择': [
    { ticket: handling(), who: worker, does: handTo('nobody'), field: 'to' },
    { ticket: handling(), who: worker, does: handTo('worker'), field: 'to' },
  ],
  不能交给反映人自己: [{ ticket: { ...handling(), author: 'member' }, who: worker, does: HAND, field: 'to' }],
  'member的名字 正在请假，请换一位': [
    { ticket: handling(), who: worker, does: HAND, more: away, field: 'to' },
    { ticket: handling(), who: clerk, does: dispatchTo(`${GRID}/member`), more: away, field: 'to' },
  ],
  '没有找到这个岗位，请重新选择': [{ ticket: aTicket(), who: clerk, does: dispatchTo('c2'), field: 'to' }],
  '没有找到这个人，请重新选择': [{ ticket: aTicket(), who: clerk, does: dispatchTo(`${GRID}/clerk`), field: 'to' }],
  不能派给反映人自己: [
    { ticket: { ...handling(), author: 'standIn' }, who: clerk, does: dispatchTo(`${GRID}/standIn`), field: 'to' },
  ],
  // 到什么时候
  新的期限要晚于现在的期限: [
    { ticket: handling(), who: worker, does: extendTo(handling().dueBy), field: 'until' },
    { ticket: late(), who: worker, does: extendTo(late().dueBy + DAY), now: late().dueBy + DAY, field: 'until' },
  ],
  [`最多延到 ${longest} 天以后`]: [
    { ticket: handling(), who: worker, does: extendTo(REPORTED_AT + (longest + 1) * DAY), field: 'until' },
  ],
  督办期限要晚于现在: [{ ticket: handling(), who: clerk, does: supervise(REPORTED_AT), field: 'until' }],
  [`最多到 ${longest} 天以后`]: [
    { ticket: handling(), who: clerk, does: supervise(REPORTED_AT + (longest + 1) * DAY), field: 'until' },
  ],
  // 改成什么、并到哪里、公开什么
  请先改类别或者地点: [{ ticket: handling(), who: worker, does: CORRECT }],
  类别没有变化: [
    { ticket: handling(), who: worker, does: CORRECT, more: { correction: { category: litter } }, field: 'category' },
  ],
  类别和地点都没有变化: [
    {
      ticket: handling(),
      who: worker,
      does: CORRECT,
      more: { correction: { spot: spotIn(chain()), address: '' } },
      field: 'place',
    },
  ],
  '已经超期，请社区来更正类别': [
    { ticket: late(), who: worker, does: CORRECT, more: { correction: { category: shed } }, field: 'category' },
  ],
  没有找到要并入的诉求: [
    { ticket: aTicket(), who: clerk, does: MERGE, field: 'into' },
    { ticket: aTicket(), who: clerk, does: MERGE, more: { target: aTicket() }, field: 'into' },
  ],
  '它已经并入 JH260302-AAAAA，请并到那一件': [
    {
      ticket: aTicket(),
      who: clerk,
      does: MERGE,
      more: into({ mergedInto: { id: 't2', no: 'JH260302-AAAAA' } }),
      field: 'into',
    },
  ],
  '它已经办结，不能再并入；可以把本件按“重复”办结': [
    { ticket: aTicket(), who: clerk, does: MERGE, more: into({ isOpen: false }), field: 'into' },
  ],
  '它不在您的辖区，不能并入': [
    { ticket: aTicket(), who: clerk, does: MERGE, more: into({ path: ['d', STREET, 'c2', 'g2'] }), field: 'into' },
  ],
  请填写公开摘要: [{ ticket: handling(), who: clerk, does: summarise(''), field: 'text' }],
  '别人刚改了公开摘要，请看过再定': [
    { ticket: { ...handling(), summary: { entry: 'e9' } }, who: clerk, does: summarise('垃圾已清') },
    {
      ticket: { ...handling(), summary: { entry: 'e9' } },
      who: clerk,
      does: { ...summarise(''), seen: 'e8' } as Command,
    },
  ],
  '只能公开办理时拍的、已经通过审核的照片': [
    { ticket: handling(), who: clerk, does: summarise('垃圾', 'p/1.jpg'), field: 'photo' },
  ],
}

const rows = Object.entries(HEARD).flatMap(([message, heard]) => heard.map((row) => ({ message, ...row })))

test.each(rows)('$who._id 这时候 $does.name，听到“$message”', ({ ticket, who, does, now, more, message, field }) => {
  const latest = Math.max(REPORTED_AT + 60_000, ticket.timeline.at(-1)?.at ?? 0)
  expect(decision(ticket, who, does, now ?? latest, more)).toEqual({
    ok: false,
    code: expect.stringMatching(/^(?:ticket|photo)\/[a-z-]+$/) as string,
    message,
    ...(field !== undefined && { field }),
  })
})
