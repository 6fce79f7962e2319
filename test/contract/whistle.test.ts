import type { WhistleView } from '../../cloudfunctions/contract/whistle-view'
import { newRequestId, type LocalCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import {
  act,
  blow,
  type Cast,
  castOf,
  done,
  ICE,
  NOISE,
  onSite,
  see,
  STALLS,
  ticketInHand,
  tryTo,
} from '../support/whistle'

let city: LocalCity
let cast: Cast
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
})

const names = ({ actions }: WhistleView) => actions.map(({ name }) => name)
const titles = ({ timeline }: WhistleView) => timeline.map(({ title }) => title)

describe('网格员下单、平台接单、系统分单、部门接单、系统评单', () => {
  test('从诉求吹哨，到部门办结、街道评价、居民评价，两边各走各的又对得上', async () => {
    const { resident, worker, clerk, street, officer } = cast
    const ticket = await ticketInHand(cast)
    expect((await worker.ticket(ticket.id)).canBlow).toBe(true)
    const whistle = await blow(worker, ticket.id)
    expect(whistle).toMatchObject({ status: 'blown', statusText: '等平台接单', kindText: '常规哨' })
    expect(await worker.ticket(ticket.id)).toMatchObject({ canBlow: false, statusText: '已吹哨，正在叫部门' })
    expect((await clerk.inbox())[0]).toBe('有哨等平台接单')

    const called = await act(clerk, whistle.id, { name: 'accept' })
    expect(called.parties.map(({ name, roleText }) => `${name} ${roleText}`)).toEqual([
      '区城管局 主办',
      '区市场监管局 协办',
      '区公安分局 协办',
    ])
    expect((await resident.ticket(ticket.id)).statusText).toBe('已吹哨，区城管局 主办，预计3月4日 17:30 前到场')
    // 诉求这边的消息由时钟在一分钟内说.
    await city.passes({ minutes: 1 })
    expect((await resident.inbox())[0]).toBe('已经叫了部门')
    expect((await officer.inbox())[0]).toBe('有哨叫到你们部门')

    const seen = await see(officer, whistle.id)
    expect(seen.ticket).toMatchObject({ no: ticket.no, words: '门口天天有人摆摊', canOpen: false })
    const completed = await done(whistle, officer)
    expect(completed).toMatchObject({ status: 'completed', statusText: '区城管局已办结，等街道评价' })
    expect((await resident.ticket(ticket.id)).statusText).toBe('区城管局已办结，等街道评价')

    const closed = await act(street, whistle.id, { name: 'evaluate', verdict: 'satisfied', points: 95, note: '很快' })
    expect(closed.status).toBe('closed')
    expect(closed.sheets[0]).toMatchObject({ version: 1, streetText: '满意 95 分', streetPoints: 95 })
    expect(closed.sheets[0]?.parties[0]).toMatchObject({ name: '区城管局', system: 100 })
    expect(closed.sheets[0]?.parties[0]?.lines[2]?.arithmetic).toBe('50 × 100% = 50')

    const resolved = await resident.ticket(ticket.id)
    expect(resolved).toMatchObject({ status: 'resolved', statusText: '已解决，等待评价' })
    expect(resolved.timeline[0]?.text).toBe('已取缔，安排定点值守')
    expect(resolved.proof).toHaveLength(1)
    await resident.act(ticket.id, { name: 'rate', score: 'satisfied', note: '' })
    expect((await resident.ticket(ticket.id)).status).toBe('closed')
    expect(titles(closed).at(-1)).toBe('网格员 王秀兰 吹常规哨：占道经营反复发生')
  })

  test('吹之前看得到谁来、什么时候到；找事项可以打拼音首字母，也可以说平常的话', async () => {
    const { worker } = cast
    const ticket = await ticketInHand(cast)
    const found = await worker.ask('catalogue', 'items', { query: 'zdjy' })
    expect(found.items[0]).toMatchObject({ name: '占道经营反复发生', leadText: '区城管局' })
    expect(found.note).toContain('示例目录')
    const plainly = await worker.ask('catalogue', 'items', { query: '摆摊' })
    expect(plainly.items.map(({ name }) => name)).toContain('流动摊贩聚集')
    const [first] = (await worker.ask('catalogue', 'items', { query: '', category: '0501' })).items
    expect(first?.classText).toBe('街面秩序')
    const preview = await worker.ask('whistle', 'preview', { ticket: ticket.id, item: STALLS })
    expect(preview).toMatchObject({ kindText: '常规哨', route: '先由车站社区平台接单', isFromAcceptance: true })
    expect(preview.parties[0]).toEqual({
      name: '区城管局',
      roleText: '主办',
      answer: '明天 17:30 前应哨',
      reportIn: '周三 17:30 前到场',
      finish: '3月11日 17:30 前办结',
    })
    const urgent = await worker.ask('whistle', 'preview', { ticket: ticket.id, item: STALLS, kind: 'emergency' })
    expect(urgent).toMatchObject({ route: '不等平台，直接叫部门', isFromAcceptance: false })
    expect(urgent.parties[0]?.answer).toMatch(/^今天 \d\d:\d\d 前应哨$/)
  })

  test('同一次提交重发，得到同一声哨；换了内容的不认', async () => {
    const { worker } = cast
    const ticket = await ticketInHand(cast)
    const requestId = newRequestId()
    const first = await blow(worker, ticket.id, STALLS, requestId)
    expect((await blow(worker, ticket.id, STALLS, requestId)).id).toBe(first.id)
    const other = { ticket: ticket.id, item: STALLS, words: '换了一句话' }
    expect(await worker.call('whistle', 'blow', other, requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次提交刚才已经成功，请到“我吹的哨”查看',
    })
    const accepting = newRequestId()
    await act(cast.clerk, first.id, { name: 'accept' }, accepting)
    expect((await act(cast.clerk, first.id, { name: 'accept' }, accepting)).status).toBe('running')
    const urge = { id: first.id, command: { name: 'urge', note: '' } } as const
    expect(await worker.call('whistle', 'act', urge, accepting)).toMatchObject({
      code: 'request/reused',
      message: '这次提交刚才已经成功，请打开这声哨查看',
    })
  })

  test('清单上的，从诉求吹，一个字不写也行：部门看得到诉求的原话和照片', async () => {
    const { worker, clerk, officer } = cast
    const ticket = await ticketInHand(cast)
    const whistle = await worker.ask('whistle', 'blow', { ticket: ticket.id, item: STALLS })
    await act(clerk, whistle.id, { name: 'accept' })
    const seen = await officer.ask('whistle', 'get', { id: whistle.id })
    expect(seen).toMatchObject({ words: '', ticket: { words: (await worker.ticket(ticket.id)).words } })
    expect(seen.ticket?.words).not.toBe('')
  })

  test('网格员吹哨时对部门说的话和照片，反映人看不到；看得到吹了哨', async () => {
    const { resident, worker } = cast
    const ticket = await ticketInHand(cast)
    const photos = [await worker.upload()]
    await worker.ask('whistle', 'blow', { ticket: ticket.id, item: STALLS, words: '房东不讲理，请带执法证', photos })
    const step = async (phone: Phone) =>
      (await phone.ticket(ticket.id)).timeline.find(({ title }) => title.includes('吹哨'))
    expect(await step(worker)).toMatchObject({ text: '房东不讲理，请带执法证', photos: [expect.anything()] })
    expect(await step(resident)).toMatchObject({ photos: [] })
    expect(JSON.stringify(await resident.ticket(ticket.id))).not.toContain('房东')
  })

  test('一件诉求不吹两声；没接单的、不在手上的不能吹；吹了以后网格不能自己办结', async () => {
    const { resident, worker, clerk } = cast
    const fresh = await resident.report()
    const input = (ticket: string) => ({ ticket, item: STALLS, words: '请部门来' })
    expect(await worker.call('whistle', 'blow', input(fresh.id))).toMatchObject({ code: 'ticket/not-now' })
    const ticket = await ticketInHand(cast)
    expect(await clerk.call('whistle', 'blow', input(ticket.id))).toMatchObject({ code: 'ticket/not-yours' })
    expect(await resident.call('whistle', 'blow', input(ticket.id))).toMatchObject({ code: 'ticket/own' })
    expect(await city.neighbour.call('whistle', 'blow', input(ticket.id))).toMatchObject({ code: 'ticket/not-yours' })
    await blow(worker, ticket.id)
    expect(await worker.call('whistle', 'blow', input(ticket.id))).toMatchObject({ code: 'ticket/whistled' })
    const escalate = { name: 'escalate', note: '办不了' } as const
    expect(await worker.tryTo(ticket.id, escalate)).toMatchObject({ code: 'ticket/whistled' })
    expect(await resident.tryTo(ticket.id, { name: 'withdraw', note: '' })).toMatchObject({ code: 'ticket/whistled' })
  })

  test('平台不受理，诉求回到网格员手上接着办', async () => {
    const { worker, clerk } = cast
    const ticket = await ticketInHand(cast)
    const whistle = await blow(worker, ticket.id)
    await act(clerk, whistle.id, { name: 'reject', note: '请先联系物业劝导' })
    expect(await worker.ticket(ticket.id)).toMatchObject({ canBlow: true, statusText: '网格员 王秀兰 正在处理' })
    await city.passes({ minutes: 1 })
    expect((await worker.inbox()).slice(0, 2).sort()).toEqual(['哨没有办成，请接着办', '您的哨没有受理'])
  })

  test('街道评价不满意的，诉求也回到网格员手上', async () => {
    const { worker, clerk, street, officer } = cast
    const ticket = await ticketInHand(cast)
    const whistle = await blow(worker, ticket.id)
    await act(clerk, whistle.id, { name: 'accept' })
    await done(whistle, officer)
    await act(street, whistle.id, { name: 'evaluate', verdict: 'dissatisfied', points: 40, note: '还在摆' })
    expect((await worker.ticket(ticket.id)).status).toBe('handling')
  })
})

