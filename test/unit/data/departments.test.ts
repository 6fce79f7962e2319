import { onCall } from '../../../cloudfunctions/domain/department'
import { DAY, HOUR } from '../../../cloudfunctions/domain/moment'
import { onDuty } from '../../../local/seed-departments'
import { departments, personById } from './district'

test('应哨部门正好是 12 个市级、18 个区级，名称不重复，都标明是示例', () => {
  const of = (level: string) => departments.filter((department) => department.level === level)
  expect([of('city').length, of('district').length, departments.length]).toEqual([12, 18, 30])
  for (const key of ['_id', 'name', 'fullName'] as const)
    expect(new Set(departments.map((department) => department[key])).size).toBe(30)
  expect(departments.every(({ sample }) => sample)).toBe(true)
})

test('每个部门有一名负责人、一名联络员、两名经办人，都登记在册', () => {
  for (const { _id: scope, members } of departments) {
    expect(members.map(({ post }) => post)).toEqual(['head', 'liaison', 'officer', 'officer'])
    for (const { person, name, post } of members)
      expect(personById.get(person)).toMatchObject({ name, roles: [{ role: 'department', scope, post }] })
  }
})

/** Posts and numbers of those on duty in the first department, day by day from yesterday. */
function turnsFrom(now: string, days: number): string[] {
  const at = Date.parse(`${now}:00+08:00`)
  const [department] = onDuty(departments, at)
  if (!department) throw new Error('no department')
  return Array.from({ length: days }, (_, i) =>
    onCall(department, at + (i - 1) * DAY)
      .map((person) => person.replace(`p-${department._id}-`, ''))
      .join(' '),
  )
}

test('两名经办人按天轮流值班：从造数据的那天起，每到周一重新轮起', () => {
  const [first, second] = ['officer-1', 'officer-2']
  // 2026-03-05 is a Thursday.
  expect(turnsFrom('2026-03-05T23:59', 7)).toEqual([second, first, second, first, second, first, second])
  expect(turnsFrom('2026-03-02T00:00', 3)).toEqual([second, first, second])
})

test('值班表从昨天零点排到三十天以后，没有空当；再往后，联络员和经办人都算值班', () => {
  const now = Date.parse('2026-03-05T09:00:00+08:00')
  const midnight = now - 9 * HOUR
  for (const { shifts } of onDuty(departments, now)) {
    expect(shifts[0]?.from).toBe(midnight - DAY)
    expect(shifts.at(-1)?.until).toBe(midnight + 31 * DAY)
    expect(shifts.slice(1).map(({ from }) => from)).toEqual(shifts.slice(0, -1).map(({ until }) => until))
  }
  expect(turnsFrom('2026-03-05T09:00', 33).at(-1)).toBe('liaison officer-1 officer-2')
})
