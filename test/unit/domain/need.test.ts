import type { NeedAction } from '../../../cloudfunctions/contract/need-command'
import type { Need, NeedStatus } from '../../../cloudfunctions/domain/need'
import { evolve, FOREVER, replay } from '../../../cloudfunctions/domain/need'
import { askerErased, wholeNeedErased } from '../../../cloudfunctions/domain/need-erasure'
import { addsUp, figuresOfNeed } from '../../../cloudfunctions/domain/need-figures'
import { newsOfNeed } from '../../../cloudfunctions/domain/need-news'
import {
  isSide,
  LONGEST_NEED,
  mayRevealNeed,
  NEED_ACTIONS,
  NEED_REOPEN_WITHIN,
  NEED_REOPENINGS,
  NEED_RULES,
  needForbids,
  runsNeed,
  seesNeed,
} from '../../../cloudfunctions/domain/need-rules'
import { needStatusText, stepText } from '../../../cloudfunctions/domain/need-words'
import { faceAt, decidersOf, serversHere } from '../../../cloudfunctions/domain/need-people'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import {
  at,
  author,
  clerk,
  districtClerk,
  farClerk,
  farStreetClerk,
  fullChain,
  member,
  otherWorker,
  standIn,
  stranger,
  streetClerk,
  worker,
} from '../../support/city-facts'
import {
  after,
  aNeed,
  COMMANDS,
  contextOf,
  decision,
  DUE,
  elapsed,
  left,
  planned,
  REGISTERED_AT,
  seeded,
  station,
} from '../../support/need-facts'

const NOW = REGISTERED_AT + 60_000

/** One of each state; the planned one is in the hands of the member of the team. */
const STATES: Record<NeedStatus, () => Need> = {
  registered: () => aNeed(),
  planned,
  done: () => after(planned(), member, COMMANDS.close),
  declined: () => after(aNeed(), clerk, COMMANDS.decline),
}

/** 谁可以做什么：管这里的人（网格员、代班、社区、街道、区）、承办人（团队成员）、登记的人。 */
const RUNNERS = { worker, standIn, clerk, streetClerk, districtClerk }
const OTHERS = { stranger, otherWorker, farClerk, farStreetClerk }
const PEOPLE = { ...RUNNERS, ...OTHERS, author, member }
type Who = keyof typeof PEOPLE

const RUN = Object.keys(RUNNERS) as Who[]
const ALLOWED: Record<NeedAction, Partial<Record<NeedStatus, Who[]>>> = {
  plan: { registered: RUN },
  close: { planned: ['member'] },
  progress: { planned: [...RUN, 'member'] },
  match: { planned: RUN },
  handOver: { planned: [...RUN, 'member'] },
  postpone: { planned: [...RUN, 'member'] },
  decline: { registered: RUN, planned: RUN },
  withdraw: { registered: ['author'], planned: ['author'] },
  reopen: { done: [...RUN, 'author'], declined: [...RUN, 'author'] },
}

const cases = NEED_ACTIONS.flatMap((action) =>
  (Object.keys(STATES) as NeedStatus[]).flatMap((status) =>
    (Object.keys(PEOPLE) as Who[]).map((who) => ({
      action,
      status,
      who,
      may: ALLOWED[action][status]?.includes(who) ?? false,
    })),
  ),
)

test.each(cases)('$action，$status，$who：$may', ({ action, status, who, may }) => {
  expect(needForbids(STATES[status](), action, PEOPLE[who], station, NOW) === undefined).toBe(may)
})

test('按钮和放行是同一张表：放行的，做得成；不放行的，做不成', () => {
  const more = { resource: { _id: 'r-1' } }
  for (const { action, status, who, may } of cases) {
    const need = STATES[status]()
    const made = decision(need, PEOPLE[who], COMMANDS[action], NOW, more)
    expect(`${action} ${status} ${who} ${String(!isRefusal(made))}`).toBe(`${action} ${status} ${who} ${String(may)}`)
  }
})

