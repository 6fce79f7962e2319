import type { Command } from '../../../cloudfunctions/contract/ticket-command'
import { photoKey } from '../../../cloudfunctions/domain/photo'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import { replay } from '../../../cloudfunctions/domain/ticket-evolution'
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
  DISTRICT,
  ESCALATE,
  farClerk,
  fullChain,
  GRID,
  handling,
  litter,
  member,
  otherClerk,
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
  STREET,
  streetClerk,
  stranger,
  worker,
} from '../../support/city-facts'

const MINUTE = 60_000
const names = (ticket: Ticket, from = 0) => ticket.timeline.slice(from).map(({ name }) => name)
const HAND: Command = { name: 'hand', to: 'member', note: '请帮忙看看' }
const SECOND = { id: 't2', no: 'JH260302-AAAAA' }

describe('一件诉求的一生', () => {
  test('一报上来就有人管、有期限、有编号', () => {
    const ticket = aTicket()
    expect(ticket).toMatchObject({
      status: 'dispatched',
      holder: 'worker',
      isOpen: true,
      dueBy: at('2026-03-02 15:30'),
      acceptBy: at('2026-03-02 10:00'),
      reportedOn: '2026-03-02',
    })
    expect(ticket.firstDueBy).toBe(ticket.dueBy)
    expect(names(ticket)).toEqual(['reported', 'dispatched'])
  })

  test('接单、办结、满意，结案', () => {
    const closed = after(resolved(), author, rate('satisfied'))
    expect(closed).toMatchObject({
      status: 'closed',
      isOpen: false,
      rating: 'satisfied',
      closing: 'solved',
      wakeAt: null,
    })
  })

  test('到期限那一刻才办结，时钟还没说：也记作超期；早一分钟就不是', () => {
    const taken = handling()
    const late = (moment: number) => after(taken, worker, RESOLVE, moment).told.overdue
    expect([late(taken.dueBy - MINUTE), late(taken.dueBy)]).toEqual([false, true])
  })

  test('网格员不在岗，一报上来就在代班手上', () => {
    const leave = [{ from: 0, until: at('2027-01-01 00:00') }]
    const where = chain({ worker: server('worker', { leave }), standIns: [server('standIn')] })
    expect(aTicket({ where }).holder).toBe('standIn')
  })

  test('时间线只记人的编号，不记话：话和照片另放，可以抹去', () => {
    const ticket = after(handling(), worker, PROGRESS)
    const timeline = JSON.stringify(ticket.timeline)
    expect(timeline).not.toContain('垃圾堆了三天')
    expect(timeline).not.toContain('已联系环卫')
    expect(Object.values(ticket.contents).map(({ words }) => words)).toEqual(['三单元门口垃圾堆了三天', '已联系环卫'])
  })

  test('两台机器的钟差一点，时间线也不会倒着走', () => {
    const ticket = after(aTicket(), worker, ACCEPT, REPORTED_AT - 5_000)
    expect(ticket.timeline.at(-1)?.at).toBe(REPORTED_AT)
  })
})

describe('重新办理', () => {
  test('回到原来的人，重新计时，返工加一，最初的期限留着', () => {
    const again = after(resolved(), author, REOPEN, at('2026-03-03 09:00'))
    expect(again).toMatchObject({ status: 'dispatched', holder: 'worker', reopenings: 1, closing: null, rating: null })
    expect(again.dueBy).toBe(at('2026-03-03 15:30'))
    expect(again.firstDueBy).toBe(at('2026-03-02 15:30'))
  })

  test('第二次重新办理，提高一级到社区', () => {
    const once = after(after(after(resolved(), author, REOPEN), worker, ACCEPT), worker, RESOLVE)
    const twice = after(once, author, REOPEN)
    expect(twice).toMatchObject({ desk: COMMUNITY, deskRole: 'community', holder: null, reopenings: 2 })
    expect(names(twice).slice(-3)).toEqual(['reopened', 'escalated', 'dispatched'])
  })

  test('原来的人请假了，回到原来的岗位，谁在谁接', () => {
    const leave = [{ from: 0, until: at('2027-01-01 00:00') }]
    const where = chain({ worker: server('worker', { leave }), standIns: [server('standIn')] })
    const again = after(resolved(), author, REOPEN, undefined, { chain: where })
    expect(again).toMatchObject({ desk: GRID, holder: null })
    expect(after(again, standIn, ACCEPT).holder).toBe('standIn')
  })

  test('没评价就要求重办，时间线上记一笔不满意；评过的不再记', () => {
    const said = (ticket: Ticket) =>
      ticket.timeline.slice(4).map((entry) => (entry.name === 'rated' ? entry.score : entry.name))
    expect(said(after(resolved(), author, REOPEN))).toEqual(['dissatisfied', 'reopened', 'dispatched'])
    const rated = after(resolved(), author, rate('fair'))
    expect(said(after(rated, author, REOPEN))).toEqual(['fair', 'closed', 'reopened', 'dispatched'])
  })

  test('社区接的单，重新办理回到社区那位同志手上', () => {
    const where = chain()
    const done = after(after(aTicket({ where }), clerk, ACCEPT), clerk, RESOLVE)
    expect(after(done, author, REOPEN, undefined, { chain: where })).toMatchObject({ holder: 'clerk', desk: COMMUNITY })
  })
})

