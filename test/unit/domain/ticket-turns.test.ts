import type { Command } from '../../../cloudfunctions/contract/ticket-command'
import type { Person } from '../../../cloudfunctions/domain/person'
import { addressOf, type Ticket } from '../../../cloudfunctions/domain/ticket'
import { replay } from '../../../cloudfunctions/domain/ticket-evolution'
import { can, forbids } from '../../../cloudfunctions/domain/ticket-rules'
import { mayTakeBack, relationOf } from '../../../cloudfunctions/domain/ticket-sides'
import {
  ACCEPT,
  after,
  at,
  aTicket,
  author,
  chain,
  clerk,
  decision,
  districtClerk,
  elapse,
  ESCALATE,
  GRID,
  handling,
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
  streetClerk,
  worker,
} from '../../support/city-facts'

// 拐弯的地方：人走了、撤回了、并走了、晚到的核查。

const DAY = 86_400_000
const HAND: Command = { name: 'hand', to: 'member', note: '' }
const handed = () => after(after(handling(), worker, HAND), member, ACCEPT)
/** The same person after everything was taken from them. */
const gone = (person: Person): Person => ({ ...person, roles: [] })

describe('离任的人', () => {
  test('上报以后离任，不能收回、不能登记进展，也看不到了', () => {
    const up = after(handling(), worker, ESCALATE)
    for (const action of ['accept', 'progress'] as const)
      expect(forbids(up, action, gone(worker), REPORTED_AT, policy)).toMatchObject({ code: 'ticket/not-yours' })
    expect(relationOf(up, gone(worker), false)).toBeUndefined()
  })

  test('办过的事，离任以后也看不到', () => {
    expect(relationOf(resolved(), gone(worker), false)).toBeUndefined()
  })

  test('交办人离任了，团队成员退回就到社区', () => {
    const where = chain({ team: [server('member')] })
    expect(after(handed(), member, SEND_BACK, undefined, { chain: where })).toMatchObject({ desk: 'c', holder: null })
  })

  test('替人登记的，离任以后与登记的人无关', () => {
    const filed = aTicket({ source: 'phone', by: clerk })
    expect(relationOf(filed, clerk, false)).toBe('handler')
    expect(relationOf(filed, gone(clerk), false)).toBeUndefined()
    expect(can(filed, 'withdraw', gone(clerk), REPORTED_AT, policy)).toBe(false)
    expect(can(filed, 'withdraw', clerk, REPORTED_AT, policy)).toBe(true)
  })

  test('取消并件时原来的人已经离任，由原来的岗位接', () => {
    const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
    const merged = after(handling(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })
    const where = chain({ standIns: [server('standIn')] })
    const back = after(merged, clerk, { name: 'unmerge', note: '不是' }, undefined, { chain: where })
    expect(back).toMatchObject({ status: 'dispatched', holder: null, desk: GRID })
  })

  test('等着核查的已经办完，承办人离任也不再改派', () => {
    const checking = after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)
    const late = elapse(checking, checking.pending?.answerBy ?? 0, chain({ standIns: [server('standIn')] }))
    expect(late).toMatchObject({ status: 'checking', holder: 'worker' })
  })
})

describe('上下级', () => {
  const atStreet = () =>
    after(after(after(after(handling(), worker, ESCALATE), clerk, ACCEPT), clerk, ESCALATE), streetClerk, ACCEPT)

  test('街道手上的，社区不能改派、不能督办', () => {
    expect(forbids(atStreet(), 'dispatch', clerk, REPORTED_AT, policy)).toMatchObject({ code: 'ticket/not-yours' })
    expect(can(atStreet(), 'supervise', clerk, REPORTED_AT, policy)).toBe(false)
    expect(can(atStreet(), 'dispatch', districtClerk, REPORTED_AT, policy)).toBe(true)
  })

  test('上级督办的，下级改不了期限', () => {
    const until = at('2026-03-03 12:00')
    const watched = after(handling(), streetClerk, { name: 'supervise', until, note: '今天' })
    expect(forbids(watched, 'supervise', clerk, REPORTED_AT, policy)).toMatchObject({ code: 'ticket/supervised' })
    expect(can(watched, 'supervise', districtClerk, REPORTED_AT, policy)).toBe(true)
  })

  test('收回自己办的，回到自己的岗位：再上报仍是社区', () => {
    const back = after(after(handling(), worker, ESCALATE), worker, ACCEPT)
    expect(back).toMatchObject({ desk: GRID, deskRole: 'worker' })
    expect(after(back, worker, ESCALATE).desk).toBe('c')
  })

  test('交办以前申请的延期不能借交办自己批', () => {
    const both: Person = { ...worker, roles: [...worker.roles, { role: 'community', scope: 'c' }] }
    const asked = after(handling(), both, { name: 'extend', until: at('2026-03-20 17:30'), note: '等' })
    expect(can(asked, 'approve', both, REPORTED_AT, policy)).toBe(false)
    expect(decision(asked, both, HAND)).toMatchObject({ code: 'ticket/pending' })
  })

  test('申请的日期已经过了，不能再批', () => {
    const until = at('2026-03-04 17:30')
    const asked = after(handling(), worker, { name: 'extend', until, note: '等' })
    expect(decision(asked, clerk, { name: 'approve', note: '' }, until)).toMatchObject({ code: 'ticket/too-late' })
  })
})

