import { relatedTo } from '../../../cloudfunctions/domain/need-class'
import { suggest } from '../../../cloudfunctions/domain/matching'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import {
  addHold,
  freeIn,
  HOLD_SETTLES,
  isOffered,
  LONGEST_RESOURCE,
  release,
  type Resource,
  RESOURCE_ACTIONS,
  RESOURCE_RULES,
  type ResourceStatus,
  resourceForbids,
  settled,
  spent,
  tended,
  wasUsedIn,
} from '../../../cloudfunctions/domain/resource'
import { dueText, meeting, timesText } from '../../../cloudfunctions/domain/times'
import { newsOfResource } from '../../../cloudfunctions/domain/need-news'
import { giverErased } from '../../../cloudfunctions/domain/need-erasure'
import { dayName, endOfDate, monthSpan } from '../../../cloudfunctions/domain/written'
import { at, COMMUNITY, DISTRICT, GRID, STREET } from '../../support/city-facts'
import { ANY, aResource, REGISTERED_AT, seeded } from '../../support/need-facts'

const NOW = REGISTERED_AT
const hold = (id: string, month = '2026-03', need = `n-${id}`, when = NOW) => ({ id, need, month, at: when })

function held(resource: Resource, ...args: Parameters<typeof hold>): Resource {
  const next = addHold(resource, hold(...args))
  if (isRefusal(next)) throw new Error(next.message)
  return next
}

describe('约资源', () => {
  test('按月算次数，同一次约两遍只算一次，还了就又有', () => {
    const once = held(aResource(), 'a')
    expect(freeIn(once, '2026-03')).toBe(1)
    expect(freeIn(held(once, 'a'), '2026-03')).toBe(1)
    const full = held(once, 'b')
    expect(freeIn(full, '2026-03')).toBe(0)
    expect(freeIn(full, '2026-04')).toBe(2)
    expect(addHold(full, hold('c'))).toMatchObject({ code: 'resource/full' })
    expect(freeIn(release(full, 'a'), '2026-03')).toBe(1)
    expect(release(full, 'no-such')).toEqual(full)
  })

  test('按总数算的，换月份不多占；一件事换日期只算一次', () => {
    const all = aResource({ limit: { per: 'all', count: 1 } })
    const one = held(all, 'a', '2026-03', 'n')
    expect(addHold(one, hold('b', '2026-04', 'other'))).toMatchObject({
      code: 'resource/full',
      message: `“${all.title}”的次数已经约完，请换一个资源`,
    })
    expect(freeIn(held(one, 'b', '2026-04', 'n'), '2026-04')).toBe(0)
  })

  test('暂停的、到期的、没上线的约不到', () => {
    for (const status of ['offered', 'paused', 'refused', 'ended'] as const) {
      expect(isOffered(aResource({ status }), '2026-03', NOW)).toBe(false)
      expect(addHold(aResource({ status }), hold('a'))).toMatchObject({ code: 'resource/not-offered' })
    }
    const old = aResource({ validUntil: '2026-03-01' })
    expect(isOffered(old, '2026-03', NOW)).toBe(false)
    expect(addHold(old, hold('a'))).toMatchObject({ code: 'resource/expired' })
    expect(isOffered(aResource({ validUntil: '2026-03-02' }), '2026-03', NOW)).toBe(true)
  })

  test('过去的月份只记得用过', () => {
    const march = held(aResource(), 'a')
    const may = held(march, 'b', '2026-05', 'n-b', at('2026-05-02 09:00'))
    expect(may).toMatchObject({ holds: [{ id: 'b' }], past: ['2026-03'] })
    expect(['2026-03', '2026-04', '2026-05'].map((month) => wasUsedIn(may, month))).toEqual([true, false, true])
  })

  test('核对：需求自己认的留着，断在半路的还回去，刚占的再等等', () => {
    const resource = held(held(aResource(), 'a'), 'b')
    const later = NOW + HOLD_SETTLES
    expect(settled(resource, new Map([['n-a', 'a']]), later)).toMatchObject({ holds: [{ id: 'a' }], checkAt: null })
    expect(settled(resource, new Map(), NOW)).toMatchObject({ holds: [{ id: 'a' }, { id: 'b' }], checkAt: later })
    expect(settled(resource, new Map([['n-a', 'another']]), later).holds).toEqual([])
  })

  test('办好时用过的，重新办也不还：照样占着那一次，再约是另一次', () => {
    const used = spent(held(aResource(), 'a'), 'a')
    expect(settled(used, new Map(), NOW + HOLD_SETTLES)).toMatchObject({ holds: [{ id: 'a' }], checkAt: null })
    expect(freeIn(held(used, 'b', '2026-03', 'n-a'), '2026-03')).toBe(0)
  })

  test('随便怎么约、还、核对，次数不会是负的，也不会约超', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seeded(seed)
      const pick = <T>(of: T[]): T => of[Math.floor(random() * of.length)]!
      const limit = { per: pick(['month', 'all'] as const), count: 1 + Math.floor(random() * 3) }
      let resource = aResource({ limit })
      let now = NOW
      for (let i = 0; i < 60; i += 1) {
        now += Math.floor(random() * 5 * 86_400_000)
        const month = pick(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07'])
        const turn = random()
        const next =
          turn < 0.6
            ? addHold(resource, { id: `b-${i}`, need: pick(['n-1', 'n-2', 'n-3', 'n-4', 'n-5']), month, at: now })
            : turn < 0.8
              ? release(resource, pick(resource.holds)?.id ?? '')
              : settled(
                  resource,
                  new Map(resource.holds.filter(() => random() < 0.5).map((one) => [one.need, one.id])),
                  now,
                )
        if (!isRefusal(next)) resource = next
        const counts = new Map<string, Set<string>>()
        for (const { month: of, need } of resource.holds) {
          const key = limit.per === 'all' ? '' : of
          counts.set(key, (counts.get(key) ?? new Set()).add(need))
        }
        for (const needs of counts.values()) expect(needs.size).toBeLessThanOrEqual(limit.count)
        expect(freeIn(resource, month)).toBeGreaterThanOrEqual(0)
      }
    }
  })
})

