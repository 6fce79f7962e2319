import type { Input } from '../../cloudfunctions/contract/api'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  clerk = city.phone('o-demo-community-340202014002-1')
})

const PHONE = '13912345678'

test('网格员巡查发现的，派给自己，自己办', async () => {
  const { worker } = city
  const found = await worker.report({ source: 'patrol', words: '路灯杆歪了' })
  expect(found).toMatchObject({ relation: 'handler', sourceText: '网格员巡查', tags: [{ text: '巡查发现' }] })
  expect(found.timeline.at(-1)?.title).toBe('网格员 王秀兰 登记了诉求')
  await worker.act(found.id, { name: 'accept' })
  const done = await worker.act(found.id, {
    name: 'resolve',
    closing: 'solved',
    note: '已扶正',
    photos: [await worker.upload()],
  })
  expect(done.actions.map(({ name }) => name)).not.toContain('rate')
})

/** 居民自己以外的每一种来源。 */
const SOURCES: Array<{ source: NonNullable<Input<'ticket', 'report'>['source']>; text: string }> = [
  { source: 'patrol', text: '网格员巡查' },
  { source: 'phone', text: '来电' },
  { source: 'walk-in', text: '来访' },
  { source: 'opinion-box', text: '意见箱' },
]
const filed = (source: (typeof SOURCES)[number]['source']) => ({
  ...city.worker.reportInput({ source, words: '替人登记的', behalf: { who: '王大爷' } }),
})

test.each(SOURCES)('$text 的：谁登记的、怎么来的、代谁反映，都留着，承办人看得到', async ({ source, text }) => {
  const { worker } = city
  for (const [registrar, name] of [
    [worker, '网格员 王秀兰'],
    [clerk, '社区 黄振宇'],
  ] as const) {
    const { id } = await registrar.ask('ticket', 'report', filed(source))
    expect(city.cloud.read('tickets', { _id: id })).toMatchObject([{ source, author: (await registrar.me()).person }])
    const seen = await worker.ticket(id)
    expect(seen).toMatchObject({ relation: 'handler', sourceText: text, behalf: '代 王大爷 反映' })
    expect(seen.timeline.at(-1)?.title).toBe(`${name} 登记了诉求`)
  }
})

test.each(SOURCES)('居民不能说是$text；别的辖区的工作人员也不能', async ({ source }) => {
  expect(await city.resident.call('ticket', 'report', filed(source))).toMatchObject({
    code: 'ticket/not-yours',
    message: '只有所在辖区的工作人员可以这样登记',
    field: 'source',
  })
  // 在别处任职的人，错的是地方。
  expect(await city.someone('方村街道工作人员').call('ticket', 'report', filed(source))).toMatchObject({
    code: 'ticket/not-yours',
    message: '这个地方不在您的辖区，请重新选择位置',
    field: 'place',
  })
})

test('社区替来电的人登记，来源和称呼留着，电话打码', async () => {
  const { worker } = city
  const filed = await clerk.report({
    source: 'phone',
    behalf: { who: '王大爷', phone: PHONE },
    place: { area: '340202014002005', address: '3 号楼' },
  })
  expect(filed).toMatchObject({ sourceText: '来电', behalf: '代 王大爷 反映' })
  const seen = await worker.ticket(filed.id)
  expect(seen.author).toMatchObject({ phone: '139****5678', canReveal: false })
  expect(JSON.stringify(city.cloud.read('tickets', { _id: filed.id }))).not.toContain(PHONE)
})

test('查看电话：只给当前承办人，每次留痕，看得见谁看过', async () => {
  const { resident, worker } = city
  const ticket = await resident.report({ behalf: { who: '母亲', phone: PHONE } })
  expect(await worker.call('ticket', 'reveal', { id: ticket.id })).toMatchObject({ code: 'ticket/not-yours' })
  await worker.act(ticket.id, { name: 'accept' })
  expect(await worker.ask('ticket', 'reveal', { id: ticket.id })).toEqual({ phone: PHONE })
  expect(await clerk.call('ticket', 'reveal', { id: ticket.id })).toMatchObject({
    code: 'ticket/not-yours',
    message: '只有当前承办人可以查看联系电话',
  })
  expect((await resident.ticket(ticket.id)).timeline[0]?.title).toBe('网格员 王秀兰 查看了联系电话')
  expect(city.cloud.read('audits', { action: 'ticket.reveal', object: ticket.id })).toHaveLength(1)
  expect(
    city.cloud
      .logs()
      .map(({ text }) => text)
      .join(),
  ).not.toContain(PHONE)
})