describe('严格准入', () => {
  const offList = async () => {
    const ticket = await ticketInHand(cast)
    const input = { ticket: ticket.id, field: 'service', words: '老旧小区连廊要统一粉刷' } as const
    return cast.worker.ask('whistle', 'blow', input)
  }

  test('清单之外的要说是哪一类难题，由街道审核准入', async () => {
    const { worker, street, officer } = cast
    const ticket = await ticketInHand(cast)
    expect(await worker.call('whistle', 'blow', { ticket: ticket.id, words: '清单外' })).toMatchObject({
      code: 'whistle/no-field',
      message: '清单之外的，请选择是哪一类难题',
    })
    expect(await worker.call('whistle', 'blow', { ticket: ticket.id, item: '9-999', words: '没有' })).toMatchObject({
      code: 'whistle/unknown-item',
      message: '清单里没有这个事项，它可能已经调整，请重新选择',
    })
    expect(await worker.call('whistle', 'blow', { ticket: ticket.id, field: 'service' })).toMatchObject({
      code: 'whistle/no-words',
      message: '请填写情况说明',
    })
    const whistle = await offList()
    expect(whistle).toMatchObject({ status: 'reviewing', title: '老旧小区连廊要统一粉刷' })
    const options = await street.ask('whistle', 'options', { id: whistle.id, action: 'admit' })
    expect(options).toHaveLength(30)
    const lead = options.find(({ text }) => text === '区城管局')?.value ?? ''
    const admitted = await act(street, whistle.id, {
      name: 'admit',
      lead,
      assists: [],
      isProposed: true,
      note: '群众反映强烈',
    })
    expect(admitted.status).toBe('running')
    expect(titles(admitted)[1]).toContain('准入，并建议列入清单')
    expect((await officer.inbox())[0]).toBe('有哨叫到你们部门')
  })

  test('街道不准入的，说明原因和建议', async () => {
    const whistle = await offList()
    const rejected = await act(cast.street, whistle.id, { name: 'reject', note: '请走物业维修资金' })
    expect(rejected.statusText).toBe('没有受理')
  })
})