describe('一步一步', () => {
  test('登记、列入清单、转交、延期、销号，每一步之后是什么样', () => {
    const need = aNeed()
    expect(need).toMatchObject({ status: 'registered', isOpen: true, owner: null, openUntil: FOREVER, wakeAt: null })
    const one = after(need, clerk, COMMANDS.plan, NOW, { resource: { _id: 'r-1' }, claimId: 'b' })
    expect(one).toMatchObject({
      status: 'planned',
      list: 'service',
      ownerPerson: member._id,
      dueBy: DUE,
      firstDueBy: DUE,
      wakeAt: DUE + 1,
      claim: { id: 'b', resource: 'r-1', month: '2026-03' },
    })
    const two = after(one, member, { ...COMMANDS.postpone, dueBy: at('2026-04-03 18:00') }, NOW, { claimId: 'c' })
    expect(two).toMatchObject({
      firstDueBy: DUE,
      dueBy: at('2026-04-03 18:00'),
      claim: { id: 'c', month: '2026-04' },
    })
    const same = after(one, member, COMMANDS.postpone, NOW, { claimId: 'c' })
    expect(same.claim).toMatchObject({ id: 'b', month: '2026-03' })
    const three = after(two, member, COMMANDS.handOver)
    expect(three).toMatchObject({ ownerPerson: worker._id, dueBy: two.dueBy })
    const four = after(three, worker, COMMANDS.close)
    expect(four).toMatchObject({ status: 'done', isOpen: false, endedAt: NOW, openUntil: NOW, claim: two.claim })
    const five = after(four, author, COMMANDS.reopen)
    expect(five).toMatchObject({ status: 'registered', owner: null, claim: null, dueBy: null, openUntil: FOREVER })
  })

  test('过了日子记一次超期，只记一次；改了日子再算', () => {
    const need = planned()
    expect(elapsed(need, DUE)).toBe(need)
    const late = elapsed(need, DUE + 1)
    expect(late).toMatchObject({ isOverdue: true, wakeAt: null })
    expect(elapsed(late, DUE + 99)).toBe(late)
    const again = after(late, member, { ...COMMANDS.postpone, dueBy: DUE + 86_400_000 }, DUE + 100)
    expect(again).toMatchObject({ isOverdue: false, wakeAt: DUE + 86_400_001 })
    expect(elapsed(again, DUE + 86_400_001).isOverdue).toBe(true)
    expect(needStatusText(late)).toBe('member的名字 正在办，已过约定的日子，正在催办')
    const closed = after(late, member, COMMANDS.close, DUE + 5)
    expect(needStatusText(closed)).toBe('已办好（晚了）')
    expect(stepText(closed.timeline.at(-1)!)).toBe('销号（超期办成）')
  })

  test('写成单位的，由管这里的人代为销号；没有人办的，先转交', () => {
    const unit = after(planned(), clerk, { name: 'handOver', owner: { unit: '卫生院' }, note: '要医生' })
    expect(unit).toMatchObject({ owner: { unit: '卫生院' }, ownerPerson: null })
    expect(needForbids(unit, 'close', clerk, station, NOW)).toBeUndefined()
    const gone = left(planned(), member._id, NOW)
    expect(gone).toMatchObject({ status: 'planned', owner: null })
    expect(left(gone, member._id, NOW)).toBe(gone)
    expect(needForbids(gone, 'close', clerk, station, NOW)).toMatchObject({ code: 'need/no-owner' })
    expect(needForbids(gone, 'handOver', clerk, station, NOW)).toBeUndefined()
    expect(needStatusText(gone)).toContain('正在重新安排人来办')
  })

  test('记录很长了，不再往上添话；要紧的步骤照样能做', () => {
    const long = { ...planned(), timeline: Array.from({ length: LONGEST_NEED }, () => planned().timeline[0]!) }
    for (const action of ['progress', 'postpone', 'handOver', 'match'] as const)
      expect(needForbids(long, action, clerk, station, NOW)).toMatchObject({
        code: 'need/too-long',
        message: '这件事的记录已经很长，请办好后另外登记',
      })
    expect(needForbids(long, 'withdraw', author, station, NOW)).toMatchObject({ code: 'need/too-long' })
    for (const [action, who] of [
      ['close', member],
      ['decline', clerk],
    ] as const)
      expect(needForbids(long, action, who, station, NOW)).toBeUndefined()
  })

  test('登记的人 15 天内可以要求重新办，管这里的人不限', () => {
    const done = STATES.done()
    const late = (done.endedAt ?? 0) + NEED_REOPEN_WITHIN + 1
    expect(needForbids(done, 'reopen', author, station, late - 1)).toBeUndefined()
    expect(needForbids(done, 'reopen', author, station, late)).toMatchObject({ code: 'need/too-late' })
    expect(needForbids(done, 'reopen', clerk, station, late)).toBeUndefined()
  })

  test('登记的人最多要求重新办三次，管这里的人不限', () => {
    let need = STATES.declined()
    for (let i = 0; i < NEED_REOPENINGS; i += 1)
      need = after(after(need, author, COMMANDS.reopen), author, COMMANDS.withdraw)
    expect(needForbids(need, 'reopen', author, station, NOW)).toMatchObject({
      code: 'need/too-often',
      message: '已经要求重新办过 3 次，请到驿站当面说明',
    })
    expect(needForbids(need, 'reopen', clerk, station, NOW)).toBeUndefined()
  })

  test('地点没有了，由上面几级的工作人员管着，不落空', () => {
    const need = aNeed()
    expect(runsNeed(need, undefined, clerk)).toBe(true)
    expect(runsNeed(need, undefined, worker)).toBe(false)
    expect(runsNeed(need, { ...station, keeper: { name: '站长', person: stranger._id } }, stranger)).toBe(true)
  })

  test('在岗时替人登记的，离任以后与他无关；居民自己登记的一直是他的', () => {
    const byWorker = aNeed({ by: worker._id, source: 'visit' })
    expect(isSide(byWorker, 'requester', station, worker)).toBe(true)
    expect(isSide(byWorker, 'requester', station, { ...worker, roles: [] })).toBe(false)
    expect(seesNeed(byWorker, station, { ...worker, roles: [] })).toBe(false)
    expect(seesNeed(aNeed(), station, author)).toBe(true)
    expect(seesNeed(aNeed(), station, stranger)).toBe(false)
  })

  test('联系方式只在办着的时候给承办人和管这里的人看', () => {
    const need = planned()
    for (const who of [member, clerk, worker]) expect(mayRevealNeed(need, station, who)).toBe(true)
    for (const who of [author, stranger, farClerk]) expect(mayRevealNeed(need, station, who)).toBe(false)
    expect(mayRevealNeed({ ...need, whom: null }, station, clerk)).toBe(false)
    expect(mayRevealNeed(after(need, member, COMMANDS.close), station, clerk)).toBe(false)
  })
})

