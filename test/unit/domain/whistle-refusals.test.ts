import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import type { Person } from '../../../cloudfunctions/domain/person'
import { mayNotBlow } from '../../../cloudfunctions/domain/ticket-whistle'
import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import { aTicket, after, at, author, handling, member, STREET, worker } from '../../support/city-facts'
import {
  afterwards,
  blower,
  blown,
  BLOWN_AT,
  chengguan,
  communityClerk,
  decision,
  districtClerk,
  of,
  photo,
  running,
  streetClerk,
  zhujian,
} from '../../support/whistle-facts'

// 对一声哨做一步，每一种做不了，听到的是哪句话。

const officer = of(chengguan, 'officer')
const liaison = of(chengguan, 'liaison')
const later = (minutes: number) => BLOWN_AT + minutes * 60_000
const now = later(120)

const ANSWER: WhistleCommand = { name: 'answer' }
const COMPLETE: WhistleCommand = { name: 'complete', note: '好了', photos: [photo] }
const REPORT_IN: WhistleCommand = { name: 'reportIn', photos: [photo] }
const DECLINE: WhistleCommand = { name: 'decline', reason: 'not-ours', note: '不是我们的' }
const GIVE_BACK: WhistleCommand = { name: 'giveBack', note: '办不了' }
const URGE: WhistleCommand = { name: 'urge', note: '' }
const WITHDRAW: WhistleCommand = { name: 'withdraw', note: '不用了' }
const PROGRESS: WhistleCommand = { name: 'progress', note: '在办', photos: [] }
const evaluate = (points: number): WhistleCommand => ({ name: 'evaluate', verdict: 'satisfied', points, note: '' })
const extendTo = (until: number): WhistleCommand => ({ name: 'extend', until, note: '等材料' })
const supervise = (until: number): WhistleCommand => ({ name: 'supervise', colour: 'red', until, note: '快' })
const dispatchTo = (lead: string, assists: string[] = []): WhistleCommand => ({
  name: 'dispatch',
  lead,
  assists,
  note: '改派',
})
const redirectTo = (to: string, department = 'chengguan'): WhistleCommand => ({
  name: 'redirect',
  department,
  to,
  note: '改派',
})
const assignTo = (to: string): WhistleCommand => ({ name: 'assign', to, note: '' })
const reportAt = (lng: number): WhistleCommand => ({ name: 'reportIn', point: { lng, lat: 31.3 }, photos: [] })

const answered = () => afterwards(running(), officer, ANSWER, later(10))
const arrived = () => afterwards(answered(), officer, REPORT_IN, later(20))
const declined = () => afterwards(running(), officer, DECLINE, later(10))
const upheld = () =>
  afterwards(declined(), streetClerk, { name: 'uphold', department: 'chengguan', note: '归你们' }, later(20))
const completed = () => afterwards(arrived(), officer, COMPLETE, later(30))
const closed = () => afterwards(completed(), streetClerk, evaluate(95), later(40))
const returning = () => afterwards(answered(), officer, GIVE_BACK, later(20))
const supervised = () => afterwards(running(), districtClerk, supervise(later(600)), later(5))
const assisting = () => {
  const helper = of(zhujian, 'officer')
  return afterwards(running(), helper, { name: 'decline', reason: 'other', note: '不是我们的' }, later(10))
}
const bothHats = { ...officer, roles: [...officer.roles, { role: 'street' as const, scope: STREET }] }
const long = () => {
  const whistle = arrived()
  const [first] = whistle.timeline
  return { ...whistle, timeline: first ? Array.from({ length: 200 }, () => first) : [] }
}