describe('部门', () => {
  const running = async (item = STALLS) => {
    const ticket = await ticketInHand(cast)
    const whistle = await blow(cast.worker, ticket.id, item)
    return whistle.status === 'running' ? whistle : act(cast.clerk, whistle.id, { name: 'accept' })
  }

  test('应哨、报到、办结一步接一步；没叫到的部门看不到', async () => {
    const { officer, stranger, head, resident } = cast
    const whistle = await running()
    expect(await stranger.call('whistle', 'get', { id: whistle.id })).toMatchObject({
      code: 'whistle/not-found',
      message: '没有找到这声哨',
    })
    expect(await resident.call('whistle', 'get', { id: whistle.id })).toMatchObject({ code: 'whistle/not-found' })
    expect(names(await see(officer, whistle.id))).toEqual(['answer', 'decline'])
    expect(names(await see(head, whistle.id))).toEqual([])
    const answered = await act(officer, whistle.id, { name: 'answer' })
    expect(answered.parties[0]).toMatchObject({ statusText: '已应哨', officer: { name: '吴明轩' } })
    const far = await tryTo(officer, whistle.id, { name: 'reportIn', point: { lng: 118.36, lat: 31.34 }, photos: [] })
    expect(far).toMatchObject({ code: 'whistle/too-far', field: 'command.photos' })
    const there = await act(officer, whistle.id, { name: 'reportIn', point: onSite(whistle), photos: [] })
    expect(titles(there)[0]).toBe('区城管局 吴明轩 代表区城管局到场报到，离现场 0 米')
  })

  test('联络员分给别的经办人，原来的人就不能再办', async () => {
    const { liaison, officer } = cast
    const whistle = await running()
    const options = await liaison.ask('whistle', 'options', { id: whistle.id, action: 'assign' })
    const other = options.find(({ text, note }) => text !== '吴明轩' && note.startsWith('经办人'))
    const assigned = await act(liaison, whistle.id, { name: 'assign', to: other?.value ?? '', note: '您熟悉这一片' })
    expect(assigned.parties[0]?.officer?.name).toBe(other?.text)
    expect(await tryTo(officer, whistle.id, { name: 'answer' })).toMatchObject({ code: 'whistle/not-yours' })
  })

  test('退回由街道裁定；改由别的部门办，原来的在新部门应哨前仍负责', async () => {
    const { officer, street, stranger } = cast
    const whistle = await running()
    await act(officer, whistle.id, { name: 'decline', reason: 'not-ours', note: '是工地围挡外的，归住建' })
    expect((await street.inbox())[0]).toBe('部门退回，等您裁定')
    const seen = await see(street, whistle.id)
    const redirect = seen.actions.find(({ name }) => name === 'redirect')
    expect(redirect?.department).toBe('d-district-01')
    const moved = await act(street, whistle.id, {
      name: 'redirect',
      department: 'd-district-01',
      to: 'd-city-01',
      note: '归住建',
    })
    expect(moved.parties.find(({ name }) => name === '区城管局')?.statusText).toBe('新部门应哨前仍负责')
    const taken = await act(stranger, whistle.id, { name: 'answer' })
    expect(taken.parties.find(({ name }) => name === '区城管局')?.statusText).toBe('已转出')
    expect((await officer.inbox())[0]).toBe('这声哨已改由别的部门办理')
  })

  test('延期由街道批，批了诉求的期限也跟着走', async () => {
    const { officer, street, resident } = cast
    const whistle = await running()
    await act(officer, whistle.id, { name: 'answer' })
    const [extend] = (await see(officer, whistle.id)).actions.filter(({ name }) => name === 'extend')
    const until = (extend?.needs.date?.value ?? 0) + 24 * 3_600_000
    await act(officer, whistle.id, { name: 'extend', until, note: '要等听证' })
    const approved = await act(street, whistle.id, { name: 'approve', department: 'd-district-01', note: '' })
    expect(approved.parties[0]?.extended).toMatch(/^已延期 1 次，原定/)
    expect((await resident.ticket(whistle.ticket?.id ?? '')).deadline.dueBy).toBe(until)
  })

  test('要办的清单：部门看自己的一步，街道看等自己答复的', async () => {
    const { officer, street, clerk, worker } = cast
    const whistle = await running()
    const own = (await officer.ask('board', 'tasks', {})).items.find(({ id }) => id === whistle.id)
    expect(own).toMatchObject({ tabs: ['toAnswer'], actions: [{ name: 'answer', text: '应哨' }] })
    expect(own?.deadline.text).toMatch(/^应哨还有/)
    const board = await street.ask('board', 'tasks', {})
    expect(board.items.find(({ id }) => id === whistle.id)?.tabs).toEqual(['running'])
    const fresh = await ticketInHand(cast)
    const blown = await blow(worker, fresh.id)
    const waiting = (await clerk.ask('board', 'tasks', {})).items.find(({ id }) => id === blown.id)
    expect(waiting).toMatchObject({ tabs: ['toAccept'], actions: [{ name: 'accept' }] })
    expect((await worker.ask('board', 'mine', {})).items[0]?.id).toBe(blown.id)
    expect(await worker.call('board', 'tasks', { as: { role: 'street', scope: 'x' } })).toMatchObject({
      code: 'account/no-role',
    })
  })
})

