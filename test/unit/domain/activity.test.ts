import {
  type Activity,
  isIn,
  isSeated,
  isWaiting,
  minutesServed,
  signUpOf,
} from '../../../cloudfunctions/domain/activity'
import { nextAlarm } from '../../../cloudfunctions/domain/activity-alarm'
import { type ActivityCommand, takenOut, timePassed } from '../../../cloudfunctions/domain/activity-decision'
import { apply } from '../../../cloudfunctions/domain/activity-evolution'
import type { ActivityNews } from '../../../cloudfunctions/domain/activity-intent'
import { activityWording } from '../../../cloudfunctions/domain/activity-news'
import { actionsOf } from '../../../cloudfunctions/domain/activity-rules'
import { leftText } from '../../../cloudfunctions/domain/activity-words'
import { lengthOf } from '../../../cloudfunctions/contract/primitives'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import {
  anActivity,
  aPlan,
  asker,
  attempt,
  done,
  FROM,
  joinedBy,
  MONDAY,
  organiser,
  UNTIL,
} from '../../support/activity-facts'
import { chanceOf, oneOf } from '../../support/chance'
import { at } from '../../support/city-facts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TOKEN = { value: 'ABCDEFGHJK', renewAt: UNTIL, until: UNTIL }
const people = (activity: Activity, is: (one: Activity['signUps'][number]) => boolean) =>
  activity.signUps.filter(is).map(({ person }) => person)

describe('任意一串报名、取消、签到、改名额，什么次序都一样可靠', () => {
  /** One life, drawn from the seed: some hundred things that people and the clock do, in the order of time. */
  function live(seed: number): void {
    const chance = chanceOf(seed)
    const kind = oneOf(['class', 'volunteer'] as const, chance)
    const capacity = oneOf([1, 2, 3, 5, null], chance)
    let activity = anActivity({ kind, capacity, takesWalkIns: chance() < 0.5 })
    let now = MONDAY
    const names = Array.from({ length: 9 }, (_, i) => `p${i}`)
    for (let step = 0; step < 150; step += 1) {
      now += Math.floor(chance() * chance() * 2 * HOUR)
      const person = oneOf(names, chance)
      const before = activity
      const commands: Array<[ActivityCommand, boolean]> = [
        [{ name: 'join' }, false],
        [{ name: 'join' }, false],
        [{ name: 'leave' }, false],
        [{ name: 'code', token: { ...TOKEN, renewAt: now + MINUTE, until: now + 2 * MINUTE } }, true],
        [{ name: 'checkIn', token: oneOf([TOKEN.value, 'WRONG'], chance) }, false],
        [{ name: 'checkOut', token: TOKEN.value }, false],
        [{ name: 'tick', person, isIn: chance() < 0.7 }, true],
        [{ name: 'credit', person, minutes: Math.floor(chance() * 300), reason: '更正' }, true],
        [{ name: 'change', plan: aPlan({ capacity: oneOf([1, 2, 4, 6, null], chance) }) }, true],
        [{ name: 'close', words: '好', photos: [] }, true],
      ]
      const [command, runs] = oneOf(commands, chance)
      const outcome =
        chance() < 0.1
          ? apply(activity, timePassed(activity, now), { by: 'clock', now })
          : attempt(activity, command, runs ? organiser(now) : asker(person, now))
      if (isRefusal(outcome)) continue
      activity = outcome
      const faults = faultsOf(before, activity)
      if (faults.length > 0) throw new Error(`seed ${seed}, step ${step}, ${command.name}: ${faults.join()}`)
    }
  }

  /** What every activity has to be, whatever was done to it; empty when it is. */
  function faultsOf(before: Activity, after: Activity): string[] {
    const [seated, waiting] = [people(after, isSeated), people(after, isWaiting)]
    const { capacity, signUps, tally } = after
    const still = people(before, isWaiting).filter((person) => waiting.includes(person))
    const promises: Record<string, boolean> = {
      有名额的不超过名额: capacity === null || seated.length <= capacity,
      没有人报两次: new Set(signUps.map(({ person }) => person)).size === signUps.length,
      有空位就没有人等:
        capacity === null || waiting.length === 0 || after.state !== 'open' || seated.length === capacity,
      候补不乱次序: waiting.filter((person) => still.includes(person)).join() === still.join(),
      数字对得上: tally.seated === seated.length && tally.waiting === waiting.length,
      名单对得上: [...after.people].sort().join() === [...seated, ...waiting].sort().join(),
      时长不会是负的: signUps.every((one) => minutesServed(after, one) >= 0),
      到场的都有名额: signUps.every((one) => !isIn(one) || isSeated(one)),
      每条消息一个编号: new Set(after.outbox.map(({ id }) => id)).size === after.outbox.length,
    }
    return Object.keys(promises).filter((promise) => !promises[promise])
  }

  test('一百五十种活法，每一步之后都对', () => {
    for (let seed = 1; seed <= 150; seed += 1) live(seed)
  })
})