type Case = [when: string, whistle: () => Whistle, who: Person, command: WhistleCommand, code: string, sentence: string]
const CASES: Case[] = [
  ['没轮到吹哨人', running, communityClerk, URGE, 'whistle/not-yours', '只有吹哨的人和街道可以这样做'],
  [
    '不归他受理',
    () => blown({ kind: 'key' }),
    communityClerk,
    { name: 'accept' },
    'whistle/not-yours',
    '这声哨现在不归您受理',
  ],
  ['社区要改派', running, communityClerk, dispatchTo('shuiwu'), 'whistle/not-yours', '只有街道和区网格中心可以这样做'],
  ['没叫到的人应哨', running, streetClerk, ANSWER, 'whistle/not-yours', '这声哨没有叫到您的部门，或者不归您办'],
  ['协办要办结', running, of(zhujian, 'officer'), COMPLETE, 'whistle/not-yours', '只有主办部门可以这样做'],
  [
    '主办说协办完',
    arrived,
    officer,
    { name: 'finish', note: '好', photos: [] },
    'whistle/not-yours',
    '只有协办部门可以这样做',
  ],
  ['经办人要分人', running, officer, assignTo('chengguan-head'), 'whistle/not-yours', '只有部门联络员可以这样做'],
  ['已经评单', closed, streetClerk, URGE, 'whistle/not-now', '这声哨已经评单，现在不能这样做'],
  ['应过哨又应', answered, officer, ANSWER, 'whistle/answered', '你们部门已经应哨了'],
  ['没应哨就办结', running, officer, COMPLETE, 'whistle/not-answered', '请先应哨'],
  ['退回还没裁定', declined, officer, ANSWER, 'whistle/deciding', '退回正在等街道裁定'],
  ['又申请一次', returning, officer, GIVE_BACK, 'whistle/pending', '已经在等街道答复了'],
  ['退回第二次', upheld, officer, DECLINE, 'whistle/declined-once', '已经退回过一次，街道裁定由你们办，请应哨'],
  ['报到两次', arrived, officer, REPORT_IN, 'whistle/arrived', '你们部门已经报到了'],
  [
    '没有位置也没有照片',
    answered,
    officer,
    { name: 'reportIn', photos: [] },
    'whistle/no-proof',
    '请打开定位，或者拍一张现场照片',
  ],
  [
    '离得远',
    answered,
    officer,
    reportAt(118.42),
    'whistle/too-far',
    '离现场还有 1900 米，请到现场再报到，或者拍一张现场照片',
  ],
  ['没有这位经办人', running, liaison, assignTo('nobody'), 'whistle/unknown-officer', '没有找到这位经办人，请重新选择'],
  [
    '已经是他',
    () => afterwards(running(), liaison, assignTo('chengguan-officer'), later(5)),
    liaison,
    assignTo('chengguan-officer'),
    'whistle/nothing-new',
    '已经是区城管局的officer在办了',
  ],
  [
    '改派没变',
    running,
    districtClerk,
    dispatchTo('chengguan', ['zhujian']),
    'whistle/nothing-new',
    '主办、协办没有变化',
  ],
  [
    '没有这个主办',
    running,
    districtClerk,
    dispatchTo('nobody'),
    'whistle/unknown-department',
    '没有找到主办部门，请重新选择',
  ],
  [
    '没有这个协办',
    running,
    districtClerk,
    dispatchTo('shuiwu', ['nobody']),
    'whistle/unknown-department',
    '没有找到协办部门，请重新选择',
  ],
  [
    '主办又协办',
    running,
    districtClerk,
    dispatchTo('shuiwu', ['shuiwu']),
    'whistle/lead-assists',
    '主办部门不能又是协办部门',
  ],
  [
    '改给协办成主办',
    assisting,
    streetClerk,
    redirectTo('chengguan', 'zhujian'),
    'whistle/lead-assists',
    '主办部门不能又是协办部门',
  ],
  [
    '改给没有的部门',
    declined,
    streetClerk,
    redirectTo('nobody'),
    'whistle/unknown-department',
    '没有找到这个部门，请重新选择',
  ],
  [
    '改给原来的部门',
    declined,
    streetClerk,
    redirectTo('chengguan'),
    'whistle/nothing-new',
    '还是原来的部门；要它办，请用“裁定由它办”',
  ],
  ['没人要答复', running, streetClerk, redirectTo('shuiwu'), 'whistle/not-asked', '现在没有要答复的'],
  [
    '要答复的不是它',
    declined,
    streetClerk,
    redirectTo('shuiwu', 'zhujian'),
    'whistle/not-asked',
    '这个部门没有在等这个答复',
  ],
  ['办过的人评价', completed, bothHats, evaluate(95), 'whistle/own', '办理这声哨的人，不能评价它'],
  ['分数不在这一档', completed, streetClerk, evaluate(60), 'whistle/points', '这一档的分数在 90 到 100 之间'],
  [
    '刚催过',
    () => afterwards(running(), blower, URGE, later(100)),
    blower,
    URGE,
    'whistle/urged',
    '刚催办过，部门已经收到提醒',
  ],
  [
    '应了哨再撤',
    answered,
    blower,
    WITHDRAW,
    'whistle/answered-already',
    '区城管局已经应哨，不能撤哨；情况有变请写在进展里',
  ],
  ['延期没往后', answered, officer, extendTo(later(200)), 'whistle/too-early', '新的期限要晚于现在的期限'],
  ['延得太久', answered, officer, extendTo(at('2026-09-01 09:00')), 'whistle/too-late', '最多延到 90 天以后'],
  [
    '批的时候已经过了',
    () => ({
      ...afterwards(answered(), officer, extendTo(at('2026-03-12 09:00')), later(20)),
    }),
    streetClerk,
    { name: 'approve', department: 'chengguan', note: '' },
    'whistle/too-late',
    '申请的日期已经过了，请不同意，让部门重新申请',
  ],
  ['督办没往后', running, streetClerk, supervise(later(1)), 'whistle/too-early', '督办期限要晚于现在'],
  ['督办太久', running, streetClerk, supervise(at('2026-09-01 09:00')), 'whistle/too-late', '最多到 90 天以后'],
  ['区里督办了', supervised, streetClerk, supervise(later(500)), 'whistle/supervised', '区里已经督办，期限由区里定'],
  ['记录太长', long, officer, PROGRESS, 'whistle/too-long', '这声哨的记录已经很长，请先办结'],
]