describe('上报、退回、交办', () => {
  test('上报到社区：期限不变，社区接单以前网格员仍然负责', () => {
    const up = after(handling(), worker, ESCALATE)
    expect(up).toMatchObject({ status: 'dispatched', desk: COMMUNITY, holder: null, keeper: 'worker' })
    expect(up.dueBy).toBe(aTicket().dueBy)
    expect(after(up, worker, PROGRESS).timeline.at(-1)?.name).toBe('progressed')
    expect(after(up, clerk, ACCEPT)).toMatchObject({ status: 'handling', holder: 'clerk', keeper: null })
  })

  test('上报的人可以收回自己办', () => {
    const back = after(after(handling(), worker, ESCALATE), worker, ACCEPT)
    expect(back).toMatchObject({ status: 'handling', holder: 'worker', keeper: null })
  })

  test('社区再上报到街道，街道以上没有了', () => {
    const street = after(after(after(handling(), worker, ESCALATE), clerk, ACCEPT), clerk, ESCALATE)
    expect(street).toMatchObject({ desk: STREET, deskRole: 'street', keeper: 'clerk' })
    const taken = after(street, streetClerk, ACCEPT)
    expect(decision(taken, streetClerk, ESCALATE)).toMatchObject({ code: 'ticket/top' })
    expect(decision(taken, streetClerk, SEND_BACK)).toMatchObject({ code: 'ticket/top' })
  })

  test('网格员退回，到社区分拣，退回次数记一笔', () => {
    expect(after(aTicket(), worker, SEND_BACK)).toMatchObject({ desk: COMMUNITY, sendBacks: 1, keeper: 'worker' })
  })

  test('交给楼栋长：接单以前和以后，网格员都仍然负责；退回就回到网格员手上', () => {
    const handed = after(handling(), worker, HAND)
    expect(handed).toMatchObject({ status: 'dispatched', holder: 'member', keeper: 'worker', isHanded: true })
    const taken = after(handed, member, ACCEPT)
    expect(taken).toMatchObject({ status: 'handling', holder: 'member', keeper: 'worker' })
    expect(after(taken, member, SEND_BACK)).toMatchObject({ status: 'handling', holder: 'worker', keeper: null })
    expect(decision(taken, member, ESCALATE)).toMatchObject({ code: 'ticket/not-yours' })
  })

  test('不能交给请假的、别的网格的，也不能交给反映人自己', () => {
    const away = chain({
      worker: server('worker'),
      team: [server('member', { leave: [{ from: 0, until: at('2027-01-01 00:00') }] }), server('author')],
    })
    expect(decision(handling(), worker, HAND, undefined, { chain: away })).toMatchObject({ code: 'ticket/away' })
    expect(decision(handling(), worker, { ...HAND, to: 'author' }, undefined, { chain: away })).toMatchObject({
      code: 'ticket/own',
    })
    expect(decision(handling(), worker, { ...HAND, to: 'nobody' })).toMatchObject({
      code: 'ticket/unknown-person',
    })
  })

  test('社区手工派单：派到岗位，或岗位上的人', () => {
    const byHand = (to: string) => after(aTicket(), clerk, { name: 'dispatch', to, note: '' })
    expect(byHand(`${GRID}/standIn`)).toMatchObject({ holder: 'standIn', desk: GRID, keeper: 'worker' })
    expect(byHand(COMMUNITY)).toMatchObject({ holder: null, desk: COMMUNITY })
    expect(byHand(`${GRID}/member`)).toMatchObject({ holder: 'member', deskRole: 'team' })
  })

  test('不能派到诉求以外的地方，也不能派给不在那里的人', () => {
    const tryTo = (to: string) => decision(aTicket(), clerk, { name: 'dispatch', to, note: '' })
    expect(tryTo('c2')).toMatchObject({ code: 'ticket/unknown-desk', field: 'to' })
    expect(tryTo(`${GRID}/clerk`)).toMatchObject({ code: 'ticket/unknown-person' })
  })
})

