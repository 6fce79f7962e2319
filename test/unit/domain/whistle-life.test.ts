import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { leadOf, partyOf, type Whistle } from '../../../cloudfunctions/domain/whistle'
import { whistleBucket } from '../../../cloudfunctions/domain/whistle-tally'
import { whistleDeadline } from '../../../cloudfunctions/usecases/whistle-clocks'
import { at, DISTRICT, STREET } from '../../support/city-facts'
import {
  afterwards,
  blower,
  blown,
  chengguan,
  communityClerk,
  decision,
  districtClerk,
  gas,
  of,
  photo,
  running,
  streetClerk,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'
import { answered, arrived, closed, codeOf, completed, later, MINUTE, near, officer } from '../../support/whistle-story'

const liaison = of(chengguan, 'liaison')
const news = (whistle: Whistle) =>
  whistle.outbox.flatMap((intent) =>
    intent.kind === 'notify' ? [intent.news] : intent.kind === 'ticket' ? [`ticket ${intent.move}`] : [],
  )

describe('从吹哨到评单', () => {
  test('常规哨先等社区平台接单，接了就按目录叫主办和协办', () => {
    const whistle = blown()
    expect(whistle).toMatchObject({ status: 'blown', desk: 'c', isOpen: true })
    const called = afterwards(whistle, communityClerk, { name: 'accept' }, later(1))
    expect(called.status).toBe('running')
    expect(called.parties.map(({ name, role, status }) => [name, role, status])).toEqual([
      ['区城管局', 'lead', 'called'],
      ['区住建局', 'assist', 'called'],
    ])
    // 1 个工作日应哨：第二天下班。
    expect(leadOf(called)?.answerBy).toBe(at('2026-03-03 17:30'))
    expect(leadOf(called)?.finishBy).toBe(at('2026-03-11 17:30'))
  })

  test('应哨、报到、办结、评价，一步一个时间', () => {
    const whistle = closed()
    expect(whistle.timeline.map(({ name }) => name)).toEqual([
      'blown',
      'accepted',
      'dispatched',
      'answered',
      'reportedIn',
      'completed',
      'evaluated',
      'closed',
    ])
    expect(whistle).toMatchObject({ status: 'closed', isOpen: false, waits: [], wakeAt: null })
    expect(leadOf(whistle)).toMatchObject({ answeredAt: later(10), arrivedAt: later(30), doneAt: later(60) })
    expect(whistleBucket(whistle)).toBe('onTime')
  })

  test('街道自己吹的常规哨不用等平台', () => {
    expect(blown({ by: streetClerk })).toMatchObject({ status: 'running', waits: [] })
  })

  test('重点哨由街道平台接单，街道领导知道', () => {
    const whistle = blown({ kind: 'key' })
    expect(whistle.desk).toBe(STREET)
    expect(codeOf(decision(whistle, communityClerk, { name: 'accept' }, later(1)))).toBe('whistle/not-yours')
    const called = afterwards(whistle, streetClerk, { name: 'accept' }, later(1))
    expect(called.outbox).toContainEqual(expect.objectContaining({ audience: { person: 'leader' }, news: 'attached' }))
  })

  test('平台不受理的，说明原因，哨就结束', () => {
    const whistle = afterwards(blown(), communityClerk, { name: 'reject', note: '请先劝导' }, later(1))
    expect(whistle).toMatchObject({ status: 'rejected', isOpen: false, wakeAt: null })
    expect(news(whistle)).toEqual(expect.arrayContaining(['rejected', 'ticket dropped']))
    expect(whistleBucket(whistle)).toBe('setAside')
  })
})

describe('严格准入', () => {
  const offList = () => blown({ item: null })
  const admit = (lead: string, assists: string[] = [], isProposed = false): WhistleCommand => ({
    name: 'admit',
    lead,
    assists,
    isProposed,
    note: '理由',
  })

  test('清单之外的，先等街道审核', () => {
    expect(offList()).toMatchObject({ status: 'reviewing', desk: STREET, item: null })
  })

  test('街道说了理由准入，按所选部门分单，可以同时建议列入清单', () => {
    const whistle = afterwards(offList(), streetClerk, admit('shuiwu', [], true), later(5))
    expect(leadOf(whistle)?.name).toBe('区水利局')
    expect(whistle.timeline.map(({ name }) => name)).toEqual(['blown', 'admitted', 'dispatched'])
    expect(whistle.timeline[1]).toMatchObject({ isProposed: true })
  })

  test('社区不能替街道准入，主办不能又是协办，部门要找得到', () => {
    expect(codeOf(decision(offList(), communityClerk, admit('shuiwu'), later(5)))).toBe('whistle/not-yours')
    expect(codeOf(decision(offList(), streetClerk, admit('shuiwu', ['shuiwu']), later(5)))).toBe('whistle/lead-assists')
    expect(codeOf(decision(offList(), streetClerk, admit('nobody'), later(5)))).toBe('whistle/unknown-department')
    expect(codeOf(decision(offList(), streetClerk, admit('shuiwu', ['nobody']), later(5)))).toBe(
      'whistle/unknown-department',
    )
  })

  test('审核转到了区里，街道仍然可以准入，也可以不准入', () => {
    const moved = whenItIs(blown({ item: null, kind: 'emergency' }), later(31))
    expect(moved.waits[0]).toMatchObject({ what: 'review', desk: DISTRICT })
    expect(codeOf(decision(moved, streetClerk, { name: 'reject', note: '请先报警' }, later(32)))).toBe('allowed')
  })

  test('街道不准入的，连同建议退给吹哨的人', () => {
    const whistle = afterwards(offList(), streetClerk, { name: 'reject', note: '请走物业维修' }, later(5))
    expect(whistle.status).toBe('rejected')
  })

  test('清单之外的应急哨，审核也不等上班', () => {
    const friday = at('2026-03-06 20:00')
    const [wait] = blown({ item: null, kind: 'emergency', now: friday }).waits
    expect(wait).toMatchObject({ what: 'review', owedBy: friday + 30 * MINUTE })
  })
})

describe('部门办理', () => {
  test('没应哨不能报到、办结', () => {
    const reportIn: WhistleCommand = { name: 'reportIn', point: near, photos: [] }
    expect(codeOf(decision(running(), officer, reportIn, later(5)))).toBe('whistle/not-answered')
    expect(codeOf(decision(running(), officer, { name: 'complete', note: '好了', photos: [photo] }, later(5)))).toBe(
      'whistle/not-answered',
    )
  })

  test('离现场 300 米以外不能报到，拍了现场照片可以', () => {
    const far = { lng: 118.41, lat: 31.3 }
    const refused = decision(answered(), officer, { name: 'reportIn', point: far, photos: [] }, later(20))
    expect(isRefusal(refused) && refused.message).toMatch(/^离现场还有 9\d\d 米/)
    const bySight = afterwards(answered(), officer, { name: 'reportIn', photos: [photo] }, later(20))
    expect(bySight.timeline.at(-1)).toMatchObject({ how: 'photo', metres: null })
    expect(codeOf(decision(answered(), officer, { name: 'reportIn', photos: [] }, later(20)))).toBe('whistle/no-proof')
  })

  test('联络员分给经办人以后，别的经办人不能办，联络员还能', () => {
    const assigned = afterwards(running(), liaison, { name: 'assign', to: 'chengguan-officer', note: '' }, later(5))
    const other = { ...officer, _id: 'chengguan-other' }
    expect(codeOf(decision(assigned, other, { name: 'answer' }, later(6)))).toBe('whistle/not-yours')
    expect(codeOf(decision(assigned, liaison, { name: 'answer' }, later(6)))).toBe('allowed')
    expect(codeOf(decision(assigned, liaison, { name: 'assign', to: 'chengguan-head', note: '' }, later(6)))).toBe(
      'whistle/unknown-officer',
    )
  })

  test('负责人只看不办', () => {
    expect(codeOf(decision(running(), of(chengguan, 'head'), { name: 'answer' }, later(5)))).toBe('whistle/not-yours')
  })

  test('协办有自己的钟，主办办结时应过哨的协办随之结束，没说做完的不算它做完', () => {
    const helper = of(zhujian, 'officer')
    const both = afterwards(arrived(), helper, { name: 'answer' }, later(40))
    expect(codeOf(decision(both, helper, { name: 'complete', note: '好', photos: [photo] }, later(41)))).toBe(
      'whistle/not-yours',
    )
    const ended = afterwards(both, officer, { name: 'complete', note: '好', photos: [photo] }, later(50))
    expect(partyOf(ended, 'zhujian')).toMatchObject({ status: 'done', doneAt: null })
    expect(partyOf(completed(), 'zhujian')).toMatchObject({ status: 'called', doneAt: null })
  })

  test('延期要街道同意，同意以后是新的期限，第一次的留着', () => {
    const until = at('2026-03-20 17:30')
    const asked = afterwards(answered(), officer, { name: 'extend', until, note: '等材料' }, later(40))
    expect(leadOf(asked)?.finishBy).toBe(at('2026-03-11 17:30'))
    const extended = afterwards(asked, streetClerk, { name: 'approve', department: 'chengguan', note: '' }, later(50))
    expect(leadOf(extended)).toMatchObject({ finishBy: until, firstFinishBy: at('2026-03-11 17:30'), extensions: 1 })
  })

  test('延期早于现在的期限不行，太久不行，过了申请的日期不能再批', () => {
    const extend = (until: number) => ({ name: 'extend', until, note: '等材料' }) as const
    expect(codeOf(decision(answered(), officer, extend(at('2026-03-10 09:00')), later(40)))).toBe('whistle/too-early')
    expect(codeOf(decision(answered(), officer, extend(at('2026-09-10 09:00')), later(40)))).toBe('whistle/too-late')
    const asked = afterwards(answered(), officer, extend(at('2026-03-12 09:00')), later(40))
    const approve = { name: 'approve', department: 'chengguan', note: '' } as const
    expect(codeOf(decision(asked, streetClerk, approve, at('2026-03-13 09:00')))).toBe('whistle/too-late')
    expect(codeOf(decision(answered(), streetClerk, approve, later(40)))).toBe('whistle/not-asked')
  })
})

describe('应急哨', () => {
  test('跳过平台，直接叫值班的人', () => {
    const whistle = blown({ item: gas })
    expect(whistle).toMatchObject({ status: 'running', waits: [] })
    expect(whistle.outbox).toContainEqual(
      expect.objectContaining({ audience: { department: 'zhujian', who: 'onCall' }, news: 'called' }),
    )
    expect(leadOf(whistle)).toMatchObject({ answerBy: later(30), reportInBy: later(120) })
  })

  test('没人应，每 15 分钟再叫一遍，第二遍起区里也知道', () => {
    const once = whenItIs(blown({ item: gas }), later(15))
    expect(once.timeline.at(-1)).toMatchObject({ name: 'calledAgain', round: 1 })
    expect(news(once).filter((one) => one === 'called-again')).toHaveLength(2)
    const twice = whenItIs(once, later(30))
    expect(twice.timeline.slice(-2).map(({ name }) => name)).toEqual(['unanswered', 'calledAgain'])
    expect(twice.outbox).toContainEqual(expect.objectContaining({ audience: { desk: DISTRICT }, news: 'called-again' }))
  })

  test('什么时候问都一样：睡过一小时，遍数照数', () => {
    expect(leadOf(whenItIs(blown({ item: gas }), later(61)))?.rounds).toBe(4)
    expect(leadOf(whenItIs(blown({ item: gas }), at('2026-03-04 09:00')))?.rounds).toBe(24)
  })

  test('应了哨就不再叫，过了两小时没到场再叫', () => {
    const taken = afterwards(blown({ item: gas }), of(zhujian, 'officer'), { name: 'answer' }, later(10))
    expect(whenItIs(taken, later(119)).timeline).toHaveLength(taken.timeline.length)
    const late = whenItIs(taken, later(135))
    expect(late.timeline.slice(-2).map(({ name }) => name)).toEqual(['absent', 'calledAgain'])
  })
})

describe('钟', () => {
  test('放假安排还没有公布的一年里，等答复的期限和部门的期限一样，是暂定的', () => {
    const uncovered = at('2030-03-04 09:00')
    const [wait] = blown({ now: uncovered }).waits
    expect(wait?.isProvisional).toBe(true)
    const waiting = blown({ now: uncovered })
    expect(whistleDeadline(waiting, undefined, uncovered).promise).toMatch(/前接单（暂定）$/)
    const [above] = whenItIs(waiting, at('2030-03-04 11:00')).waits
    expect(above).toMatchObject({ desk: STREET, isProvisional: true })
    expect(blown().waits[0]?.isProvisional).toBeUndefined()
  })

  test('平台不接单，逐级往上，区里也不接就直接分单：哨不落空', () => {
    const street = whenItIs(blown(), at('2026-03-02 11:00'))
    expect(street.waits[0]).toMatchObject({ what: 'accept', desk: STREET })
    const district = whenItIs(street, at('2026-03-02 15:30'))
    expect(district.waits[0]?.desk).toBe(DISTRICT)
    const called = whenItIs(district, at('2026-03-03 09:00'))
    expect(called.status).toBe('running')
    expect(called.timeline.find(({ name }) => name === 'accepted')).toMatchObject({ how: 'by-rule' })
  })

  test('临期、超期都说一次，超期以后街道和区里都知道', () => {
    const late = whenItIs(arrived(), at('2026-03-12 09:00'))
    const said = late.timeline.slice(arrived().timeline.length).map((entry) => entry.name)
    expect(said.filter((name) => name === 'overdue')).toHaveLength(2)
    expect(whistleBucket(late)).toBe('overdue')
    expect(whenItIs(late, at('2026-03-20 09:00')).timeline).toHaveLength(late.timeline.length)
    const done = afterwards(late, officer, { name: 'complete', note: '好', photos: [photo] }, at('2026-03-12 10:00'))
    expect(whistleBucket(done)).toBe('late')
  })
})

describe('撤哨、催办、督办', () => {
  test('主办应哨以前可以撤，应了就不能撤', () => {
    const withdraw = { name: 'withdraw', note: '已经自行清理' } as const
    const gone = afterwards(running(), blower, withdraw, later(5))
    expect(gone).toMatchObject({ status: 'withdrawn', isOpen: false, wakeAt: null })
    expect(codeOf(decision(answered(), blower, withdraw, later(20)))).toBe('whistle/answered-already')
  })

  test('四小时里只催一次', () => {
    const urged = afterwards(running(), blower, { name: 'urge', note: '快来' }, later(5))
    expect(codeOf(decision(urged, blower, { name: 'urge', note: '' }, later(30)))).toBe('whistle/urged')
  })

  test('区里督办了，街道改不了期限；督办过了期限说一次', () => {
    const supervise = (until: number) => ({ name: 'supervise', colour: 'red', until, note: '限时' }) as const
    const whistle = afterwards(running(), districtClerk, supervise(later(600)), later(5))
    expect(codeOf(decision(whistle, streetClerk, supervise(later(500)), later(6)))).toBe('whistle/supervised')
    expect(codeOf(decision(running(), streetClerk, supervise(later(1)), later(6)))).toBe('whistle/too-early')
    expect(codeOf(decision(running(), streetClerk, supervise(at('2026-09-01 09:00')), later(6)))).toBe(
      'whistle/too-late',
    )
    expect(whenItIs(whistle, later(600)).supervision?.isOverdue).toBe(true)
  })

  test('改派：留下的接着办，换下的主办在新主办应哨前仍负责', () => {
    const dispatch: WhistleCommand = { name: 'dispatch', lead: 'shuiwu', assists: ['zhujian'], note: '归水利' }
    const moved = afterwards(answered(), districtClerk, dispatch, later(60))
    expect(partyOf(moved, 'chengguan')?.status).toBe('keeping')
    expect(partyOf(moved, 'zhujian')?.calledAt).toBe(later(1))
    expect(leadOf(moved)).toMatchObject({ department: 'shuiwu', calledAt: later(60) })
    expect(codeOf(decision(moved, districtClerk, dispatch, later(61)))).toBe('whistle/nothing-new')
  })
})
