import type { AuditLine } from '../../cloudfunctions/contract/oversight'
import type { Area } from '../../cloudfunctions/domain/area'
import { innerCorner, middleOf, movedTogether, split } from '../support/atlas'
import type { LocalCity } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 改了哪块地方，按它的编号、用过的编号、名称、从前的名称都查得到；街道查到的只是自己的.

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const CODE = `${COMMUNITY}077`

let city: LocalCity
let records: Records
let street: Desk
let other: Desk
let district: Desk
cityOfThisFile(async (opened) => {
  city = opened
  records = new Records(city)
  ;[street, district] = [new Desk(city.url, 'zhelu'), new Desk(city.url, 'quzhongxin')]
  const elsewhere = { username: 'yiping', role: 'street' as const, scope: '340202013', name: '易平' }
  const { password } = await district.ask('login', 'create', elsewhere)
  other = new Desk(city.url, 'yiping', password)
  await other.ask('login', 'changePassword', { old: password, password: 'Zhangjiashan-2026' })
  other = new Desk(city.url, 'yiping', 'Zhangjiashan-2026')
})

const linesOf = async (desk: Desk, q: string): Promise<AuditLine[]> =>
  (await desk.ask('oversight', 'audits', { action: 'atlas', q })).items
const saidOf = async (desk: Desk, q: string): Promise<string[]> =>
  (await linesOf(desk, q)).map(({ actionText, objectText }) => `${actionText} ${objectText}`)
const grid = () => records.one<Area>('areas', GRID)

test('改了名称和编号：四种叫法都查得到那一行，写着名称和编号；别的街道查不到', async () => {
  const { version } = await district.ask('atlas', 'list', {})
  const { population = null } = grid()
  await street.ask('atlas', 'describe', { version, id: GRID, name: '站前网格', code: GRID, population })
  const renumbered = { id: GRID, name: '站前网格', code: CODE, population }
  await district.ask('atlas', 'describe', { ...renumbered, version: version + 1 })
  expect(grid()).toMatchObject({ names: [{ name: '第05网格' }], codes: [{ code: GRID }] })
  const line = (n: number) => `改了地方的名称、编号或人口 站前网格（${CODE}），网格第 ${version + n} 版`
  for (const q of [CODE, GRID, '站前网格', '第05网格'])
    expect([q, await saidOf(street, q)]).toEqual([q, [line(2), line(1)]])
  expect(await linesOf(street, `${COMMUNITY}006`)).toEqual([])
  expect(await linesOf(other, GRID)).toEqual([])
})

test('区里挪了几个网格共有的界点：每一个都查得到，所在的街道也查得到，别的街道没有', async () => {
  const detail = await district.ask('atlas', 'get', { id: GRID })
  const corner = innerCorner(detail)
  const [lng, lat] = middleOf(detail.borders[0]!.rings[0]!)
  const input = movedTogether(detail, corner, [
    Math.round(corner[0] + (lng - corner[0]) * 0.5),
    Math.round(corner[1] + (lat - corner[1]) * 0.5),
  ])
  await district.ask('atlas', 'save', input)
  const moved = input.moved.map(({ id }) => records.one<Area>('areas', id))
  expect(moved.length).toBeGreaterThan(1)
  for (const { code } of moved)
    for (const desk of [street, district]) {
      const [found] = await linesOf(desk, code)
      expect(found).toMatchObject({ actionText: '改了界线', scopeText: '镜湖区' })
      expect(found!.objectText).toMatch(
        new RegExp(`^.+（${COMMUNITY}\\d{3}）等 ${moved.length} 块，网格第 ${detail.version + 1} 版$`),
      )
    }
  expect(await linesOf(other, moved[0]!.code)).toEqual([])
})

test('一版动了两个街道的地方：各看到各的，区里看到全部', async () => {
  const { version } = await district.ask('atlas', 'list', {})
  const elsewhere = records.find<Area>('areas', { path: '340202013', kind: 'grid' })[0]!
  const row = (n: number, code: string, name: string) => ({ row: n, code, newCode: '', name, population: '' })
  const rows = [row(2, CODE, '站东网格'), row(3, elsewhere.code, '山脚网格')]
  await district.ask('atlas', 'importAreas', { rows, version })
  const next = `网格第 ${version + 1} 版`
  expect(await saidOf(street, '站东网格')).toEqual([
    expect.stringContaining(`导入地方 站东网格（${CODE}），${next}`),
    expect.anything(),
    expect.anything(),
    expect.anything(),
  ])
  expect(await saidOf(other, '山脚网格')).toEqual([`导入地方 山脚网格（${elsewhere.code}），${next}`])
  expect(await saidOf(district, '山脚网格')).toEqual([`导入地方 站东网格（${CODE}）等 2 块，${next}`])
})

test('新分出来的、撤并了的，也按自己的编号查得到', async () => {
  const { version, borders } = await district.ask('atlas', 'get', { id: GRID })
  const [first, second] = split(borders[0]!.rings[0]!, 0, 2)
  const added = { parent: COMMUNITY, name: '第99网格', code: `${COMMUNITY}099`, rings: [second] }
  await district.ask('atlas', 'save', { version, moved: [{ id: GRID, rings: [first] }], added })
  await city.passes({ minutes: 1 })
  const [{ _id: from } = { _id: '' }] = records.find<Area>('areas', { code: added.code })
  await district.ask('atlas', 'save', { version: version + 1, moved: [], merged: { from, into: GRID } })
  await city.passes({ minutes: 1 })
  const found = await saidOf(street, '第99网格')
  expect(found).toHaveLength(2)
  for (const said of found) expect(said).toMatch(/^改了界线 第99网格（340202014002099）等 2 块，网格第 \d+ 版$/)
})