describe('重新办理', () => {
  test('交给团队成员办结的，回到交办的网格员', () => {
    const done = after(handed(), member, RESOLVE)
    expect(after(done, author, REOPEN)).toMatchObject({ holder: 'worker', deskRole: 'worker', isHanded: false })
  })

  test('撤回过的改派不算数：回到真正的岗位', () => {
    const moved = after(handling(), streetClerk, { name: 'dispatch', to: 's', note: '' }, REPORTED_AT + 1)
    const back = after(moved, streetClerk, { name: 'undo' }, REPORTED_AT + 2)
    const again = after(after(back, worker, RESOLVE), author, REOPEN)
    expect(again).toMatchObject({ desk: GRID, deskRole: 'worker', holder: 'worker' })
  })

  test('核查来得晚，反映人的七天和十五天从核查通过算起；按时不按时看办完的时间', () => {
    const checking = after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)
    const passedAt = REPORTED_AT + 20 * DAY
    const passed = after(checking, clerk, { name: 'approve', note: '' }, passedAt)
    expect(passed).toMatchObject({ endedAt: REPORTED_AT + 60_000, resolvedAt: passedAt, wakeAt: passedAt + 7 * DAY })
    expect(can(passed, 'reopen', author, passedAt + 15 * DAY, policy)).toBe(true)
  })
})

describe('更正', () => {
  const elsewhere: Command = { name: 'correct', note: '在北门' }
  const correction = { spot: spotIn(chain()), address: '北门岗亭' }

  test('地点说明改了，原来写的还在；撤回就回到原来写的', () => {
    const before: Ticket = { ...handling(), address: '南门' }
    const moved = after(before, worker, elsewhere, REPORTED_AT + 1, { correction })
    expect([moved.address, addressOf(moved)]).toEqual(['南门', '北门岗亭'])
    expect(addressOf(after(moved, worker, { name: 'undo' }, REPORTED_AT + 2))).toBe('南门')
  })

  test('超期以后，承办人不能靠改类别改没了超期', () => {
    const late = elapse(handling(), handling().dueBy)
    const change = (who: Person) =>
      decision(late, who, { name: 'correct', note: '其实是搭建' }, late.dueBy, { correction: { category: shed } })
    expect(change(worker)).toMatchObject({ code: 'ticket/overdue' })
    expect(change(clerk)).not.toMatchObject({ ok: false })
  })

  test('改成危险的类别，就按紧急办', () => {
    const category = { ...shed, urgent: true }
    expect(after(handling(), worker, elsewhere, undefined, { correction: { category } }).urgency).toBe('urgent')
  })

  test('团队成员不能把事情更正到别处去', () => {
    expect(decision(handed(), member, elsewhere, undefined, { correction })).toMatchObject({
      code: 'ticket/not-yours',
    })
  })
})

describe('并件', () => {
  test('督办和待补充，并走再拆回来都还在', () => {
    const asked = after(handling(), worker, { name: 'ask', note: '几单元' })
    const watched = after(asked, streetClerk, { name: 'supervise', until: at('2026-03-05 12:00'), note: '快' })
    const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
    const merged = after(watched, clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })
    const back = after(merged, clerk, { name: 'unmerge', note: '不是' })
    expect(back).toMatchObject({ status: 'handling', asked: watched.asked, supervision: watched.supervision })
  })

  test('已经办结的，不能再往里并', () => {
    const target = { ...resolved(), _id: 't9' }
    expect(decision(aTicket(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })).toMatchObject({
      code: 'ticket/not-now',
      field: 'into',
    })
  })

  test('有邻居的事并了进来，就不能一个人撤回', () => {
    const main: Ticket = { ...handling(), relatives: [{ id: 't2', no: 'JH260302-AAAAA', kind: 'absorbed' }] }
    expect(decision(main, author, { name: 'withdraw', note: '' })).toMatchObject({ code: 'ticket/merged' })
  })
})