describe('递补', () => {
  test('有名额的取消，候补第一位递补并被告知；候补的取消，别人不动', () => {
    const full = joinedBy(anActivity(), 'a', 'b', 'c', 'd')
    const left = done(full, { name: 'leave' }, asker('a', MONDAY))
    expect(people(left, isSeated)).toEqual(['b', 'c'])
    expect(left.outbox).toMatchObject([{ kind: 'tell', news: 'movedUp', to: { person: 'c' } }])
    const gone = done(full, { name: 'leave' }, asker('d', MONDAY))
    expect(gone.outbox).toEqual([])
  })

  test('加名额，多几个就递补几个；不限名额，全都有', () => {
    const full = joinedBy(anActivity({ capacity: 1 }), 'a', 'b', 'c', 'd')
    const more = done(full, { name: 'change', plan: aPlan({ capacity: 3 }) }, organiser(MONDAY))
    expect(people(more, isWaiting)).toEqual(['d'])
    const all = done(full, { name: 'change', plan: aPlan({ capacity: null }) }, organiser(MONDAY))
    expect(people(all, isWaiting)).toEqual([])
  })

  test('取消又报名，排到最后', () => {
    const full = joinedBy(anActivity({ capacity: 1 }), 'a', 'b', 'c')
    const again = joinedBy(done(full, { name: 'leave' }, asker('b', MONDAY)), 'b')
    expect(people(again, isWaiting)).toEqual(['c', 'b'])
  })

  test('反反复复取消的，只记得最近一百个', () => {
    let activity = anActivity({ capacity: null })
    for (let i = 0; i < 130; i += 1) {
      activity = joinedBy(activity, `p${i}`)
      activity = done(activity, { name: 'leave' }, asker(`p${i}`, MONDAY + i))
    }
    expect(activity.signUps).toHaveLength(100)
    expect(signUpOf(activity, 'p0')).toBeUndefined()
    expect(signUpOf(activity, 'p129')?.state).toBe('gone')
  })

  test('注销的人：还没开始的退出来，开始了的不动', () => {
    const full = joinedBy(anActivity(), 'a', 'b', 'c')
    const out = apply(full, takenOut(full, 'a', MONDAY), { by: 'a', now: MONDAY })
    expect(people(out, isSeated)).toEqual(['b', 'c'])
    expect(takenOut(full, 'a', FROM)).toEqual([])
    expect(takenOut(full, 'nobody', MONDAY)).toEqual([])
  })
})

describe('时长', () => {
  const service = anActivity({ kind: 'volunteer' })
  const served = (facts: object) =>
    minutesServed(service, { person: 'a', at: 0, state: 'seated', requests: [], ...facts })

  test.each([
    ['没到场', {}, 0],
    ['只签到', { in: FROM - 30 * MINUTE }, 120],
    ['晚到', { in: FROM + 30 * MINUTE }, 90],
    ['早来的签到签退，也从开始算起', { in: FROM - 30 * MINUTE, out: FROM + 45 * MINUTE }, 45],
    ['晚来早走', { in: FROM + 30 * MINUTE, out: FROM + 45 * MINUTE }, 15],
    ['留下来收拾', { in: FROM, out: UNTIL + 20 * MINUTE }, 140],
    ['还没开始就走了', { in: FROM - 30 * MINUTE, out: FROM - 10 * MINUTE }, 0],
    ['结束以后才登记', { in: UNTIL + HOUR }, 0],
    ['更正过', { in: FROM, credit: { minutes: 200, reason: '晚走', by: 'clerk', at: UNTIL } }, 200],
  ])('%s', (_, facts, minutes) => {
    expect(served(facts)).toBe(minutes)
  })

  test('不是志愿服务的不记', () => {
    expect(minutesServed(anActivity(), { person: 'a', at: 0, state: 'seated', requests: [], in: FROM })).toBe(0)
  })
})