describe('延期与核查', () => {
  const until = at('2026-03-06 17:30')
  const EXTEND: Command = { name: 'extend', until, note: '等配件' }
  const asked = () => after(handling(), worker, EXTEND)

  test('申请延期要上一级批准：批准是新的期限，最初的留着，延期记一次', () => {
    expect(asked()).toMatchObject({
      approver: COMMUNITY,
      pending: { kind: 'extension', until },
      dueBy: handling().dueBy,
    })
    const granted = after(asked(), clerk, { name: 'approve', note: '' })
    expect(granted).toMatchObject({ dueBy: until, extensions: 1, pending: null, approver: null, status: 'handling' })
    expect(granted.firstDueBy).toBe(handling().dueBy)
  })

  test('不同意延期，期限不变', () => {
    const refused = after(asked(), clerk, { name: 'refuse', note: '抓紧' })
    expect(refused).toMatchObject({ dueBy: handling().dueBy, extensions: 0, pending: null })
  })

  test('延期不能提前，不能没完没了，等着审批时不能再申请；提前办好了，申请就作罢', () => {
    const tryUntil = (moment: number) => decision(handling(), worker, { ...EXTEND, until: moment })
    expect(tryUntil(handling().dueBy)).toMatchObject({ code: 'ticket/too-early', field: 'until' })
    expect(tryUntil(at('2026-07-01 00:00'))).toMatchObject({ code: 'ticket/too-late', field: 'until' })
    expect(decision(asked(), worker, EXTEND)).toMatchObject({ code: 'ticket/pending' })
    expect(after(asked(), worker, RESOLVE)).toMatchObject({ status: 'resolved', pending: null, approver: null })
  })

  test('社区自己的延期由街道批，街道自己的由区里批', () => {
    const atCommunity = after(after(handling(), worker, ESCALATE), clerk, ACCEPT)
    expect(after(atCommunity, clerk, EXTEND).approver).toBe(STREET)
    const atStreet = after(after(atCommunity, clerk, ESCALATE), streetClerk, ACCEPT)
    expect(after(atStreet, streetClerk, EXTEND).approver).toBe(DISTRICT)
  })

  const shedding = () => after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)

  test('类别要求核查的，办结后等社区看过才算，办结时间是处理完的时间', () => {
    const checking = shedding()
    expect(checking).toMatchObject({ status: 'checking', isOpen: true, closing: null, endedAt: null })
    const passed = after(checking, clerk, { name: 'approve', note: '' }, REPORTED_AT + 3_600_000)
    expect(passed).toMatchObject({ status: 'resolved', closing: 'solved', endedAt: REPORTED_AT + MINUTE })
  })

  test('核查没通过，回到承办人手上', () => {
    expect(after(shedding(), clerk, { name: 'refuse', note: '还没拆' })).toMatchObject({
      status: 'handling',
      holder: 'worker',
      pending: null,
    })
  })
})

describe('更正与拆分', () => {
  const correct = { name: 'correct', note: '看错了' } as Command

  test('类别更正，期限从原来的起点按新类别重算', () => {
    const right = after(handling(), worker, correct, undefined, { correction: { category: shed } })
    expect(right).toMatchObject({ category: '0101', categoryName: '私搭乱建', status: 'handling', holder: 'worker' })
    expect(right).toMatchObject({ startedAt: REPORTED_AT, dueBy: at('2026-03-11 17:30') })
    expect(right.firstDueBy).toBe(at('2026-03-02 15:30'))
  })

  test('地点更正到别的网格，重新派单，原承办人在新的人接单以前仍然负责', () => {
    const elsewhere = chain({ worker: server('w2') })
    const spot = { ...spotIn(elsewhere), area: 'g2', path: [DISTRICT, STREET, COMMUNITY, 'g2'] }
    const assignment = {
      desk: 'g2',
      deskName: '第02网格',
      role: 'worker' as const,
      server: server('w2'),
      team: [server('w2')],
      reason: 'worker' as const,
    }
    const moved = after(handling(), worker, correct, undefined, { correction: { spot, assignment } })
    expect(moved).toMatchObject({ area: 'g2', desk: 'g2', holder: 'w2', keeper: 'worker', status: 'dispatched' })
    expect(moved.dueBy).toBe(handling().dueBy)
  })

  test('什么都没改，不算更正', () => {
    expect(decision(handling(), worker, correct)).toMatchObject({ code: 'ticket/nothing-new' })
    expect(decision(handling(), worker, correct, undefined, { correction: { category: litter } })).toMatchObject({
      code: 'ticket/nothing-new',
    })
  })

  test('拆成两件：本件照办，另一件等着生出来', () => {
    const command: Command = { name: 'split', words: '路灯也坏了', category: '0199' }
    const parent = after(handling(), worker, command, undefined, { second: SECOND })
    expect(parent).toMatchObject({ status: 'handling', relatives: [{ ...SECOND, kind: 'split-into' }] })
    expect(parent.outbox.map(({ kind }) => kind)).toContain('spawn')
  })
})

