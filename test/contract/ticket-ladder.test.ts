import type { Command } from '../../cloudfunctions/contract/ticket-command'
import type { TicketView } from '../../cloudfunctions/contract/ticket-view'
import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
let people: Record<'resident' | 'worker' | 'member' | 'clerk' | 'otherClerk' | 'street' | 'district', Phone>
cityOfThisFile((opened) => {
  city = opened
  people = {
    resident: city.resident,
    worker: city.worker,
    member: city.someone('党员志愿者'),
    clerk: city.phone('o-demo-community-340202014002-1'),
    otherClerk: city.phone('o-demo-community-340202014002-2'),
    street: city.phone('o-demo-street-340202014-1'),
    district: city.phone('o-demo-district-1'),
  }
})

/** Code of a category by its name. */
async function categoryCode(name: string): Promise<string> {
  const groups = await city.resident.ask('ticket', 'categories', {})
  const found = groups.flatMap(({ items }) => items).find((item) => item.name === name)
  if (!found) throw new Error(`the categories have no ${name}`)
  return found.code
}

const names = ({ actions }: TicketView) => actions.map(({ name }) => name)
const titles = ({ timeline }: TicketView) => timeline.map(({ title }) => title)
const resolve = async (phone: Phone): Promise<Command> => ({
  name: 'resolve',
  closing: 'solved',
  note: '办好了',
  photos: [await phone.upload()],
})

describe('网格 → 社区 → 街道', () => {
  test('网格员上报，社区接手，再上报街道；反映人每一步都知道由谁负责', async () => {
    const { resident, worker, clerk, street } = people
    const ticket = await resident.report()
    await worker.act(ticket.id, { name: 'accept' })
    const up = await worker.act(ticket.id, { name: 'escalate', note: '要换变压器，网格里办不了' })
    expect(up.statusText).toBe('等待车站社区接单；接单前仍由 王秀兰 负责')
    expect((await resident.inbox())[0]).toContain('上报')
    const task = (await clerk.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)
    expect(task).toMatchObject({ tabs: ['toAccept'], actions: [{ name: 'accept' }] })
    expect(await clerk.act(ticket.id, { name: 'accept' })).toMatchObject({ status: 'handling' })
    await clerk.act(ticket.id, { name: 'escalate', note: '要街道协调供电' })
    const taken = await street.act(ticket.id, { name: 'accept' })
    expect(names(taken)).not.toContain('escalate')
    expect(taken.deadline.dueBy).toBe(ticket.deadline.dueBy)
    await street.act(ticket.id, await resolve(street))
    expect(titles(await resident.ticket(ticket.id)).slice(0, 3)).toEqual([
      expect.stringMatching(/^街道 .+ 办结：已解决$/),
      expect.stringMatching(/^街道 .+ 接单$/),
      '由赭麓街道接着办',
    ])
  })

  test('没人接单、超期：到点提醒，超过时限一半自动上报，期限不动', async () => {
    const { resident, worker, clerk } = people
    const ticket = await resident.report({ words: '三楼楼道灯一直闪' })
    await city.passes({ hours: Math.ceil((ticket.deadline.dueBy - city.cloud.now()) / 3_600_000) + 1 })
    const tabsOf = async () => (await clerk.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)?.tabs
    expect(await tabsOf()).toEqual(['below'])
    await city.passes({ days: 30 })
    // 到了街道台上，就不是社区下级的事了。
    expect(await tabsOf()).toBeUndefined()
    const seen = await worker.ticket(ticket.id)
    expect(seen.deadline).toMatchObject({ level: 'overdue', dueBy: ticket.deadline.dueBy })
    expect(titles(seen)).toContain('超期未办结，自动上报')
    expect(seen.statusText).toContain('赭麓街道')
    expect(await worker.inbox()).toContain('有诉求已超期')
    await city.passes({ minutes: 5 })
    expect(titles(await worker.ticket(ticket.id))).toEqual(titles(seen))
  })

  test('网格员退回，社区改派给代班；原来的人知道', async () => {
    const { resident, worker, clerk } = people
    const ticket = await resident.report({ words: '门口路灯灯罩掉了' })
    await worker.act(ticket.id, { name: 'sendBack', reason: 'not-mine', note: '在隔壁网格' })
    const choices = await clerk.ask('ticket', 'options', { id: ticket.id, action: 'dispatch' })
    const standIn = choices.find(({ text }) => text.startsWith('代班网格员'))
    expect(standIn?.note).toMatch(/^在办 \d+ 件$/)
    const sent = await clerk.act(ticket.id, { name: 'dispatch', to: standIn?.value ?? '', note: '请跑一趟' })
    expect(sent.statusText).toContain('等待接单')
    expect(titles(sent)[0]).toContain('改派给')
    expect(titles(sent)[2]).toBe('网格员 王秀兰 退回：不归我管')
  })
})

