import type { Phone } from '../support/city'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { type Cast, castOf, act, calledFrom } from '../support/whistle'

// 一个人有几个身份，选了哪一个，清单就只是哪一个的。

const ZHELU = '340202014'
const FANGCUN = '340202012'
const CHENGGUAN = 'd-district-01'
const MONTH = '2026-03'

let cast: Cast
/** 赭麓街道的、方村街道的，又是区城管局的联络员。 */
let several: Phone
cityOfThisFile(async (city) => {
  cast = castOf(city)
  several = cast.street
  for (const [by, held] of [
    [cast.district, { role: 'street', scope: FANGCUN }],
    [cast.liaison, { role: 'department', scope: CHENGGUAN, post: 'liaison' }],
  ] as const) {
    const { code } = await invite(by, held)
    expect(await join(several, code)).toMatchObject({ ok: true })
  }
  const whistle = await calledFrom(cast)
  await act(cast.officer, whistle.id, { name: 'answer' })
  const photos = [await cast.officer.upload()]
  await act(cast.officer, whistle.id, { name: 'complete', note: '电话解决了', photos })
  await city.passes({ minutes: 1 })
})

const NOT_HELD = { code: 'search/not-yours', message: '只能看自己管着的地方和部门' }

test('筛选用的地方和部门', async () => {
  const zhelu = await several.ask('search', 'scopes', { area: ZHELU })
  expect(zhelu.areas.filter(({ kind }) => kind === 'street').map(({ area }) => area)).toEqual([ZHELU])
  expect(zhelu.within).toContain(`${ZHELU}002005`)
  expect(zhelu.within.every((id) => id.startsWith(ZHELU))).toBe(true)
  expect(await several.ask('search', 'scopes', { department: CHENGGUAN })).toEqual({
    areas: [],
    within: [],
    departments: [{ department: CHENGGUAN, name: '区城管局', isRetired: false }],
  })
  expect(await several.call('search', 'scopes', { area: '340202' })).toMatchObject(NOT_HELD)
})

test('电子监察发现，看的、导出的都是', async () => {
  const found = async (as: object) => (await several.ask('assessment', 'findings', { month: MONTH, ...as })).findings
  const lines = async (as: object) =>
    (await several.ask('assessment', 'table', { table: 'findings', period: MONTH, ...as })).rows
  for (const ask of [found, lines]) {
    expect(await ask({ area: ZHELU })).toHaveLength(1)
    expect(await ask({ area: FANGCUN })).toEqual([])
    expect(await ask({ department: CHENGGUAN })).toHaveLength(1)
  }
  const file = { table: 'findings', period: MONTH } as const
  expect(await several.call('spreadsheet', 'assessment', { ...file, area: FANGCUN })).toMatchObject({ ok: true })
  for (const as of [{ area: '340202' }, { department: 'd-city-01' }]) {
    expect(await several.call('assessment', 'findings', { month: MONTH, ...as })).toMatchObject(NOT_HELD)
    expect(await several.call('assessment', 'table', { ...file, ...as })).toMatchObject(NOT_HELD)
    expect(await several.call('spreadsheet', 'assessment', { ...file, ...as })).toMatchObject(NOT_HELD)
  }
})

test('网格、界线和它们的表', async () => {
  const street = async (area: string) => (await several.ask('atlas', 'list', { area })).text
  expect([await street(ZHELU), await street(FANGCUN)]).toEqual(['赭麓街道', '方村街道'])
  expect((await several.ask('atlas', 'table', { area: FANGCUN })).name).toContain('方村街道')
  expect((await several.ask('atlas', 'borders', { area: FANGCUN })).name).toContain('方村街道')
  expect(await several.call('atlas', 'get', { id: `${ZHELU}002`, area: FANGCUN })).toMatchObject(NOT_HELD)
})

test('账号：街道的是社区的，联络员的是本部门的', async () => {
  const accounts = async (as: object) =>
    (await several.ask('login', 'list', { cursor: '', ...as })).items.map(({ username }) => username)
  expect(await accounts({ area: ZHELU })).toEqual(['xinren', 'chezhan'])
  expect(await accounts({ area: FANGCUN })).toEqual([])
  expect(await accounts({ department: CHENGGUAN })).toEqual(['chengguan'])
  expect(await several.call('login', 'list', { area: '340202' })).toMatchObject(NOT_HELD)
})

test('街道的权力，登记在选了的那个街道', async () => {
  const may = async (as: object) => (await several.ask('assessment', 'powers', as)).mayRegister
  expect([await may({ area: FANGCUN }), await may({ department: CHENGGUAN })]).toEqual([true, false])
  const one = { power: 'personnel', department: CHENGGUAN, stance: 'for', note: '年度考核建议优秀' } as const
  const { streetText } = await several.ask('assessment', 'register', { area: FANGCUN, ...one })
  expect(streetText).toBe('方村街道')
  expect(await several.call('assessment', 'register', { area: '340202', ...one })).toMatchObject(NOT_HELD)
})

test('公告以选了的那个街道的名义写', async () => {
  const form = await several.ask('announcement', 'form', { area: FANGCUN })
  expect(form.offices).toEqual([{ id: FANGCUN, text: '方村街道' }])
  const reach = (area: string) => several.call('announcement', 'reach', { area, areas: [`${ZHELU}002`] })
  expect(await reach(ZHELU)).toMatchObject({ ok: true })
  expect(await reach(FANGCUN)).toMatchObject({ code: 'announcement/elsewhere' })
  expect(await reach('340202')).toMatchObject(NOT_HELD)
})