describe('并件', () => {
  const main = (): Ticket => ({ ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' })
  const merge = (actor = clerk) =>
    decision(aTicket(), actor, { name: 'merge', into: 't9', note: '' }, undefined, { target: main() })

  test('并入别的诉求：本件结案，记下并到哪件，两个编号都在', () => {
    const merged = after(aTicket(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target: main() })
    expect(merged).toMatchObject({
      status: 'closed',
      closing: 'duplicate',
      mergedInto: { id: 't9', no: 'JH260302-ZZZZZ' },
    })
    const back = after(merged, clerk, { name: 'unmerge', note: '不是同一件' })
    expect(back).toMatchObject({
      status: 'dispatched',
      holder: 'worker',
      isOpen: true,
      mergedInto: null,
      closing: null,
    })
    expect(back.dueBy).toBe(aTicket().dueBy)
  })

  test('不能并到自己、并到已并走的、并到别人辖区的', () => {
    const into = (target: Ticket) =>
      decision(aTicket(), clerk, { name: 'merge', into: target._id, note: '' }, undefined, { target })
    expect(into(aTicket())).toMatchObject({ code: 'ticket/unknown' })
    expect(into({ ...main(), mergedInto: SECOND })).toMatchObject({ code: 'ticket/merged' })
    expect(into({ ...main(), path: [DISTRICT, 's2', 'c2', 'g2'] })).toMatchObject({ code: 'ticket/not-yours' })
    expect(merge(farClerk)).toMatchObject({ code: 'ticket/not-yours' })
  })
})

describe('反映人还能做什么', () => {
  test('承办人请补充，反映人补充后不再等', () => {
    const asked = after(handling(), worker, { name: 'ask', note: '在几单元' })
    expect(asked.asked).toBe(asked.timeline.at(-1)?.id)
    expect(after(asked, author, { name: 'supplement', note: '三单元', photos: [] }).asked).toBeNull()
  })

  test('过了一半时间才能催，一天一次', () => {
    const urge: Command = { name: 'urge', note: '' }
    expect(decision(handling(), author, urge, REPORTED_AT + MINUTE)).toMatchObject({ code: 'ticket/too-early' })
    const urged = after(handling(), author, urge, at('2026-03-02 14:00'))
    expect(urged).toMatchObject({ urges: 1 })
    expect(decision(urged, author, urge, at('2026-03-03 13:59'))).toMatchObject({ code: 'ticket/urged' })
    expect(after(urged, author, urge, at('2026-03-03 14:00')).urges).toBe(2)
  })

  test('撤回就结案，不再能评价和重开', () => {
    const gone = after(handling(), author, { name: 'withdraw', note: '' })
    expect(gone).toMatchObject({ status: 'closed', closing: 'withdrawn', isOpen: false, wakeAt: null })
    expect(decision(gone, author, rate('satisfied'))).toMatchObject({ code: 'ticket/not-now' })
    expect(decision(gone, author, REOPEN)).toMatchObject({ code: 'ticket/not-now' })
  })
})

describe('点错了', () => {
  test('10 秒内撤回，回到原样，时间线上都留着', () => {
    const before = handling()
    const resolvedByMistake = after(before, worker, RESOLVE, REPORTED_AT + 2 * MINUTE)
    const back = after(resolvedByMistake, worker, { name: 'undo' }, REPORTED_AT + 2 * MINUTE + 9_000)
    expect(back).toMatchObject({ status: 'handling', isOpen: true, endedAt: null, closing: null, undo: null })
    expect(back.wakeAt).toBe(before.wakeAt)
    expect(names(back).slice(-2)).toEqual(['resolved', 'undone'])
    expect(back.outbox.at(-1)).toBeDefined()
    const told = back.outbox.filter((intent) => intent.kind === 'notify' && intent.news === 'undone')
    expect(told.map((intent) => intent.kind === 'notify' && intent.audience)).toEqual([
      { person: 'author' },
      { followers: true },
    ])
  })

  test('过了 10 秒、别人又动过、别人来撤，都不行', () => {
    const taken = after(aTicket(), worker, ACCEPT, REPORTED_AT)
    expect(decision(taken, worker, { name: 'undo' }, REPORTED_AT + 10_001)).toMatchObject({ code: 'ticket/too-late' })
    expect(decision(taken, standIn, { name: 'undo' }, REPORTED_AT + 1)).toMatchObject({ code: 'ticket/not-yours' })
    const moved = after(taken, author, { name: 'supplement', note: '快点', photos: [] }, REPORTED_AT + 1)
    expect(decision(moved, worker, { name: 'undo' }, REPORTED_AT + 2)).toMatchObject({ code: 'ticket/not-yours' })
  })

  test('跨着两件诉求的并件、拆分，用各自的办法取消，不在撤回里', () => {
    const merged = after(aTicket(), clerk, { name: 'merge', into: 't9', note: '' }, REPORTED_AT, {
      target: { ...handling(), _id: 't9' },
    })
    expect(merged.undo).toBeNull()
  })
})

describe('公开与督办', () => {
  test('公开的只是工作人员写的一句话；写空就撤下', () => {
    const shown = after(aTicket(), clerk, { name: 'summarise', text: '楼道垃圾，正在清运' })
    expect(shown.summary).toEqual({ entry: shown.timeline.at(-1)?.id })
    expect(after(shown, otherClerk, { name: 'summarise', text: '', seen: shown.summary!.entry })).toMatchObject({
      summary: null,
      publishedAt: null,
    })
  })

  test('公开的照片只能是办理的人拍的，而且审核过的；反映人的不行', () => {
    const [own, others] = ['author', 'worker'].map((who) => `cloud://e/photos/${who}/20260302/aaaaaaaaaaaaaaaa.jpg`)
    const seen = after(after(aTicket(), worker, ACCEPT), worker, { name: 'progress', note: '看了', photos: [others!] })
    const passed = { ...seen, hidden: {}, copies: { [photoKey(own!)]: 'cloud://e/kept/1.jpg' } }
    const tryPhoto = (ticket: Ticket, photo: string) =>
      decision(ticket, clerk, { name: 'summarise', text: '垃圾', photo })
    expect(tryPhoto(passed, own!)).toMatchObject({ code: 'photo/not-public' })
    expect(tryPhoto(seen, others!)).toMatchObject({ code: 'photo/not-public' })
    const copied = { ...passed, copies: { [photoKey(others!)]: 'cloud://e/kept/2.jpg' } }
    expect(tryPhoto(copied, others!)).not.toHaveProperty('code')
  })

  test('督办有自己的期限，列为优先', () => {
    const until = at('2026-03-02 12:00')
    const watched = after(handling(), streetClerk, { name: 'supervise', until, note: '今天办好' })
    expect(watched).toMatchObject({ urgency: 'raised', supervision: { by: 'streetClerk', dueBy: until } })
    expect(watched.dueBy).toBe(handling().dueBy)
  })
})

describe('照着时间线重放，得到同一件诉求', () => {
  const lives: Array<{ life: string; ticket: () => Ticket }> = [
    { life: '办结又重开', ticket: () => after(after(resolved(), author, REOPEN), worker, ACCEPT) },
    {
      life: '上报到街道',
      ticket: () => after(after(after(handling(), worker, ESCALATE), clerk, ACCEPT), clerk, ESCALATE),
    },
    {
      life: '交办又退回',
      ticket: () => after(after(after(handling(), worker, HAND), member, ACCEPT), member, SEND_BACK),
    },
    {
      life: '点错撤回',
      ticket: () =>
        after(after(handling(), worker, RESOLVE, REPORTED_AT), worker, { name: 'undo' }, REPORTED_AT + 1_000),
    },
    {
      life: '延期、更正、撤回',
      ticket: () => {
        const until = at('2026-03-06 17:30')
        const asked = after(handling(), worker, { name: 'extend', until, note: '等' })
        const granted = after(asked, clerk, { name: 'approve', note: '' })
        const right = after(granted, clerk, { name: 'correct', note: '错了' }, undefined, {
          correction: { category: shed },
        })
        return after(right, author, { name: 'withdraw', note: '' })
      },
    },
  ]
  test.each(lives)('$life', ({ ticket }) => {
    const now = ticket()
    expect(replay(now)).toEqual(now)
  })
})

test('别人的诉求做不了，说得清楚', () => {
  expect(decision(aTicket(), stranger, rate('satisfied'))).toEqual({
    ok: false,
    code: 'ticket/not-yours',
    message: '只有反映人可以这样做',
  })
})

test('每条消息的编号全系统唯一', () => {
  const ticket = after(resolved(), author, REOPEN, undefined, { chain: fullChain })
  const ids = ticket.outbox.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