test('提前收尾的：时长只算到收尾那一刻，先走的、之后登记的、再补写一次的都不多算', () => {
  const service = joinedBy(anActivity({ kind: 'volunteer', capacity: 9, tokens: [TOKEN] }), 'a', 'b', 'c')
  const checkIn = { name: 'checkIn' as const, token: TOKEN.value }
  let activity = ['a', 'b'].reduce((one, who) => done(one, checkIn, asker(who, FROM + MINUTE)), service)
  activity = done(activity, { name: 'checkOut', token: TOKEN.value }, asker('b', FROM + 21 * MINUTE))
  const closed = done(activity, { name: 'close', words: '下雨了', photos: [] }, organiser(FROM + 31 * MINUTE))
  const later = done(closed, { name: 'close', words: '下雨了，改天再来', photos: [] }, organiser(UNTIL - MINUTE))
  const ticked = done(later, { name: 'tick', person: 'c', isIn: true }, organiser(UNTIL + HOUR))
  expect(['a', 'b', 'c'].map((who) => minutesServed(ticked, signUpOf(ticked, who)!))).toEqual([30, 20, 31])
  expect(ticked.tally.minutes).toBe(81)
})

describe('志愿者散场时签退', () => {
  const service = joinedBy(anActivity({ kind: 'volunteer', tokens: [{ ...TOKEN, until: UNTIL + 9 * HOUR }] }), 'a')
  const came = done(service, { name: 'checkIn', token: TOKEN.value }, asker('a', FROM))
  const out = { name: 'checkOut' as const, token: TOKEN.value }

  test('结束以后一小时里都能签退，组织者的码也还在；再晚就请组织者登记', () => {
    const gone = done(came, out, asker('a', UNTIL + 50 * MINUTE))
    expect(minutesServed(gone, signUpOf(gone, 'a')!)).toBe(170)
    expect(actionsOf(came, organiser(UNTIL + 50 * MINUTE))).toContain('code')
    expect(attempt(came, out, asker('a', UNTIL + HOUR))).toMatchObject({ code: 'activity/over' })
    expect(actionsOf(came, organiser(UNTIL + HOUR))).not.toContain('code')
  })

  test('结束以后签不了到；不记时长的活动，结束了就不用码', () => {
    const late = { name: 'checkIn' as const, token: TOKEN.value }
    expect(attempt(joinedBy(service, 'b'), late, asker('b', UNTIL))).toMatchObject({ code: 'activity/over' })
    expect(actionsOf(joinedBy(anActivity(), 'a'), organiser(UNTIL))).not.toContain('code')
  })
})

describe('闹钟', () => {
  test('前一天 18:00、开始前 2 小时、结束、结束后三天，一个接一个，到头为止', () => {
    let activity = joinedBy(anActivity(), 'a')
    const rung: string[] = []
    while (activity.wakeAt !== null) {
      const now = activity.wakeAt
      const before = activity.outbox.length
      activity = apply(activity, timePassed(activity, now), { by: 'clock', now })
      const news = activity.outbox.slice(before).flatMap((one) => (one.kind === 'tell' ? one.news : one.kind))
      rung.push(`${new Date(now + 8 * HOUR).toISOString().slice(5, 16)} ${news.join()}`)
    }
    expect(rung).toEqual(['03-04T18:00 reminder', '03-05T12:00 ', '03-05T16:00 wrapUp', '03-08T16:00 count'])
    expect(activity.state).toBe('closed')
  })

  test('晚到的闹钟：开始了就不再提醒；过了三天，直接结束', () => {
    const activity = joinedBy(anActivity(), 'a')
    expect(timePassed(activity, FROM + MINUTE)).toEqual([])
    expect(timePassed(activity, UNTIL + 80 * HOUR)).toMatchObject([{ event: { name: 'closed' } }])
    expect(timePassed({ ...activity, state: 'off' }, FROM - HOUR)).toEqual([])
  })

  test('当天才发起的，开始前 2 小时提醒', () => {
    expect(nextAlarm({ from: FROM, until: UNTIL, state: 'open' }, at('2026-03-05 09:00'))).toBe(FROM - 2 * HOUR)
  })
})

test('结束的志愿服务：记时长、算数、告诉来过的人；之后更正的，只重算那一个', () => {
  const service = joinedBy(anActivity({ kind: 'volunteer' }), 'a', 'b')
  const came = done(service, { name: 'tick', person: 'a', isIn: true }, organiser(FROM))
  const closed = done(came, { name: 'close', words: '', photos: [] }, organiser(UNTIL))
  expect(closed.outbox.map(({ kind }) => kind)).toEqual(['count', 'hours', 'tell'])
  const right = done(
    { ...closed, outbox: [] },
    { name: 'credit', person: 'a', minutes: 60, reason: '早走' },
    organiser(UNTIL),
  )
  expect(right.outbox).toMatchObject([{ kind: 'count' }, { kind: 'hours', person: 'a' }])
  expect(right.timeline.at(-1)).toMatchObject({ name: 'credited', person: 'a', note: '早走', by: 'clerk' })
})