describe('团队', () => {
  test('交给党员志愿者，志愿者接单办理，再退回网格员；匿名的人对志愿者仍是匿名', async () => {
    const { resident, worker, member } = people
    const ticket = await resident.report({ words: '楼道有人堆纸箱', isAnonymous: true })
    await worker.act(ticket.id, { name: 'accept' })
    const choices = await worker.ask('ticket', 'options', { id: ticket.id, action: 'hand' })
    const to = choices.find(({ text }) => text.includes('李建军'))?.value ?? ''
    await worker.act(ticket.id, { name: 'hand', to, note: '请先去看看' })
    expect((await member.ask('ticket', 'tasks', {})).items.map(({ id }) => id)).toContain(ticket.id)
    const taken = await member.act(ticket.id, { name: 'accept' })
    expect(taken.author).toEqual({ name: '匿名反映人', isAnonymous: true, isWithheld: true, canReveal: false })
    expect(taken.keeper?.name).toBe('王秀兰')
    const kept = (await worker.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)
    expect(kept?.tabs).toEqual(['kept'])
    const back = await member.act(ticket.id, { name: 'sendBack', reason: 'other', note: '已劝说，还要您来' })
    expect(back.statusText).toBe('网格员 王秀兰 正在处理')
    expect((await worker.inbox())[0]).toContain('退回')
  })

  test('没有交给自己的，团队成员看不到', async () => {
    const ticket = await people.resident.report({ words: '楼下灯杆歪了' })
    expect(await people.member.call('ticket', 'get', { id: ticket.id })).toMatchObject({ code: 'ticket/not-yours' })
  })
})

describe('审批', () => {
  test('延期：社区批准后是新的期限，原来的写在旁边；申请的人自己批不了', async () => {
    const { resident, worker, clerk } = people
    const ticket = await resident.report({ words: '单元门禁的灯不亮' })
    const taken = await worker.act(ticket.id, { name: 'accept' })
    const until = (taken.actions.find(({ name }) => name === 'extend')?.needs.date?.value ?? 0) + 86_400_000
    const command: Command = { name: 'extend', until, note: '等配件到货' }
    const effect = await worker.ask('ticket', 'effect', { id: ticket.id, command })
    expect(effect.lines[0]).toMatch(/^批准后，期限由 .+ 改为 .+$/)
    const asked = await worker.act(ticket.id, command)
    expect(asked.pending?.text).toContain('申请延期到')
    expect(await worker.tryTo(ticket.id, { name: 'approve', note: '' })).toMatchObject({ code: 'ticket/not-yours' })
    const waiting = (await clerk.ask('ticket', 'tasks', {})).items.find(({ id }) => id === ticket.id)
    expect(waiting?.tabs).toContain('toApprove')
    const granted = await clerk.act(ticket.id, { name: 'approve', note: '同意' })
    expect(granted.deadline).toMatchObject({ dueBy: until, first: expect.stringContaining('原定') as string })
    expect((await resident.ticket(ticket.id)).deadline.dueBy).toBe(until)
  })

  test('要核查的类别：办结后等社区看过，退回就重办，通过才请居民评价', async () => {
    const { resident, worker, clerk } = people
    const ticket = await resident.report({ words: '楼顶又搭了彩钢棚', category: await categoryCode('私搭乱建') })
    await worker.act(ticket.id, { name: 'accept' })
    expect(await worker.act(ticket.id, await resolve(worker))).toMatchObject({ status: 'checking' })
    expect(await resident.tryTo(ticket.id, { name: 'rate', score: 'satisfied', note: '' })).toMatchObject({ ok: false })
    await clerk.act(ticket.id, { name: 'refuse', note: '棚子还在' })
    expect((await worker.inbox())[0]).toContain('核查')
    await worker.act(ticket.id, await resolve(worker))
    expect(await clerk.act(ticket.id, { name: 'approve', note: '已拆' })).toMatchObject({ status: 'resolved' })
    expect((await resident.inbox())[0]).toBe('您的诉求已办结')
  })

  test('督办有自己的期限，过了督办的人会知道', async () => {
    const { resident, worker, street } = people
    const ticket = await resident.report({ words: '路灯杆漏电警示牌掉了' })
    await worker.act(ticket.id, { name: 'accept' })
    const until = (await worker.ticket(ticket.id)).deadline.dueBy - 60_000
    const watched = await street.act(ticket.id, { name: 'supervise', until, note: '今天必须处理' })
    expect(watched.tags.map(({ text }) => text)).toContain('督办')
    expect((await worker.inbox())[0]).toContain('督办')
    await city.passes({ hours: Math.ceil((until - city.cloud.now()) / 3_600_000) + 1 })
    expect((await street.inbox()).join()).toContain('督办')
  })
})