test('工作人员登记的，工作人员不评价', () => {
  const found = after(
    after(after(aTicket({ source: 'patrol', by: worker }), worker, ACCEPT), worker, HAND),
    member,
    ACCEPT,
  )
  expect(decision(after(found, member, RESOLVE), worker, rate('satisfied'))).toMatchObject({ code: 'ticket/own' })
})

test('记录太长了，请办结后另外反映；该办的还能办', () => {
  const [first] = handling().timeline
  const long = { ...handling(), timeline: Array.from({ length: 200 }, () => first!) }
  expect(decision(long, worker, PROGRESS)).toMatchObject({ code: 'ticket/too-long' })
  expect(decision(long, worker, RESOLVE)).not.toMatchObject({ ok: false })
})

test('催办不能靠撤回一催再催', () => {
  const urged = after(handling(), author, { name: 'urge', note: '' }, at('2026-03-02 14:00'))
  expect(urged.undo).toBeNull()
})

test('拐了弯的诉求，照着时间线重放也一样', () => {
  const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
  const merged = after(handed(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })
  const lives = [
    after(merged, clerk, { name: 'unmerge', note: '不是' }),
    after(after(handling(), worker, ESCALATE), worker, ACCEPT),
    after(after(handed(), member, RESOLVE), author, REOPEN),
  ]
  for (const life of lives) expect(replay(life)).toEqual(life)
})

describe('首接负责', () => {
  test('社区接过单再派给网格员，网格员没接就退回：负责的还是社区那一位', () => {
    const up = after(after(handling(), worker, ESCALATE), clerk, ACCEPT)
    const down = after(up, clerk, { name: 'dispatch', to: `${GRID}/worker`, note: '' })
    expect(down).toMatchObject({ keeper: 'clerk', holder: 'worker' })
    expect(after(down, worker, SEND_BACK)).toMatchObject({ keeper: 'clerk', desk: 'c' })
  })

  test('负责的人离任了，就不再说由他负责', () => {
    const up = after(handling(), worker, ESCALATE)
    expect(up.keeper).toBe('worker')
    const where = chain({ standIns: [server('standIn')] })
    expect(elapse(up, REPORTED_AT + 120_000, where)).toMatchObject({ keeper: null, status: 'dispatched', desk: 'c' })
    const back = after(handed(), member, SEND_BACK, undefined, { chain: chain({ team: [server('member')] }) })
    expect(back.keeper).toBeNull()
  })

  test('挪到别的网格的，原来的人在哪个名册，这里说不上，仍由他负责', () => {
    const elsewhere = {
      ...after(handling(), worker, ESCALATE),
      keeperDesk: { desk: 'g9', deskName: '', deskRole: 'worker' as const },
    }
    expect(elapse(elsewhere, REPORTED_AT + 120_000, chain()).keeper).toBe('worker')
  })
})

