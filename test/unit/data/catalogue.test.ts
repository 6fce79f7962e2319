import type { Limit } from '../../../cloudfunctions/contract/ticket-view'
import { initialsOf } from '../../../cloudfunctions/domain/initials'
import { catalogue, categories, departmentById, departments, whistles } from './district'

const { items } = catalogue
const codesOf = (list: Array<{ code: string }>) => list.map(({ code }) => code)

test('示例目录正好 194 项，分两批；编号、名称都不重复', () => {
  expect([1, 2].map((batch) => items.filter((item) => item.batch === batch).length)).toEqual([112, 82])
  expect(items).toHaveLength(194)
  expect(new Set(codesOf(items)).size).toBe(194)
  expect(new Set(items.map(({ name }) => name)).size).toBe(194)
  for (const { code, batch } of items) expect(code).toMatch(new RegExp(`^${batch}-\\d{3}$`))
  expect(catalogue.note).toContain('示例目录')
  expect([catalogue._id, catalogue.version]).toEqual([`v${whistles.catalogue}`, whistles.catalogue])
})

test('每一项都有牵头部门，配合的不超过三个，不重复，也不是牵头的自己', () => {
  for (const { name, lead, assists } of items) {
    const all = [lead, ...assists]
    expect([name, all.filter((id) => !departmentById.has(id))]).toEqual([name, []])
    expect([name, new Set(all).size]).toEqual([name, all.length])
    expect(assists.length).toBeLessThanOrEqual(3)
  }
})

test('30 个部门每个至少牵头两项', () => {
  const leading = departments.map(({ _id, name }) => [name, items.filter(({ lead }) => lead === _id).length] as const)
  expect(leading.filter(([, count]) => count < 2)).toEqual([])
})

test('常规哨最多，重点哨次之，应急哨二十来项；类别和领域互不决定', () => {
  const of = (kind: string) => items.filter((item) => item.kind === kind)
  expect(of('regular').length).toBeGreaterThan(of('key').length)
  expect(of('key').length).toBeGreaterThan(of('emergency').length)
  expect(of('emergency').length).toBeGreaterThanOrEqual(18)
  for (const kind of ['regular', 'key', 'emergency'])
    expect(new Set(of(kind).map(({ field }) => field)).size).toBeGreaterThan(1)
})

test('诉求的每个大类都有对应的事项，除了意见建议，每一类都有', () => {
  const suited = new Set(items.flatMap((item) => item.categories))
  const known = codesOf(categories.items)
  expect([...suited].filter((code) => !known.includes(code))).toEqual([])
  expect(known.filter((code) => !suited.has(code))).toEqual([categories.opinion])
  const classes = new Set(items.map((item) => item.class))
  for (const { name } of categories.groups) expect(classes).toContain(name)
})

const limitsOf = (stages: Record<string, Limit | null>) => Object.values(stages).flatMap((limit) => limit ?? [])

test('时限都是正整数；应急哨昼夜都算；不用到场的没有报到时限', () => {
  for (const { name, kind, limits } of items) {
    for (const { amount, unit } of limitsOf({ ...limits })) {
      expect([name, Number.isInteger(amount) && amount > 0]).toEqual([name, true])
      expect([name, unit.startsWith('natural')]).toEqual([name, kind === 'emergency'])
    }
  }
  const unattended = items.filter(({ limits }) => limits.reportIn === null)
  expect(unattended.length).toBeGreaterThan(10)
  expect(unattended.every(({ kind }) => kind !== 'emergency')).toBe(true)
})

/** In minutes, a working day being eight hours of work. */
const MINUTES: Partial<Record<Limit['unit'], number>> = {
  naturalMinutes: 1,
  naturalHours: 60,
  workingHours: 60,
  workingDays: 480,
}

test('先应哨，再报到，再办结', () => {
  for (const { name, limits } of items) {
    const spans = limitsOf({ ...limits }).map(({ amount, unit }) => amount * (MINUTES[unit] ?? NaN))
    expect([name, spans]).toEqual([name, [...spans].sort((a, b) => a - b)])
  }
})

test('依据、办结要求、职责清单都写着，职责编号在四个清单里', () => {
  const duties = whistles.dutyLists.flatMap(({ lines }) => codesOf(lines))
  for (const item of items) {
    expect(item.basis.length * item.evidence.length).toBeGreaterThan(0)
    expect(item.duties.length).toBeGreaterThanOrEqual(1)
    expect(item.duties.length).toBeLessThanOrEqual(2)
    expect([item.name, item.duties.filter((code) => !duties.includes(code))]).toEqual([item.name, []])
  }
})

test('首字母和名称一样长；读错的多音字另外写明', () => {
  for (const { name, initials } of items) {
    expect(initials).toMatch(/^[a-z0-9]+$/)
    expect([name, initials.length]).toEqual([name, [...name].length])
  }
  const corrected = items.filter(({ name, initials }) => initials !== initialsOf(name))
  expect(corrected.map(({ name }) => name)).toEqual([
    '长期停放的废弃车辆',
    '管线抢修夜间扰民协调',
    '小区周边停车泊位增设',
    '楼道灯长期不亮',
    '既有住宅加装电梯协调',
    '楼道堆物反弹',
    '邻里纠纷升级调处',
    '入学入园政策协调',
    '广场舞场地与噪声协调',
  ])
})