describe('随便怎么走', () => {
  const MONTHS = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
  const histories = Array.from({ length: 80 }, (_, seed) => randomLife(seed + 1))

  /** Someone does something, or time passes, sixty times over. */
  function randomLife(seed: number): Need {
    const random = seeded(seed)
    const pick = <T>(of: T[]): T => of[Math.floor(random() * of.length)]!
    let now = REGISTERED_AT
    let need = aNeed()
    for (let i = 0; i < 60; i += 1) {
      now += Math.floor(random() * 4 * 86_400_000)
      need = elapsed(need, now)
      if (random() < 0.05) need = left(need, member._id, now)
      const action = pick(NEED_ACTIONS)
      const command = COMMANDS[action]
      const dated = 'dueBy' in command ? { ...command, dueBy: now + Math.floor(random() * 40 * 86_400_000) } : command
      const owned =
        'owner' in dated
          ? { ...dated, owner: pick([{ person: member._id }, { person: worker._id }, { unit: '物业' }]) }
          : dated
      const more = random() < 0.5 ? { resource: { _id: pick(['r-1', 'r-2']) } } : {}
      const made = decision(need, pick(Object.values(PEOPLE)), owned, now, { ...more, claimId: `b-${seed}-${i}` })
      if (!isRefusal(made))
        need = {
          ...need,
          ...evolve(need, { at: now, event: made }),
          timeline: [...need.timeline, { id: `${seed}-${i}`, at: now, by: 'x', face: '', event: made }],
        }
    }
    return need
  }

  test('现在的样子就是时间线说的样子', () => {
    for (const need of histories) expect(need).toMatchObject(replay(need.timeline))
  })

  test('总有人负责：没办完的，不是在承办人手上，就在管这里的人手上', () => {
    for (const need of histories)
      for (let i = 1; i <= need.timeline.length; i += 1) {
        const state = replay(need.timeline.slice(0, i))
        const one = { ...need, ...state }
        if (!state.isOpen) continue
        const responsible = Object.values(PEOPLE).filter((who) =>
          NEED_ACTIONS.some((action) => action !== 'withdraw' && !needForbids(one, action, who, station, NOW)),
        )
        expect(responsible.length).toBeGreaterThan(0)
        expect(state.status === 'planned' ? state.dueBy : 0).not.toBeNull()
      }
  })

  test('哪个月的数都加得起来，上月剩下的就是下月结转的', () => {
    for (const need of histories) {
      const figures = MONTHS.map((month) => figuresOfNeed(need, month))
      for (const month of figures) expect(addsUp(month)).toBe(true)
      figures.slice(1).forEach(({ carried }, i) => expect(carried).toBe(figures[i]?.left))
      for (const { matched, onTime, late } of figures) expect(matched).toBeLessThanOrEqual(onTime + late)
    }
  })

  test('走过很不一样的路：每一种步骤都有', () => {
    const names = new Set(histories.flatMap(({ timeline }) => timeline.map(({ event }) => event.name)))
    expect([...names].sort()).toEqual(
      [
        'registered',
        'planned',
        'matched',
        'handedOver',
        'progressed',
        'postponed',
        'closed',
        'declined',
        'withdrawn',
        'reopened',
        'overdue',
        'returned',
      ].sort(),
    )
  })
})