describe('应急哨与重点哨', () => {
  test('应急哨不等平台，值班的人立刻听到；没人应，每 15 分钟再叫，叫到区里', async () => {
    const { worker, officer, liaison, street, district } = cast
    const ticket = await ticketInHand(cast)
    const whistle = await blow(worker, ticket.id, ICE)
    expect(whistle).toMatchObject({ status: 'running', kindText: '应急哨' })
    expect((await officer.inbox())[0]).toBe('有哨叫到你们部门')
    expect((await street.inbox())[0]).toBe('辖区吹了应急哨')
    await city.passes({ minutes: 16 })
    expect((await liaison.inbox())[0]).toBe('再次呼叫：还没有动静')
    await city.passes({ minutes: 16 })
    expect(await district.inbox()).toContain('再次呼叫：还没有动静')
    await act(officer, whistle.id, { name: 'answer' })
    const calls = async () =>
      titles(await see(street, whistle.id)).filter((title) => title.startsWith('区城管局还没有动静')).length
    const before = await calls()
    expect(before).toBe(2)
    await city.passes({ minutes: 20 })
    expect(await calls()).toBe(before)
  })

  test('重点哨由街道平台接单，街道领导挂帅', async () => {
    const { worker, clerk, street, leader } = cast
    const ticket = await ticketInHand(cast)
    const whistle = await blow(worker, ticket.id, NOISE)
    expect(await tryTo(clerk, whistle.id, { name: 'accept' })).toMatchObject({ code: 'whistle/not-yours' })
    const called = await act(street, whistle.id, { name: 'accept' })
    expect(called.leader?.name).toBe('董丽娟')
    expect((await leader.inbox())[0]).toBe('重点哨请您挂帅')
  })
})