test('每看一次、每看一件都留一行：借别的一步的名义看不到，同一次提交看两件留两行', async () => {
  const { resident, worker } = city
  const behalf = { who: '母亲', phone: PHONE }
  const [one, other] = await Promise.all([resident.report({ behalf }), resident.report({ behalf })])
  const accepting = newRequestId()
  await worker.act(one.id, { name: 'accept' }, accepting)
  await worker.act(other.id, { name: 'accept' })
  const lines = () =>
    [one, other].map(({ id }) => city.cloud.read('audits', { action: 'ticket.reveal', object: id }).length)
  expect(await worker.call('ticket', 'reveal', { id: one.id }, accepting)).toMatchObject({ code: 'request/reused' })
  expect(lines()).toEqual([0, 0])
  const requestId = newRequestId()
  for (const { id } of [one, other, one]) await worker.ask('ticket', 'reveal', { id }, requestId)
  expect(lines()).toEqual([1, 1])
})

test('没有留电话的，说清楚没有', async () => {
  const ticket = await city.resident.report()
  await city.worker.act(ticket.id, { name: 'accept' })
  expect((await city.worker.ticket(ticket.id)).author?.canReveal).toBe(false)
  expect(await city.worker.call('ticket', 'reveal', { id: ticket.id })).toMatchObject({
    code: 'ticket/no-phone',
    message: '反映人没有留下电话',
  })
})

describe('类别的附加问题', () => {
  const lift = async () => {
    const groups = await city.resident.ask('ticket', 'categories', {})
    const found = groups.flatMap(({ items }) => items).find(({ name }) => name === '电梯故障')
    if (!found) throw new Error('the categories have no 电梯故障')
    return found
  }

  test('答了的写在诉求里，承办人看得到', async () => {
    const { code, questions } = await lift()
    const trapped = questions.find(({ key }) => key === 'trapped')
    const ticket = await city.resident.report({
      words: '电梯停在 5 楼不动',
      category: code,
      answers: { trapped: trapped?.options?.[1] ?? '' },
    })
    expect((await city.worker.ticket(ticket.id)).answers).toEqual([
      { label: trapped?.label, text: trapped?.options?.[1] },
    ])
  })

  test.each<{ what: string; answers: Record<string, string>; code: string; message: string; field: string }>([
    {
      what: '该答的没答',
      answers: {},
      code: 'ticket/unanswered',
      message: '请填写“电梯里现在有没有人”',
      field: 'answers.trapped',
    },
    {
      what: '答了单子上没有的',
      answers: { trapped: '不知道' },
      code: 'ticket/bad-answer',
      message: '“电梯里现在有没有人”填得不对，请重新填写',
      field: 'answers.trapped',
    },
    {
      what: '答了没有问的',
      answers: { colour: '红' },
      code: 'ticket/unknown-question',
      message: '这一类没有这个问题，请重新填写',
      field: 'answers',
    },
  ])('$what，指出是哪一题', async ({ answers, code: refused, message, field }) => {
    const { code: category } = await lift()
    expect(
      await city.resident.call('ticket', 'report', { ...city.resident.reportInput(), category, answers }),
    ).toMatchObject({ code: refused, message, field })
  })
})

test('按编号找：工作人员只找得到本辖区的，别人连有没有都不知道', async () => {
  const ticket = await city.resident.report()
  expect(await clerk.ask('ticket', 'find', { no: ticket.no.toLowerCase() })).toMatchObject({ id: ticket.id })
  for (const phone of [city.neighbour, city.someone('方村街道工作人员')])
    expect(await phone.call('ticket', 'find', { no: ticket.no })).toMatchObject({
      code: 'ticket/not-found',
      message: '没有找到这件诉求',
    })
  const typo = `${ticket.no.slice(0, -1)}${ticket.no.endsWith('A') ? 'B' : 'A'}`
  expect(await clerk.call('ticket', 'find', { no: typo })).toMatchObject({
    code: 'ticket/bad-number',
    message: '编号不对，请再核对一遍',
  })
})

test('直接从库里删掉的网格员，手上的诉求到下一个闹钟就改派', async () => {
  const { resident, worker } = city
  const ticket = await resident.report({ words: '灯杆倒了' })
  await worker.act(ticket.id, { name: 'accept' })
  await new Records(city).unset('areas', '340202014002005', 'worker')
  await city.passes({ days: 2 })
  const seen = await resident.ticket(ticket.id)
  expect(seen.timeline.map(({ title }) => title).join()).toContain('原承办人已不在岗')
  expect(seen.holder?.name).not.toBe('王秀兰')
})
