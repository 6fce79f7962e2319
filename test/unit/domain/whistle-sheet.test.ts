import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { leadOf, partyOf, type Whistle } from '../../../cloudfunctions/domain/whistle'
import { partAsItStands } from '../../../cloudfunctions/domain/assessment'
import { stageViews, whistleDeadline } from '../../../cloudfunctions/usecases/whistle-clocks'
import { whistleBucket } from '../../../cloudfunctions/domain/whistle-tally'
import { at, person, STREET } from '../../support/city-facts'
import {
  afterwards,
  blown,
  decision,
  of,
  otherStreetClerk,
  photo,
  running,
  settings,
  shuiwu,
  streetClerk,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'
import {
  answered,
  arrived,
  closed,
  codeOf,
  completed,
  later,
  MINUTE,
  officer,
  satisfied,
} from '../../support/whistle-story'

describe('街道评价', () => {
  test('办过的人不评价，别的街道不评价', () => {
    const both = { ...officer, roles: [...officer.roles, { role: 'street' as const, scope: STREET }] }
    expect(codeOf(decision(completed(), both, satisfied, later(90)))).toBe('whistle/own')
    expect(codeOf(decision(completed(), otherStreetClerk, satisfied, later(90)))).toBe('whistle/not-yours')
    expect(codeOf(decision(completed(), officer, satisfied, later(90)))).toBe('whistle/not-yours')
  })

  test('分数要在这一档以内', () => {
    expect(codeOf(decision(completed(), streetClerk, { ...satisfied, points: 60 }, later(90)))).toBe('whistle/points')
  })

  test('没办好的退回重办，办结重新计时，应哨、报到的成绩留着', () => {
    const again = afterwards(completed(), streetClerk, { name: 'rework', note: '还有两处' }, later(90))
    expect(again).toMatchObject({ status: 'running', isOpen: true, reworks: 1 })
    expect(leadOf(again)).toMatchObject({ status: 'arrived', answeredAt: later(10), doneAt: null })
    expect(codeOf(decision(again, officer, { name: 'complete', note: '好', photos: [photo] }, later(95)))).toBe(
      'allowed',
    )
  })

  test('街道、区里都不评价的，到时候自动结，街道评价空着', () => {
    const silent = whenItIs(completed(), at('2026-03-12 09:00'))
    expect(silent).toMatchObject({ status: 'closed', evaluation: null })
    expect(silent.sheets[0]?.street).toBeNull()
  })

  test('一哨一考核：系统评单和街道评价并排，不混在一起', () => {
    const [sheet] = closed().sheets
    expect(sheet?.street).toEqual({ verdict: 'satisfied', points: 96 })
    expect(sheet?.parties[0]).toMatchObject({ name: '区城管局', system: 100 })
    expect(sheet?.parties[0]?.lines.map(({ line, points, weight }) => [line, points, weight])).toEqual([
      ['answer', 25, 25],
      ['reportIn', 25, 25],
      ['finish', 50, 50],
    ])
    // 协办还没到期，主办就办结了：没有什么可量的。
    expect(sheet?.parties).toHaveLength(1)
  })

  test('协办到期一次没应的，应哨一分没有；没到期主办就办结了的，不量', () => {
    const late = at('2026-03-04 09:00')
    const slow = afterwards(answered(), officer, { name: 'complete', note: '好', photos: [photo] }, late)
    const [sheet] = afterwards(slow, streetClerk, satisfied, late + MINUTE).sheets
    const assist = sheet?.parties.find(({ name }) => name === '区住建局')
    expect(assist?.lines.map(({ line, outcome }) => [line, outcome])).toEqual([['answer', 'never']])
    expect(assist?.system).toBe(0)
  })

  test('协办应了哨、没有做完，主办就办结了的：应哨有分，别的没到期不量，不算它办结', () => {
    const helper = of(zhujian, 'officer')
    const both = afterwards(answered(), helper, { name: 'answer' }, later(12))
    const done = afterwards(both, officer, { name: 'complete', note: '好', photos: [photo] }, later(20))
    const [sheet] = afterwards(done, streetClerk, satisfied, later(30)).sheets
    const assist = sheet?.parties.find(({ name }) => name === '区住建局')
    expect(assist?.lines.map(({ line, outcome }) => [line, outcome])).toEqual([['answer', 'inTime']])
  })

  test('主办办结以后，协办的钟停在那里：到期没应的是没有应哨，没到期的不再等', () => {
    const assist = (whistle: Whistle, now: number) => {
      const party = partyOf(whistle, 'zhujian')
      return party && stageViews(party, whistle, now).map(({ state, level }) => [state, level])
    }
    const years = at('2027-03-01 09:00')
    expect(assist(closed(), years)).toEqual([
      ['主办已经办结', 'normal'],
      ['主办已经办结', 'normal'],
      ['主办已经办结', 'normal'],
    ])
    const late = at('2026-03-04 09:00')
    const slow = afterwards(answered(), officer, { name: 'complete', note: '好', photos: [photo] }, late)
    expect(assist(slow, years)?.[0]).toEqual(['没有应哨', 'overdue'])
  })

  test('绿的只给按时做到的：晚了的、没有做的，都不是', () => {
    const levels = (whistle: Whistle) => {
      const lead = leadOf(whistle)
      return lead && stageViews(lead, whistle, at('2027-03-01 09:00')).map(({ text, level }) => [text, level])
    }
    const complete: WhistleCommand = { name: 'complete', note: '好', photos: [photo] }
    const atOnce = afterwards(answered(), officer, complete, later(20))
    expect(levels(atOnce)).toEqual([
      ['应哨', 'done'],
      ['报到', 'overdue'],
      ['办结', 'done'],
    ])
    const years = at('2027-03-01 09:00')
    const badge = (whistle: Whistle) => {
      const { text, level, isOver } = whistleDeadline(whistle, undefined, years)
      return [text.replace(/ .* /, ' … '), level, isOver]
    }
    expect(badge({ ...atOnce, isOpen: false, status: 'closed' })).toEqual(['按时办结', 'done', true])
    const late = at('2026-03-13 09:00')
    const slow = afterwards(whenItIs(arrived(), late), officer, complete, late)
    expect(levels(slow)?.[2]).toEqual(['办结', 'late'])
    expect(badge({ ...slow, isOpen: false, status: 'closed' })).toEqual(['超期 … 办结', 'late', true])
    expect(badge({ ...arrived(), isOpen: false, status: 'withdrawn' })).toEqual(['已撤哨', 'aside', true])
  })

  test('超期过的，返工、延期以后再办完，还是超期：抹不掉', () => {
    const late = at('2026-03-13 09:00')
    const complete: WhistleCommand = { name: 'complete', note: '好', photos: [photo] }
    const done = afterwards(whenItIs(arrived(), late), officer, complete, late)
    const again = afterwards(done, streetClerk, { name: 'rework', note: '还有' }, late + MINUTE)
    const redone = afterwards(again, officer, complete, late + 2 * MINUTE)
    expect(whistleBucket(redone)).toBe('late')
    const [sheet] = afterwards(redone, streetClerk, satisfied, late + 3 * MINUTE).sheets
    expect(sheet?.parties[0]?.lines.at(-1)).toMatchObject({ line: 'finish', outcome: 'late', points: 25 })
  })

  test('超期以后改派给别的部门、又改派回来的，还是超期', () => {
    const late = at('2026-03-13 09:00')
    const dispatch = (lead: string) => ({ name: 'dispatch', lead, assists: [], note: '改派' }) as WhistleCommand
    const away = afterwards(whenItIs(arrived(), late), streetClerk, dispatch('shuiwu'), late)
    const back = afterwards(away, streetClerk, dispatch('chengguan'), late + MINUTE)
    const taken = afterwards(back, officer, { name: 'answer' }, late + 2 * MINUTE)
    const done = afterwards(taken, officer, { name: 'complete', note: '好', photos: [photo] }, late + 3 * MINUTE)
    expect(whistleBucket(done)).toBe('late')
  })

  test('叫到的部门的人，在街道也任职的，不评价自己部门的哨', () => {
    const both = person('both', [
      { role: 'street', scope: 's' },
      { role: 'department', scope: 'chengguan', post: 'officer' },
    ])
    expect(decision(completed(), both, satisfied, later(90))).toMatchObject({
      code: 'whistle/own-department',
      message: '这声哨叫到了您任职的部门，请由别的同事来办',
    })
  })

  test('延期是超期以后才批的，新的期限里办完，看到的也是超期，和评单说的一样', () => {
    const late = at('2026-03-13 09:00')
    const extend: WhistleCommand = { name: 'extend', until: at('2026-03-20 17:00'), note: '等料' }
    const approve: WhistleCommand = { name: 'approve', department: 'chengguan', note: '' }
    const asked = afterwards(whenItIs(arrived(), late), officer, extend, late)
    const longer = afterwards(asked, streetClerk, approve, late + MINUTE)
    const done = afterwards(longer, officer, { name: 'complete', note: '好', photos: [photo] }, late + 2 * MINUTE)
    const lead = leadOf(done)
    expect(lead && stageViews(lead, done, late)[2]?.state).toMatch(/^超期以后才办结/)
    const badge = whistleDeadline({ ...done, status: 'closed' }, undefined, late)
    expect([badge.text, badge.level]).toEqual(['超期办结', 'late'])
  })

  test('超时未办结的按现状量：后来才叫到的协办，自己到期没做的也没有分', () => {
    const dispatch: WhistleCommand = { name: 'dispatch', lead: 'chengguan', assists: ['shuiwu'], note: '加水利' }
    const joined = afterwards(arrived(), streetClerk, dispatch, at('2026-03-10 09:00'))
    const taken = afterwards(joined, of(shuiwu, 'officer'), { name: 'answer' }, at('2026-03-10 10:00'))
    const long = whenItIs(taken, at('2026-05-08 09:00'))
    expect(whistleBucket(long)).toBe('overdue')
    const lines = partAsItStands(long, 'shuiwu', settings)?.lines.map(({ line, points }) => [line, points])
    expect(lines).toEqual([
      ['answer', 25],
      ['reportIn', 0],
      ['finish', 0],
    ])
    expect(partAsItStands(long, 'chengguan', settings)?.system).toBe(50)
  })

  test('晚了得一半，没做到不得分', () => {
    const late = at('2026-03-04 09:00')
    const slow = afterwards(running(), officer, { name: 'answer' }, late)
    const done = afterwards(slow, officer, { name: 'complete', note: '好', photos: [photo] }, late + MINUTE)
    const [sheet] = afterwards(done, streetClerk, satisfied, late + 2 * MINUTE).sheets
    expect(sheet?.parties[0]?.lines.map(({ outcome, points }) => [outcome, points])).toEqual([
      ['late', 12.5],
      ['never', 0],
      ['inTime', 50],
    ])
    expect(sheet?.parties[0]?.system).toBe(62.5)
  })

  test('不用到场的，应哨和办结折成 100 分', () => {
    const item = { ...settings.defaults.regular, reportIn: null }
    const whistle = blown({ by: streetClerk, limits: item })
    const done = afterwards(
      afterwards(whistle, officer, { name: 'answer' }, at('2026-03-04 09:00')),
      officer,
      { name: 'complete', note: '好', photos: [photo] },
      at('2026-03-04 10:00'),
    )
    const [sheet] = afterwards(done, streetClerk, satisfied, at('2026-03-04 11:00')).sheets
    expect(sheet?.parties[0]?.system).toBe(83.33)
  })
})
