import { type Area, shortText } from '../../../cloudfunctions/domain/area'
import { HOUR } from '../../../cloudfunctions/domain/moment'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import {
  dismissed,
  dutyText,
  enlisted,
  isOnDuty,
  peopleOf,
  seatsOf,
  withLeave,
} from '../../../cloudfunctions/domain/roster'
import type { Server } from '../../../cloudfunctions/domain/server'
import { at } from '../../support/city-facts'

const NOW = at('2026-03-02 09:00')

const server = (person: string, facts: Partial<Server> = {}): Server => ({
  person,
  name: `${person}的名字`,
  phone: '0553-0000000',
  ...facts,
})

const grid = (people: Partial<Area> = {}): Area => ({
  _id: 'g',
  schemaVersion: 1,
  kind: 'grid',
  code: 'g',
  name: '第01网格',
  path: ['d', 's', 'c', 'g'],
  centre: [118.4, 31.3],
  ...people,
})

const must = (area: ReturnType<typeof enlisted>): Area => {
  if (isRefusal(area)) throw new Error(area.message)
  return area
}

test('空着的位子坐得下，坐过的人再坐一次还是一个人', () => {
  const once = must(enlisted(grid(), 'worker', undefined, server('w')))
  expect(must(enlisted(once, 'worker', undefined, server('w', { name: '改了名' }))).worker).toMatchObject({
    name: '改了名',
  })
  const team = must(enlisted(must(enlisted(grid(), 'team', undefined, server('t'))), 'team', undefined, server('t')))
  expect(team.team).toHaveLength(1)
})

test('一格一员：有了网格员，第二个坐不下，说得出是谁', () => {
  const refused = enlisted(grid({ worker: server('w') }), 'worker', undefined, server('x'))
  expect(refused).toMatchObject({ ok: false, code: 'invitation/seat-taken' })
  expect(isRefusal(refused) && refused.message).toContain('w的名字')
})

test('代班转为网格员，就不再是代班；在团队里的身份不受影响', () => {
  const before = grid({ standIns: [server('a'), server('b')], team: [server('a')] })
  const after = must(enlisted(before, 'worker', undefined, server('a')))
  expect(after.worker?.person).toBe('a')
  expect(after.standIns?.map(({ person }) => person)).toEqual(['b'])
  expect(after.team).toHaveLength(1)
})

test('离开一个身份，别的身份还在；走两次和走一次一样', () => {
  const area = grid({ worker: server('a'), standIns: [server('b')], team: [server('a'), server('b')] })
  const left = dismissed(dismissed(area, 'worker', 'a'), 'worker', 'a')
  expect(left.worker).toBeUndefined()
  expect(left.team).toHaveLength(2)
  expect(dismissed(area, 'team', 'b').standIns).toHaveLength(1)
  expect(peopleOf(left).sort()).toEqual(['a', 'b'])
})

test('请假在这一处的每个位子上都算', () => {
  const leave = [{ from: NOW, until: NOW + HOUR }]
  const area = withLeave(grid({ worker: server('a'), team: [server('a'), server('b')] }), { _id: 'a', leave })
  expect([area.worker?.leave, area.team?.[0]?.leave, area.team?.[1]?.leave]).toEqual([leave, leave, undefined])
})

test('值班时间也是：没有说过的，照名册上原来的', () => {
  const before = grid({ worker: server('a', { hours: [['08:00', '18:00']] }) })
  expect(withLeave(before, { _id: 'a' }).worker?.hours).toEqual([['08:00', '18:00']])
  expect(withLeave(before, { _id: 'a', hours: [] }).worker?.hours).toEqual([])
})

test.each([
  { why: '平常', facts: {}, text: '在岗' },
  { why: '请假', facts: { leave: [{ from: NOW - HOUR, until: NOW + 9 * HOUR }] }, text: '请假至 今天 18:00' },
  {
    why: '连着请两段',
    facts: {
      leave: [
        { from: NOW + HOUR, until: NOW + 24 * HOUR },
        { from: NOW - HOUR, until: NOW + HOUR },
      ],
    },
    text: '请假至 明天 09:00',
  },
  { why: '假期已过', facts: { leave: [{ from: NOW - HOUR, until: NOW }] }, text: '在岗' },
  { why: '下班', facts: { hours: [['10:00', '18:00']] as Array<[string, string]> }, text: '非值班时间' },
  { why: '夜班跨午夜', facts: { hours: [['20:00', '10:00']] as Array<[string, string]> }, text: '在岗' },
])('$why：$text', ({ facts, text }) => {
  expect(dutyText(server('a', facts), NOW)).toBe(text)
  expect(isOnDuty(server('a', facts), NOW)).toBe(text === '在岗')
})

test('名单写明各人是什么', () => {
  const texts = (area: Area) => seatsOf(area).map(({ role, text }) => [role, text])
  expect(
    texts(grid({ worker: server('w'), standIns: [server('s')], team: [server('t', { duty: 'patrol' }), server('m')] })),
  ).toEqual([
    ['worker', '网格员'],
    ['worker', '代班'],
    ['team', '红袖标巡防'],
    ['team', '网格团队'],
  ])
  expect(texts({ ...grid({ staff: [server('k')] }), kind: 'street' })).toEqual([['street', '街道工作人员']])
  expect(texts({ ...grid({ staff: [server('k')] }), kind: 'district' })).toEqual([['district', '区网格中心']])
})

test('网格带上社区的名字，社区和街道自己就说得清', () => {
  const community: Area = { ...grid(), _id: 'c', kind: 'community', name: '车站社区', path: ['d', 's', 'c'] }
  expect(shortText(grid(), [grid(), community])).toBe('车站社区第01网格')
  expect(shortText(grid(), [])).toBe('第01网格')
  expect(shortText(community, [community])).toBe('车站社区')
})
