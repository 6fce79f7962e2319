import type { Area } from '../../cloudfunctions/domain/area'
import type { LocalCity } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 重新编号，和街道自己改的名称、人口.

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const CODE = '340202014077'

let city: LocalCity
let records: Records
let district: Desk
let street: Desk
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = new Desk(city.url, 'quzhongxin')
  street = new Desk(city.url, 'zhelu')
})
const grid = () => records.one<Area>('areas', GRID)
const versionNow = async () => (await district.ask('atlas', 'list', {})).version

test('街道改了自己网格的名称，在自己的操作记录里查得到；人口清空，就是不知道', async () => {
  const version = await versionNow()
  expect(grid().population).toBeGreaterThan(0)
  const described = { id: GRID, name: '站前网格', code: GRID }
  await street.ask('atlas', 'describe', { ...described, version, population: null })
  expect(grid()).not.toHaveProperty('population')
  expect(
    await street.call('atlas', 'describe', { ...described, version: version + 1, population: null }),
  ).toMatchObject({
    code: 'atlas/same',
  })
  const [line] = records.find<{ scope: string; path: string[] }>('audits', { action: 'atlas.describe' })
  expect(line).toMatchObject({ scope: GRID, path: ['340202', '340202014', COMMUNITY, GRID] })
})

test('社区换了编号：下面的网格一起换，是一版；旧编号、贴出去的码都认得', async () => {
  const version = await versionNow()
  const { name, population = null } = records.one<Area>('areas', COMMUNITY)
  const input = { version, id: COMMUNITY, name, code: CODE, population }
  const alone = await district.call('atlas', 'describe', input)
  expect(alone).toMatchObject({ code: 'atlas/below', field: 'code' })
  expect(await versionNow()).toBe(version)

  const below = records.find<Area>('areas', { parent: COMMUNITY })
  const saved = await district.ask('atlas', 'describe', { ...input, withBelow: true })
  expect(saved.text).toContain(`改了车站社区，下面 ${below.length} 块地方的编号一起换了`)
  expect(saved.version).toBe(version + 1)
  for (const { _id, code } of records.find<Area>('areas', { parent: COMMUNITY })) {
    expect(code).toBe(CODE + below.find((one) => one._id === _id)!.code.slice(12))
    expect(code.startsWith(CODE)).toBe(true)
  }
  expect(grid()).toMatchObject({ code: `${CODE}005`, codes: [{ code: GRID }] })
  expect((await city.resident.ask('area', 'scene', { scene: `g=${GRID}` })).id).toBe(GRID)
  const rows = [{ row: 2, code: GRID, newCode: '', name: '', population: '' }]
  expect((await district.ask('atlas', 'importCheck', { rows })).lines).toMatchObject([
    { id: GRID, notes: [{ text: `这是旧编号，现在是 ${CODE}005` }] },
  ])
})

test('从前的人员表还用旧编号，也认得是哪里', async () => {
  const row = { row: 2, place: GRID, post: '楼栋长', name: '王小明' }
  const blank = { phone: '', capacity: '', categories: '', person: '' }
  const [line] = await new Desk(city.url, 'chezhan').ask('staff', 'check', { rows: [{ ...row, ...blank }] })
  expect(line).toMatchObject({ result: 'add', problems: [] })
})

test('一张表只换社区的编号不行，说要把下面的也写进来', async () => {
  const rows = [{ row: 2, code: CODE, newCode: '340202014078', name: '', population: '' }]
  const [line] = (await district.ask('atlas', 'importCheck', { rows })).lines
  expect(line).toMatchObject({ result: 'problem', problems: [{ column: 'newCode' }] })
  expect(line!.problems[0]!.text).toMatch(/^下面还有 \d+ 块地方的编号不以它开头，它们的新编号也要写进表里$/)
})