describe('更正与拆分', () => {
  test('类别更正先看影响，再改；期限按新类别从原来的起点算，反映人知道', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '楼顶上面搭了个东西' })
    await worker.act(ticket.id, { name: 'accept' })
    const command: Command = { name: 'correct', category: await categoryCode('私搭乱建'), note: '是搭建' }
    const { lines } = await worker.ask('ticket', 'effect', { id: ticket.id, command })
    expect(lines[0]).toContain('改为“私搭乱建”')
    expect(lines[1]).toMatch(/^期限由 .+ 改为 .+$/)
    expect((await worker.ticket(ticket.id)).categoryText).not.toBe('私搭乱建')
    const right = await worker.act(ticket.id, command)
    expect(right).toMatchObject({ categoryText: '私搭乱建', status: 'handling' })
    expect((await resident.ticket(ticket.id)).deadline.first).toContain('原定')
  })

  test('地点更正到别的网格，改派给那边的网格员', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '公告栏的灯坏了' })
    await worker.act(ticket.id, { name: 'accept' })
    const moved = await worker.act(ticket.id, {
      name: 'correct',
      place: { area: '340202014002006', address: '6 号楼旁' },
      note: '在隔壁网格',
    })
    expect(moved.place).toMatchObject({ text: expect.stringContaining('第06网格') as string, address: '6 号楼旁' })
    const next = city.phone('o-demo-worker-340202014002006')
    expect((await next.ask('ticket', 'tasks', {})).items.map(({ id }) => id)).toContain(ticket.id)
  })

  test('一件拆成两件：反映人两件都看得到，各自计时', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '路灯不亮，垃圾也没人收' })
    await worker.act(ticket.id, { name: 'accept' })
    const parent = await worker.act(ticket.id, {
      name: 'split',
      words: '单元门口垃圾没人收',
      category: await categoryCode('暴露垃圾'),
    })
    const [relative] = parent.relatives
    const child = await resident.ticket(relative?.id ?? '')
    expect(child).toMatchObject({
      categoryText: '暴露垃圾',
      no: relative?.no,
      relation: 'author',
      status: 'dispatched',
    })
    expect(child.relatives).toEqual([{ id: ticket.id, no: ticket.no, text: '本件由它拆出' }])
    expect((await resident.ask('ticket', 'mine', {})).items.map(({ id }) => id)).toContain(child.id)
  })
})