describe('告诉谁', () => {
  const toldOf = (need: Need) => {
    const entry = need.timeline.at(-1)!
    return newsOfNeed(need, entry, '原因').map(
      ({ to, wording }) => `${to === 'runners' ? to : to.person}：${wording.title}`,
    )
  }

  test('登记的人听到每一步，承办人听到交给他的，管这里的人听到要拿主意的，谁做的不告诉谁', () => {
    expect(toldOf(aNeed())).toEqual(['runners：有新的需求'])
    expect(toldOf(planned())).toEqual(['author：您的需求安排好了', 'member：交给您一件事'])
    expect(toldOf(after(planned(), clerk, COMMANDS.handOver))).toEqual([
      'author：您的需求换人来办',
      'worker：转交给您一件事',
    ])
    expect(toldOf(after(planned(), member, COMMANDS.postpone))).toEqual(['author：您的需求延期了'])
    expect(
      toldOf(after(planned(), clerk, { name: 'match', resource: 'r-1' }, NOW, { resource: { _id: 'r-1' } })),
    ).toEqual(['member：资源有变化'])
    expect(toldOf(elapsed(planned(), DUE + 1))).toEqual(['member：交给您的事超期了', 'runners：有一件事超期了'])
    expect(toldOf(left(planned(), member._id, NOW))).toEqual(['runners：一件事没有人办了'])
    expect(toldOf(after(aNeed(), author, COMMANDS.withdraw))).toEqual(['runners：一项需求不用办了'])
    expect(toldOf(after(STATES.done(), author, COMMANDS.reopen))).toEqual(['runners：一项需求要重新办'])
    expect(toldOf(after(STATES.done(), clerk, COMMANDS.reopen))).toEqual([
      'author：您的需求重新办',
      'runners：一项需求要重新办',
    ])
  })

  test('登记的人的原话，只说给他自己听', () => {
    for (const need of [aNeed(), planned(), elapsed(planned(), DUE + 1), after(aNeed(), author, COMMANDS.withdraw)])
      for (const { to, wording } of newsOfNeed(need, need.timeline.at(-1)!, '走不动'))
        if (to === 'runners' || to.person !== author._id) {
          expect(JSON.stringify(wording)).not.toContain(need.title)
          expect(JSON.stringify(wording)).not.toContain('走不动')
        }
  })
})

describe('抹去', () => {
  test('登记的人的话和照片抹去，承办人写的留下；到期了都抹去；经过都在', () => {
    const need = after(planned(), member, { ...COMMANDS.progress, note: '已约好' })
    const own = askerErased(need)
    expect(own.need).toMatchObject({ title: '（已删除）', whom: null, timeline: need.timeline, erased: 'asker' })
    expect(Object.values(own.need.contents).map(({ words }) => words)).toEqual(['已约好'])
    expect(wholeNeedErased(need).need).toMatchObject({ contents: {}, erased: 'all', timeline: need.timeline })
  })
})

describe('这里的人', () => {
  const areas = [fullChain.street, fullChain.community!, fullChain.grid!]

  test('承办人可以是网格、社区、街道任职的人，近的在前，每人一次', () => {
    expect(serversHere(areas).map(({ person }) => person)).toEqual([
      'worker',
      'standIn',
      'member',
      'clerk',
      'otherClerk',
      'streetClerk',
    ])
  })

  test('要人拿主意，找站长、网格员和社区；都没有，找街道', () => {
    expect(decidersOf(station, areas)).toEqual(['worker', 'clerk', 'otherClerk'])
    expect(decidersOf({ ...station, keeper: { name: '站长', person: 'keeper' } }, areas)[0]).toBe('keeper')
    expect(decidersOf({ ...station, kind: 'centre' }, areas)).toEqual(['clerk', 'otherClerk'])
    expect(decidersOf(undefined, [fullChain.street])).toEqual(['streetClerk'])
  })

  test('任职的人以职务出面，居民没有', () => {
    expect(faceAt(station.path, worker)).toBe('网格员 worker的名字')
    expect(faceAt(station.path, author)).toBe('')
  })
})

test('延期、转交、日期，说不通的都不收', () => {
  const refused = (command: Parameters<typeof decision>[2], more = {}) =>
    decision(planned(), clerk, command, NOW, more) as { code?: string }
  expect(refused({ ...COMMANDS.postpone, dueBy: DUE }).code).toBe('need/not-later')
  expect(refused({ ...COMMANDS.handOver, owner: { person: 'nobody' } }).code).toBe('need/owner-unknown')
  expect(refused({ ...COMMANDS.handOver, owner: { person: member._id } }).code).toBe('need/same-owner')
  expect(refused({ name: 'match' }).code).toBe('need/same-resource')
  expect(contextOf(clerk, NOW).place).toBe(station)
  expect(Object.keys(NEED_RULES)).toHaveLength(NEED_ACTIONS.length)
})