test.each(CASES)('%s', (when, whistle, who, command, code, message) => {
  const moment = when === '批的时候已经过了' ? at('2026-03-13 09:00') : now
  expect(decision(whistle(), who, command, moment)).toMatchObject({ ok: false, code, message })
})

describe('能不能从一件诉求吹哨', () => {
  const street: Person = { ...streetClerk, _id: 'street' }
  const whistled = () => {
    const ticket = handling()
    return {
      ...ticket,
      whistle: { whistle: { id: 'w1', no: 'JHS-1' }, lead: null, reportInBy: null, state: 'blowing' as const },
    }
  }

  const asking = () => after(handling(), worker, { name: 'extend', until: at('2026-03-06 17:30'), note: '等配件' })

  test.each([
    ['自己反映的', handling, { ...author, roles: street.roles }, '自己反映的，由同事来吹哨'],
    ['不在手上的', handling, communityClerk, '这件诉求不在您手上，不能吹哨'],
    ['吹过了的', whistled, worker, '已经吹过哨了（JHS-1）'],
    ['没接单的', aTicket, worker, '这件诉求还没有人接单，接单以后才能吹哨'],
    ['等审批的', asking, worker, '有事项等待审批，请先等审批结果'],
    [
      '交给团队成员的',
      () => after(after(handling(), worker, { name: 'hand', to: 'member', note: '' }), member, { name: 'accept' }),
      member,
      '请退回交办人，由网格员来吹哨',
    ],
  ])('%s不能', (_, ticket, who, message) => {
    expect(mayNotBlow(ticket(), who)).toMatchObject({ message })
  })

  test('在手上的网格员可以，街道可以', () => {
    expect(mayNotBlow(handling(), worker)).toBeUndefined()
    expect(mayNotBlow(handling(), street)).toBeUndefined()
  })

  test('吹了哨，部门在办的时候，网格这边不能办结', () => {
    const steps = () => after(whistled(), worker, { name: 'resolve', closing: 'solved', note: '好了', photos: [photo] })
    expect(steps).toThrow('已经吹哨（JHS-1），部门正在办，现在不能这样做')
  })
})