describe('不经诉求，自己吹', () => {
  test('街道自己吹的常规哨直接分单；别人的辖区不能吹', async () => {
    const { street, worker } = cast
    const [lng, lat] = cast.worker.at
    const place = { point: { lng, lat }, address: '北门口' }
    const whistle = await street.ask('whistle', 'blow', { item: STALLS, place, words: '专项整治' })
    expect(whistle).toMatchObject({ status: 'running', blower: { office: '赭麓街道' } })
    expect(whistle.ticket).toBeUndefined()
    const elsewhere = { area: city.someone('天城村') && '340202014002003', address: '' }
    expect(await worker.call('whistle', 'blow', { item: STALLS, place: elsewhere, words: '别的网格' })).toMatchObject({
      code: 'whistle/elsewhere',
      message: '这个地方不在您的辖区，不能吹哨',
    })
    expect(await worker.call('whistle', 'blow', { item: STALLS, place })).toMatchObject({ code: 'whistle/no-words' })
    expect(await worker.call('whistle', 'blow', { item: STALLS, words: '没说在哪' })).toMatchObject({
      code: 'whistle/no-place',
      message: '请选择地点',
    })
    expect(await worker.call('whistle', 'preview', { item: STALLS, place: elsewhere })).toMatchObject({
      code: 'whistle/elsewhere',
    })
  })

  test('吹错了，主办应哨以前可以撤', async () => {
    const { worker, street, officer } = cast
    const [lng, lat] = worker.at
    const input = { item: STALLS, place: { point: { lng, lat } }, words: '看错了' }
    const whistle = await street.ask('whistle', 'blow', input)
    const gone = await act(street, whistle.id, { name: 'withdraw', note: '已经自行收摊' })
    expect(gone.statusText).toBe('已撤哨')
    expect((await officer.inbox())[0]).toBe('这声哨已撤回')
  })
})
