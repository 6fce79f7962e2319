import type { Ticket } from '../../cloudfunctions/domain/ticket'
import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
let clerk: Phone
let neighbours: Phone[]
let codeOf: (name: string) => string
cityOfThisFile(async (opened) => {
  city = opened
  clerk = city.phone('o-demo-community-340202014002-1')
  neighbours = ['o-demo-resident-2', 'o-demo-resident-16', 'o-demo-resident-17'].map((openid) => city.phone(openid))
  const items = (await city.resident.ask('ticket', 'categories', {})).flatMap((group) => group.items)
  codeOf = (name) => items.find((item) => item.name === name)!.code
})

/** A place by the resident's, and the grid it lies in. */
async function spot(east: number, north: number) {
  const point = { lng: city.resident.at[0] + east, lat: city.resident.at[1] + north }
  return { point, area: (await city.resident.ask('area', 'locate', { point })).id }
}

async function urgencies(ids: string[]) {
  await city.passes({ minutes: 1 })
  return Promise.all(ids.map(async (id) => (await clerk.ticket(id)).urgency))
}

test('危险的话提高紧急程度，派单、排序都在前面', async () => {
  const { resident, worker } = city
  const hint = await resident.ask('ticket', 'suggest', { words: '电梯困人了快来' })
  expect(hint.emergency).toBe('紧急情况请先拨打 110/119/120')
  expect((await resident.ask('ticket', 'suggest', { words: '火锅店油烟大' })).emergency).toBeUndefined()
  await resident.report({ words: '楼道灯不亮' })
  const urgent = await resident.report({ words: '楼道灯线漏电了，有人触电' })
  expect(urgent.urgency).toBe('urgent')
  const [{ acceptBy, startedAt }] = city.cloud.read('tickets', { _id: urgent.id }) as unknown as [Ticket]
  expect(acceptBy - startedAt).toBe(30 * 60_000)
  const [first] = (await worker.ask('ticket', 'tasks', {})).items
  expect(first).toMatchObject({ id: urgent.id, tags: [{ text: '紧急' }] })
})

test('三个人说的是同一件事，自动列为优先', async () => {
  const [first, second] = neighbours as [Phone, Phone]
  const ticket = await city.resident.report({ words: '整个楼道的灯都不亮' })
  await first.ask('ticket', 'second', { id: ticket.id })
  expect((await city.worker.ticket(ticket.id)).urgency).toBe('normal')
  await second.ask('ticket', 'second', { id: ticket.id })
  expect(await city.worker.ticket(ticket.id)).toMatchObject({ urgency: 'raised', seconds: 2 })
  await city.passes({ minutes: 1 })
  expect((await city.worker.inbox())[0]).toContain('优先')
})

test('三个人各报各的，说的是同一类、同一处，三件都列为优先；办这件事的人不能自己附议', async () => {
  const place = await spot(-0.004, 0.002)
  const ids = []
  for (const who of neighbours)
    ids.push((await who.report({ words: '老鼠成群', category: codeOf('虫鼠蚊害'), place })).id)
  expect(await urgencies(ids)).toEqual(['raised', 'raised', 'raised'])
  expect(await clerk.call('ticket', 'second', { id: ids[0]! })).toMatchObject({
    code: 'ticket/own',
    message: '这件事就归您办，不用附议',
  })
})

test('一个人报三次，还是一个人', async () => {
  const place = await spot(0, 0)
  const ids = []
  for (const words of ['狗叫', '狗又叫', '狗还叫'])
    ids.push((await neighbours[0]!.report({ words, category: codeOf('犬只扰民'), place })).id)
  expect(await urgencies(ids)).toEqual(['normal', 'normal', 'normal'])
})

test('相关的类别说的也是同一件事：三个人报成两类，都列为优先', async () => {
  const place = await spot(0, 0)
  const ids = []
  for (const [i, name] of ['暴露垃圾', '积存垃圾渣土', '暴露垃圾'].entries())
    ids.push((await neighbours[i]!.report({ words: '垃圾堆着', category: codeOf(name), place })).id)
  expect(await urgencies(ids)).toEqual(['raised', 'raised', 'raised'])
})

test('一位工作人员替来电、来访、意见箱的人登记，各算各的；一个来电拆成两件，还是一个人', async () => {
  const place = { ...(await spot(-0.004, 0.002)), address: '3 号楼' }
  const take = async (source: 'phone' | 'walk-in' | 'opinion-box', name: string) =>
    (await clerk.report({ source, words: '路灯不亮', category: codeOf(name), place })).id
  const first = await take('phone', '公共照明（路灯）')
  await clerk.act(first, { name: 'split', words: '楼道灯也不亮', category: codeOf('公共照明（楼道灯）') })
  const second = await take('walk-in', '公共照明（路灯）')
  expect(await urgencies([first, second])).toEqual(['normal', 'normal'])
  const third = await take('opinion-box', '公共照明（楼道灯）')
  expect(await urgencies([first, second, third])).toEqual(['raised', 'raised', 'raised'])
  // 并错了又分开，还是三个人说的。
  await clerk.act(second, { name: 'merge', into: first })
  await city.passes({ minutes: 1 })
  await clerk.act(second, { name: 'unmerge', note: '不是同一盏' })
  expect(await urgencies([first, third])).toEqual(['raised', 'raised'])
})