describe('谁能改资源', () => {
  const own = (status: ResourceStatus) => aResource({ status, isOwn: true, by: 'giver' })
  const cases = RESOURCE_ACTIONS.flatMap((action) =>
    (['offered', 'active', 'paused', 'refused', 'ended'] as const).flatMap((status) =>
      (['runner', 'giver', 'other'] as const).map((who) => {
        const { from, by } = RESOURCE_RULES[action]
        return { action, status, who, may: from.includes(status) && who !== 'other' && by.includes(who) }
      }),
    ),
  )

  test.each(cases)('$action，$status，$who：$may', ({ action, status, who, may }) => {
    expect(resourceForbids(own(status), action, who, who === 'runner') === undefined).toBe(may)
  })

  test('改过太多次的，只能不再提供', () => {
    const entry = { id: 'e', at: NOW, by: 'giver', note: '', name: 'paused' as const }
    const long = aResource({
      isOwn: true,
      by: 'giver',
      timeline: Array.from({ length: LONGEST_RESOURCE }, () => entry),
    })
    expect(resourceForbids(long, 'pause', 'giver', false)).toMatchObject({
      code: 'resource/too-long',
      message: '这项资源改过太多次，请不再提供后另外登记',
    })
    expect(resourceForbids(long, 'end', 'giver', false)).toBeUndefined()
  })

  test('替单位登记的，离任以后就不归登记的人管', () => {
    expect(resourceForbids(aResource({ by: 'giver' }), 'pause', 'giver', false)).toMatchObject({
      code: 'resource/not-yours',
    })
  })

  test('提供的人自己改了内容，再看一次才上线；管这里的人改的不用', () => {
    const entry = { id: 'e', at: NOW, by: 'giver', note: '' }
    expect(tended(own('active'), 'amend', entry, false, { title: '新的' })).toMatchObject({
      status: 'offered',
      title: '新的',
    })
    expect(tended(own('active'), 'amend', entry, true)).toMatchObject({
      status: 'active',
      timeline: [{ name: 'amended' }],
    })
    expect(tended(own('active'), 'end', entry, false)).toMatchObject({ status: 'ended', isListed: false })
  })

  test('上线、不上线、下线告诉提供的人；要看的告诉管这里的人，不说他的原话', () => {
    const told = (
      status: ResourceStatus,
      name: 'offered' | 'approved' | 'refused' | 'ended' | 'paused',
      by = 'clerk',
    ) =>
      newsOfResource(own(status), { id: 'e', at: NOW, by, name, note: '缺证' }).map(({ to, wording }) => ({
        to: to === 'runners' ? to : to.person,
        text: `${wording.title}${wording.text}`,
      }))
    expect(told('offered', 'offered', 'giver')).toMatchObject([{ to: 'runners' }])
    expect(told('offered', 'offered', 'giver')[0]?.text).not.toContain('陪诊')
    expect(told('active', 'approved')).toMatchObject([{ to: 'giver' }])
    expect(told('refused', 'refused')[0]?.text).toContain('缺证')
    expect(told('ended', 'ended')).toMatchObject([{ to: 'giver' }])
    expect(told('ended', 'ended', 'giver')).toEqual([])
    expect(told('paused', 'paused')).toEqual([])
  })

  test('提供的人注销，留下的都抹去，下线', () => {
    const gone = giverErased({ ...own('active'), words: '我家三楼', contact: { who: '老李', phone: null } }, NOW)
    expect(gone).toMatchObject({ status: 'ended', words: '', contact: null, isErased: true, endedAt: NOW })
    expect(JSON.stringify(gone)).not.toContain('老李')
  })
})

