import type { Person } from '../../cloudfunctions/domain/person'
import { type LocalCity, newRequestId } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const GRID = '340202014002005'

let city: LocalCity
let records: Records
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
})

const person = async () => records.one<Person>('people', (await city.resident.me()).person)
const team = { role: 'team', scope: GRID }
const JOIN = { code: 'ABCDEFGH', name: '王阿姨' }
const HOUR = 3_600_000

test.each([
  { why: '没有的版本', call: 'account.agree', input: { version: 0 }, field: 'version' },
  { why: '版本是文字', call: 'account.agree', input: { version: '1' }, field: 'version' },
  { why: '称呼太长', call: 'account.introduce', input: { name: '字'.repeat(11) }, field: 'name' },
  { why: '电话少一位', call: 'account.phone', input: { number: '1381234567' }, field: 'number' },
  { why: '电话里有字母', call: 'account.phone', input: { number: '1381234567a' }, field: 'number' },
  { why: '微信凭证太长', call: 'account.phone', input: { code: 'x'.repeat(513) }, field: 'code' },
  { why: '邀请居民', call: 'account.invite', input: { ...team, role: 'resident' }, field: 'role' },
  { why: '邀请区里的人', call: 'account.invite', input: { ...team, role: 'district' }, field: 'role' },
  { why: '一个人也不能用', call: 'account.invite', input: { ...team, uses: 0 }, field: 'uses' },
  { why: '21 个人用', call: 'account.invite', input: { ...team, uses: 21 }, field: 'uses' },
  { why: '半个人用', call: 'account.invite', input: { ...team, uses: 1.5 }, field: 'uses' },
  { why: '没有的职责', call: 'account.invite', input: { ...team, duty: 'boss' }, field: 'duty' },
  {
    why: '21 类',
    call: 'account.invite',
    input: { ...team, categories: Array.from({ length: 21 }, (_, n) => `c${n}`) },
    field: 'categories',
  },
  { why: '地方是查询条件', call: 'account.invite', input: { ...team, scope: { $gt: '' } }, field: 'scope' },
  { why: '七位的码', call: 'account.invitation', input: { code: 'ABCDEFG' }, field: 'code' },
  { why: '码是查询条件', call: 'account.invitation', input: { code: { $ne: '' } }, field: 'code' },
  { why: '没有姓名', call: 'account.join', input: { ...JOIN, name: ' \u200b ' }, field: 'name' },
  { why: '姓名太长', call: 'account.join', input: { ...JOIN, name: '字'.repeat(11) }, field: 'name' },
  { why: '公开电话不对', call: 'account.join', input: { ...JOIN, phone: '110' }, field: 'phone' },
  { why: '没有的身份', call: 'account.quit', input: { role: 'mayor', scope: GRID }, field: 'role' },
  { why: '没说请走谁', call: 'account.dismiss', input: team, field: 'person' },
  {
    why: '请假倒着写',
    call: 'account.setLeave',
    input: { leave: [{ from: 2 * HOUR, until: HOUR }] },
    field: 'leave.0',
  },
  {
    why: '21 段请假',
    call: 'account.setLeave',
    input: { leave: Array.from({ length: 21 }, (_, n) => ({ from: n, until: n + 1 })) },
    field: 'leave',
  },
  { why: '没写注销两个字', call: 'account.erase', input: { confirm: '删除' }, field: 'confirm' },
  { why: '替别人注销', call: 'account.erase', input: { confirm: '注销', person: 'p-x' }, field: 'person' },
  { why: '码太长', call: 'area.scene', input: { scene: `g=${'1'.repeat(31)}` }, field: 'scene' },
  {
    why: '群名太长',
    call: 'area.bindGroup',
    input: { grid: GRID, cloudId: '12345678', name: '字'.repeat(31) },
    field: 'name',
  },
  { why: '没有微信凭证', call: 'area.bindGroup', input: { grid: GRID }, field: 'cloudId' },
  { why: '自己说是哪个群', call: 'area.enter', input: { cloudId: '12345678', opengid: 'G1' }, field: 'opengid' },
])('$why：有一句中文，指着 $field，什么也没改', async ({ call, input, field }) => {
  const before = await person()
  const [name = '', action = ''] = call.split('.')
  const { result } = await city.resident.invoke(name, { action, requestId: newRequestId(), input })
  expect(result).toMatchObject({ ok: false, code: 'request/invalid', field })
  expect((result as { message: string }).message).toMatch(/[\u4e00-\u9fff]/)
  expect(await person()).toEqual(before)
})