describe('不是承办人耽误的时间', () => {
  const checking = () => after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)

  test('核查晚了又不通过，等核查的时间补给承办人，不会一退回就超期上报', () => {
    const asked = checking()
    const late = asked.dueBy + 2 * DAY
    const failed = after(asked, clerk, { name: 'refuse', note: '没拆干净' }, late)
    expect(failed).toMatchObject({ status: 'handling', firstDueBy: asked.dueBy })
    const left = asked.dueBy - (asked.pending?.since ?? 0)
    expect(failed.dueBy - late).toBeGreaterThanOrEqual(left)
    expect(failed.dueBy - late).toBeLessThan(left + 3 * DAY)
    expect(elapse(failed, late + 60_000).timeline.at(-1)?.name).toBe('checkFailed')
    expect(replay(failed)).toMatchObject({ dueBy: failed.dueBy, climbAt: failed.climbAt })
  })

  test('报办结以前就超期的，还是超期', () => {
    const taken = after(aTicket({ category: shed }), worker, ACCEPT)
    const asked = after(elapse(taken, taken.dueBy), worker, RESOLVE, taken.dueBy + DAY)
    const failed = after(asked, clerk, { name: 'refuse', note: '没拆干净' }, taken.dueBy + 2 * DAY)
    expect(failed).toMatchObject({ dueBy: taken.dueBy, told: { overdue: true } })
  })

  test('核查没有通过而承办人已经离任，由原来的岗位接', () => {
    const where = chain({ standIns: [server('standIn')] })
    const failed = after(checking(), clerk, { name: 'refuse', note: '没拆干净' }, undefined, { chain: where })
    expect(failed).toMatchObject({ status: 'dispatched', desk: GRID, holder: null })
  })

  test('并在别件里的时间，取消并件时补回来', () => {
    const target = { ...handling(), _id: 't9', no: 'JH260302-ZZZZZ' }
    const merged = after(handling(), clerk, { name: 'merge', into: 't9', note: '' }, undefined, { target })
    const later = (merged.endedAt ?? 0) + 30 * DAY
    const back = after(merged, clerk, { name: 'unmerge', note: '不是一件事' }, later)
    expect(back.dueBy).toBe(merged.dueBy + 30 * DAY)
    expect(elapse(back, later + 60_000).timeline.at(-1)?.name).toBe('unmerged')
  })
})

describe('紧急是类别和话说的，类别错了就不再紧急', () => {
  const gas = { ...shed, code: '0403', name: '燃气管道破裂', urgent: true, check: false }
  const correct: Command = { name: 'correct', category: 'x', note: '报错了' }
  const as = (ticket: Ticket, category: typeof shed) =>
    after(ticket, clerk, correct, undefined, { correction: { category } })

  test('改成紧急的类别就紧急，改回来就不紧急；督办过的仍然优先', () => {
    const urgent = as(handling(), gas)
    expect(urgent.urgency).toBe('urgent')
    expect(as(urgent, shed).urgency).toBe('normal')
    const watched = after(urgent, streetClerk, { name: 'supervise', until: at('2026-03-03 12:00'), note: '今天' })
    expect(as(watched, shed).urgency).toBe('raised')
  })

  test('话里说着火了的，改成什么类别都紧急', () => {
    const ticket = { ...handling(), urgency: 'urgent' as const, contents: { e0: { words: '楼下着火了', photos: [] } } }
    expect(as(ticket, shed).urgency).toBe('urgent')
  })

  test('紧急的，半小时内要有人接', () => {
    const moved = as(aTicket(), gas)
    const back = after({ ...moved, urgency: 'urgent' }, worker, SEND_BACK)
    expect(back.acceptBy - (REPORTED_AT + 60_000)).toBe(30 * 60_000)
  })
})

test('类别和地点都没有变，不用更正', () => {
  const ticket = handling()
  const correct: Command = {
    name: 'correct',
    place: { point: { lng: 118.4, lat: 31.3 }, address: '' },
    note: '再看一遍',
  }
  const spot = spotIn(chain())
  expect(decision(ticket, clerk, correct, undefined, { correction: { spot, address: '' } })).toMatchObject({
    code: 'ticket/nothing-new',
  })
  expect(decision(ticket, clerk, correct, undefined, { correction: { spot, address: '三单元' } })).not.toHaveProperty(
    'code',
  )
})

test('撤回刚才这一步：做完就看不到的，十秒内也撤得回', () => {
  const back = after(handed(), member, SEND_BACK)
  expect(relationOf(back, member, false)).toBeUndefined()
  expect(mayTakeBack(back, member, REPORTED_AT + 65_000)).toBe(true)
  expect(mayTakeBack(back, member, REPORTED_AT + 80_000)).toBe(false)
  expect(mayTakeBack(back, worker, REPORTED_AT + 65_000)).toBe(false)
})

test('同一个人的两件并到一起，反映人还能撤回；有别人的就不能', () => {
  const absorbed = (isSameAuthor: boolean): Ticket => ({
    ...handling(),
    relatives: [
      { id: 't8', no: 'JH260302-YYYYY', kind: 'absorbed', ...(isSameAuthor && { isSameAuthor: true as const }) },
    ],
  })
  expect(can(absorbed(true), 'withdraw', author, REPORTED_AT, policy)).toBe(true)
  expect(forbids(absorbed(false), 'withdraw', author, REPORTED_AT, policy)).toMatchObject({ code: 'ticket/merged' })
})