test('一个活动改了三百次，就不能再改', () => {
  const timeline = Array.from({ length: 300 }, () => ({ at: MONDAY, by: 'clerk', name: 'changed' as const }))
  const worn = anActivity({ timeline })
  expect(attempt(worn, { name: 'change', plan: aPlan({ capacity: 9 }) }, organiser(MONDAY))).toMatchObject({
    code: 'activity/too-long',
    message: '这个活动改动的次数太多了，请另外发起一个',
  })
})

test('没报名、也可以现场来的，人满了就是满了；不许现场来的和外社区的，说清楚', () => {
  const full = joinedBy(anActivity({ tokens: [TOKEN] }), 'a', 'b')
  const checkIn = { name: 'checkIn' as const, token: TOKEN.value }
  expect(attempt(full, checkIn, asker('z', FROM - MINUTE))).toMatchObject({
    code: 'activity/not-yet-free',
    message: '报名的人满了，开始后有人没来，您再签到就能进',
  })
  const there = ['a', 'b'].reduce((one, who) => done(one, checkIn, asker(who, FROM - MINUTE)), full)
  expect(attempt(there, checkIn, asker('z', FROM - MINUTE))).toMatchObject({
    code: 'activity/no-room',
    message: '人已经满了，请看看别的活动',
  })
  const own = anActivity({ tokens: [TOKEN], forWhom: 'community' })
  expect(attempt(own, checkIn, asker('z', FROM, { belongs: false }))).toMatchObject({ code: 'activity/not-for-you' })
  expect(attempt({ ...own, state: 'off' }, checkIn, asker('z', FROM))).toMatchObject({ code: 'activity/off' })
  expect(attempt({ ...own, state: 'closed' }, checkIn, asker('z', FROM))).toMatchObject({ code: 'activity/closed' })
})

test('取消了、结束了的，联系人的电话不留', () => {
  const phoneOf = (command: ActivityCommand, now: number) => done(anActivity(), command, organiser(now)).contact.phone
  expect(phoneOf({ name: 'callOff', reason: '停电' }, MONDAY)).toBe('')
  expect(phoneOf({ name: 'close', words: '', photos: [] }, UNTIL)).toBe('')
  expect(anActivity().contact.phone).not.toBe('')
})

test('按钮：居民只有报名或取消；管的人按时候多几样', () => {
  const activity = joinedBy(anActivity(), 'a')
  const names = (person: string, now: number, runs = false) => actionsOf(activity, asker(person, now, { runs }))
  expect(names('z', MONDAY)).toEqual(['join'])
  expect(names('a', MONDAY)).toEqual(['leave'])
  expect(names('clerk', MONDAY, true)).toEqual(['join', 'people', 'change', 'callOff'])
  expect(names('clerk', FROM, true)).toEqual(['code', 'people', 'close', 'callOff'])
  expect(names('clerk', UNTIL, true)).toEqual(['people', 'close'])
})

test.each([
  [MONDAY, {}, '还有 2 个名额'],
  [MONDAY, { capacity: null }, '不限名额'],
  [FROM - MINUTE, { signUpBy: FROM - HOUR }, '报名已截止'],
  [FROM, {}, '正在进行'],
  [UNTIL, {}, '已结束'],
  [MONDAY, { state: 'off' as const }, '已取消'],
])('还能不能报：%s', (now, facts, text) => {
  expect(leftText(anActivity(facts), now)).toBe(text)
})

test('推送的每一栏都不空，状态不超过五个字；提到的只有活动本身', () => {
  const all: ActivityNews[] = [
    'movedUp',
    'changed',
    'calledOff',
    'reminder',
    'minutes',
    'credited',
    'wrapUp',
    'roomLost',
  ]
  for (const news of all) {
    const { title, text, message } = activityWording(news, joinedBy(anActivity({ reason: '停电' }), 'a'))
    expect(title + text).not.toBe('')
    for (const value of Object.values(message?.values ?? {})) expect(value).not.toBe('')
    expect(lengthOf(message?.values.status ?? '')).toBeLessThanOrEqual(5)
  }
})