describe('反映人', () => {
  test('承办人请补充，反映人补充后承办人知道', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '灯不亮' })
    await worker.act(ticket.id, { name: 'accept' })
    await worker.act(ticket.id, { name: 'ask', note: '几单元几楼？' })
    const asked = await resident.ticket(ticket.id)
    expect(asked).toMatchObject({
      asked: '几单元几楼？',
      deadline: { text: expect.stringContaining('等待反映人补充') as string },
    })
    const photo = await resident.upload()
    const told = await resident.act(ticket.id, { name: 'supplement', note: '三单元四楼', photos: [photo] })
    expect(told.asked).toBeUndefined()
    expect((await worker.ticket(ticket.id)).timeline[0]).toMatchObject({ text: '三单元四楼', photos: [{ id: photo }] })
    expect((await worker.inbox())[0]).toContain('补充')
  })

  test('时间过半可以催，一天一次', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '路口的灯不亮' })
    await worker.act(ticket.id, { name: 'accept' })
    expect(await resident.tryTo(ticket.id, { name: 'urge', note: '' })).toMatchObject({ code: 'ticket/too-early' })
    const half = (ticket.deadline.dueBy - ticket.reportedAt) / 2
    await city.passes({ minutes: Math.ceil(half / 60_000) + 1 })
    expect((await resident.act(ticket.id, { name: 'urge', note: '孩子晚上要走' })).tags[0]).toMatchObject({
      text: '催办 1 次',
    })
    expect(await resident.tryTo(ticket.id, { name: 'urge', note: '' })).toMatchObject({ code: 'ticket/urged' })
    expect((await worker.inbox())[0]).toContain('催')
  })

  test('自己撤回，就此结案', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '灯又亮了' })
    expect(await resident.act(ticket.id, { name: 'withdraw', note: '自己好了' })).toMatchObject({
      status: 'closed',
      statusText: '已撤回',
      actions: [{ name: 'undo' }],
    })
    expect((await worker.ask('ticket', 'tasks', {})).items.map(({ id }) => id)).not.toContain(ticket.id)
  })

  test('重新办理第二次，提高一级到社区', async () => {
    const { resident, worker, clerk } = people
    const ticket = await resident.report({ words: '楼梯灯总坏' })
    for (const round of [1, 2]) {
      await worker.act(ticket.id, { name: 'accept' })
      await worker.act(ticket.id, await resolve(worker))
      const again = await resident.act(ticket.id, { name: 'reopen', note: `又坏了，第 ${round} 次` })
      expect(again.reopenings).toBe(round)
    }
    expect((await resident.ticket(ticket.id)).statusText).toBe('等待车站社区接单')
    expect((await clerk.ask('ticket', 'tasks', {})).items.map(({ id }) => id)).toContain(ticket.id)
  })
})

describe('点错了', () => {
  test('10 秒内撤回误点的办结，时间线上都留着，刚听到消息的人再听一声', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '灯罩裂了' })
    await worker.act(ticket.id, { name: 'accept' })
    const done = await worker.act(ticket.id, await resolve(worker))
    expect(done.undoUntil).toBeGreaterThan(0)
    const back = await worker.act(ticket.id, { name: 'undo' })
    expect(back).toMatchObject({ status: 'handling', deadline: { level: 'normal' } })
    expect(back.timeline.slice(0, 2)).toMatchObject([{ title: '网格员 王秀兰 撤回了刚才这一步' }, { isUndone: true }])
    expect((await resident.inbox())[0]).toContain('误操作')
  })

  test('过了 10 秒撤不回', async () => {
    const { resident, worker } = people
    const ticket = await resident.report({ words: '灯泡松了' })
    await worker.act(ticket.id, { name: 'accept' })
    await city.passes({ minutes: 1 })
    expect(await worker.tryTo(ticket.id, { name: 'undo' })).toMatchObject({ code: 'ticket/too-late' })
  })
})

test('区网格中心批街道的延期', async () => {
  const { resident, worker, clerk, street, district } = people
  const ticket = await resident.report({ words: '整条街路灯要改造' })
  await worker.act(ticket.id, { name: 'escalate', note: '全街的事' })
  await clerk.act(ticket.id, { name: 'escalate', note: '全街的事' })
  const taken = await street.act(ticket.id, { name: 'accept' })
  const until = taken.actions.find(({ name }) => name === 'extend')?.needs.date?.value ?? 0
  await street.act(ticket.id, { name: 'extend', until, note: '要立项' })
  expect(await clerk.tryTo(ticket.id, { name: 'approve', note: '' })).toMatchObject({ code: 'ticket/not-yours' })
  expect(await district.act(ticket.id, { name: 'approve', note: '' })).toMatchObject({ deadline: { dueBy: until } })
})