describe('匹配', () => {
  const path = [DISTRICT, STREET, COMMUNITY, GRID]
  const wednesday = { weekly: [{ days: [3 as const], from: '14:00', until: '17:00' }], dates: [] }
  const wish = { class: 'elderly', path, wished: wednesday }
  const order = (...resources: Resource[]) =>
    suggest(wish, resources, ['health'], NOW, NOW).map(({ resource }) => resource._id)

  test('类别、远近、时间、剩余、编号，前一个定了就不看后一个', () => {
    const near = aResource({ _id: 'near', times: wednesday })
    expect(
      order(
        aResource({ _id: 'b' }),
        aResource({ _id: 'a' }),
        aResource({ _id: 'more', limit: { per: 'month', count: 9 } }),
        aResource({ _id: 'related', class: 'health', times: wednesday }),
        aResource({ _id: 'street', area: STREET, reach: 'street', times: wednesday }),
        near,
      ),
    ).toEqual(['near', 'more', 'a', 'b', 'street', 'related'])
  })

  test('不服务这里的、不相干的、约满的不推荐；最多二十个', () => {
    expect(
      order(
        aResource({ _id: 'far', area: 'c2' }),
        aResource({ _id: 'other', class: 'legal' }),
        held(held(aResource({ _id: 'full' }), 'a'), 'b'),
      ),
    ).toEqual([])
    expect(order(...Array.from({ length: 30 }, (_, i) => aResource({ _id: `r-${i}` })))).toHaveLength(20)
  })

  test('相近是互相的', () => {
    const item = (code: string, related: string[]) => ({ code, name: code, hint: '', related })
    const classes = {
      _id: 'needs' as const,
      version: 1,
      sample: true,
      items: [item('a', ['b']), item('b', []), item('c', [])],
    }
    expect([relatedTo('a', classes), relatedTo('b', classes), relatedTo('c', classes)]).toEqual([['b'], ['a'], []])
  })
})

describe('时间', () => {
  const weekly = (days: Array<1 | 2 | 3 | 4 | 5 | 6 | 7>, from: string, until: string) => ({
    weekly: [{ days, from, until }],
    dates: [],
  })
  const dated = (date: string, from: string, until: string) => ({ weekly: [], dates: [{ date, from, until }] })

  test('每周的和某天的都碰得上；过去的日子不算；挨着不算', () => {
    const wednesday = weekly([3, 5], '14:00', '17:00')
    expect(meeting(wednesday, weekly([3], '16:00', '18:00'), NOW)).toBe('周三下午')
    expect(meeting(wednesday, weekly([3], '17:00', '18:00'), NOW)).toBe('')
    expect(meeting(wednesday, dated('2026-03-06', '15:00', '16:00'), NOW)).toBe('3月6日下午')
    expect(meeting(wednesday, dated('2026-02-25', '15:00', '16:00'), NOW)).toBe('')
    expect(meeting(dated('2026-03-05', '08:00', '09:00'), dated('2026-03-05', '08:30', '10:00'), NOW)).toBe(
      '3月5日上午',
    )
    expect(meeting(dated('2026-03-05', '18:30', '20:00'), dated('2026-03-12', '18:30', '20:00'), NOW)).toBe('')
    expect(meeting(ANY, wednesday, NOW)).toBe('')
  })

  test('写出来是人说的话', () => {
    expect(timesText(ANY)).toEqual(['随时都可以'])
    expect(timesText(weekly([5, 3], '14:00', '17:00'))).toEqual(['每周三、周五 14:00—17:00'])
    expect(timesText(weekly([2, 1, 3, 5, 4], '16:30', '18:00'))).toEqual(['每周一至周五 16:30—18:00'])
    expect(timesText(weekly([1, 2, 3, 4, 5, 6, 7], '08:00', '18:00'))).toEqual(['每天 08:00—18:00'])
    expect(timesText(dated('2026-03-08', '09:00', '11:00'))).toEqual(['3月8日（周日）09:00—11:00'])
    expect(dayName(7)).toBe('周日')
    expect(dueText(endOfDate('2026-03-08'))).toBe('3月8日')
    expect(dueText(at('2026-03-08 18:00'))).toBe('3月8日 18:00')
    expect(monthSpan('2026-12')).toEqual([at('2026-12-01 00:00'), at('2027-01-01 00:00')])
  })
})