test('还在等人接的，更正成紧急的类别，接单的时限也跟着紧', () => {
  const gas = { ...shed, code: '0403', urgent: true, accept: { amount: 30, unit: 'naturalMinutes' as const } }
  const moved = after(aTicket(), clerk, { name: 'correct', category: 'x', note: '是燃气' }, undefined, {
    correction: { category: gas },
  })
  expect(moved).toMatchObject({ status: 'dispatched', acceptBy: REPORTED_AT + 60_000 + 30 * 60_000 })
  expect(replay(moved).acceptBy).toBe(moved.acceptBy)
})

test('补给承办人的时间，按工作时间算的落在上班的时候', () => {
  const asked = after(after(aTicket({ category: shed }), worker, ACCEPT), worker, RESOLVE)
  const failed = after(asked, clerk, { name: 'refuse', note: '没拆' }, at('2026-03-05 23:00'))
  const due = new Date(failed.dueBy + 8 * 3_600_000)
  expect([due.getUTCDay() % 6 === 0, due.getUTCHours() >= 8 && due.getUTCHours() < 18]).toEqual([false, true])
})

test('交给团队以后核查没通过、办的人又离任了，交办的人仍然负责', () => {
  const given = after(after(aTicket({ category: shed }), worker, ACCEPT), worker, HAND)
  const asked = after(after(given, member, ACCEPT), member, RESOLVE)
  const where = chain({ worker: server('worker') })
  const failed = after(asked, clerk, { name: 'refuse', note: '没拆' }, undefined, { chain: where })
  expect(failed).toMatchObject({ status: 'dispatched', keeper: 'worker', desk: GRID })
})

test('交办的人离任了，接手的人就是承办人：可以申请延期、上报', () => {
  const where = chain({ team: [server('member')] })
  const alone = elapse(handed(), REPORTED_AT + 120_000, where)
  expect(alone).toMatchObject({ keeper: null, isHanded: false, holder: 'member' })
  expect(can(alone, 'extend', member, REPORTED_AT, policy)).toBe(true)
  expect(can(alone, 'escalate', member, REPORTED_AT, policy)).toBe(true)
})

test('记录再长，也总能办到头：拆分、更正到了二百条就不再记', () => {
  const [first] = handling().timeline
  const long: Ticket = { ...handling(), timeline: Array.from({ length: 200 }, () => first!) }
  const split: Command = { name: 'split', words: '另一件', category: '0102' }
  expect(decision(long, worker, split)).toMatchObject({ code: 'ticket/too-long' })
  for (const command of [RESOLVE, ESCALATE, HAND]) expect(decision(long, worker, command)).not.toHaveProperty('code')
})

describe('不能这样做的，说清楚为什么', () => {
  const supervise = (until: number): Command => ({ name: 'supervise', until, note: '快' })

  test('督办的期限要晚于现在，也不能太远', () => {
    expect(decision(handling(), clerk, supervise(REPORTED_AT))).toMatchObject({
      code: 'ticket/too-early',
      field: 'until',
    })
    const far = REPORTED_AT + (policy.longestDays + 1) * DAY
    expect(decision(handling(), clerk, supervise(far))).toMatchObject({ code: 'ticket/too-late', field: 'until' })
  })

  test('不能派给、交给反映人自己', () => {
    const own = { ...handling(), author: 'standIn' }
    const to: Command = { name: 'dispatch', to: `${GRID}/standIn`, note: '' }
    expect(decision(own, clerk, to)).toMatchObject({ code: 'ticket/own', message: '不能派给反映人自己' })
    expect(decision(own, worker, { name: 'hand', to: 'standIn', note: '' })).toMatchObject({ code: 'ticket/own' })
  })

  test('没有公开过的，不写一句话就没有什么可公开、可撤下', () => {
    expect(decision(handling(), clerk, { name: 'summarise', text: '' })).toMatchObject({ code: 'ticket/nothing-new' })
  })

  test('没有并走的，不用取消并件', () => {
    const done = after(resolved(), author, rate('satisfied'))
    expect(forbids(done, 'unmerge', clerk, REPORTED_AT, policy)).toMatchObject({ code: 'ticket/not-merged' })
  })

  test('岗位已经没有了的，不能重新办理', () => {
    const lost = { ...resolved(), desk: 'gone' }
    expect(decision(lost, author, REOPEN)).toMatchObject({ code: 'ticket/not-now' })
  })
})
