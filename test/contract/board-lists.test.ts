import type { BoardView } from '../../cloudfunctions/contract/board'
import type { BoardLists } from '../../cloudfunctions/domain/policy'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { JPEG, type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { Records } from '../support/records'

const DISTRICT = '340202'
const STREET = '340202014'
const COMMUNITY = '340202014002'
const GRID = '340202014002005'

let city: LocalCity
let clerk: Phone
beforeEach(async () => {
  city = await openCity()
  clerk = city.someone('车站社区工作人员')
})
afterEach(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

const board = (area: string): Promise<BoardView> => city.neighbour.ask('board', 'get', { area })
const ticketOf = (id: string) => city.cloud.read('tickets', { _id: id })[0] as unknown as Ticket

describe('公开的摘要', () => {
  const publish = async (): Promise<string> => {
    const { id } = await city.resident.report({ words: '我家门口三单元灯坏了', photos: [await city.resident.upload()] })
    await city.worker.act(id, { name: 'accept' })
    await city.worker.act(id, { name: 'progress', note: '在换灯', photos: [await city.worker.upload()] })
    await city.photosAreChecked()
    // 反映人自己的照片不在可选的里面。
    const [choice, ...others] = await clerk.ask('ticket', 'options', { id, action: 'summarise' })
    expect(others).toEqual([])
    await clerk.act(id, { name: 'summarise', text: '楼道灯已派人修', photo: choice!.value })
    await city.passes({ minutes: 1 })
    return id
  }

  test('各级看板都只登工作人员写的话；居民的话不在里面', async () => {
    const id = await publish()
    for (const area of [GRID, COMMUNITY, STREET, DISTRICT]) {
      const view = await board(area)
      expect(view.items).toEqual([
        expect.objectContaining({ ticket: id, summary: '楼道灯已派人修', placeText: '赭麓街道', statusText: '办理中' }),
      ])
      expect(JSON.stringify(view)).not.toMatch(/三单元|王秀兰|李桂英|p-(resident|worker|community)/)
      expect(Buffer.from(await (await fetch(view.items[0]!.photo!)).arrayBuffer()).equals(JPEG)).toBe(true)
    }
  })

  test('两个人都开着改：先存的留着，后存的看过再定；什么也没看到就改的，也不行', async () => {
    const id = await publish()
    const { actions } = await clerk.ticket(id)
    const { seen } = actions.find(({ name }) => name === 'summarise')!.needs.words!
    await clerk.act(id, { name: 'summarise', text: '灯已换好', seen: seen! })
    for (const late of [{ seen: seen! }, {}])
      expect(await clerk.tryTo(id, { name: 'summarise', text: '灯下周换', ...late })).toMatchObject({
        code: 'ticket/changed',
        message: '别人刚改了公开摘要，请看过再定',
      })
    const now = await clerk.ticket(id)
    expect(now.summary).toBe('灯已换好')
    const words = now.actions.find(({ name }) => name === 'summarise')!.needs.words!
    expect(words).toMatchObject({ value: '灯已换好' })
    await clerk.act(id, { name: 'summarise', text: '灯已换好，请看看', seen: words.seen! })
    expect((await clerk.ticket(id)).summary).toBe('灯已换好，请看看')
  })

  test('撤下摘要，看板上就没有了；撤回的诉求也不再登', async () => {
    const id = await publish()
    await clerk.act(id, { name: 'summarise', text: '', seen: ticketOf(id).summary!.entry })
    await city.passes({ minutes: 1 })
    expect((await board(DISTRICT)).items).toEqual([])

    await clerk.act(id, { name: 'summarise', text: '又登上来' })
    await city.passes({ minutes: 1 })
    expect((await board(DISTRICT)).items).toHaveLength(1)
    await city.resident.act(id, { name: 'withdraw' })
    await city.passes({ minutes: 1 })
    expect(await board(DISTRICT)).toMatchObject({
      items: [],
      buckets: { total: 0, setAside: 1 },
      closings: { kinds: [], withdrawn: 1, merged: 0 },
    })
  })
})

describe('看板登哪些，由区里定', () => {
  const lists = async (which: BoardLists) => {
    await new Records(city).change('references', 'policy', { 'board.lists': which })
    // As long as an instance may trust what it has read.
    await city.passes({ minutes: 1 })
  }

  test('放开以后，没有摘要的也登，只有类别、街道和状态；撤回的不登；收回就都不登', async () => {
    await lists('all')
    const { id } = await city.resident.report({ words: '我家门口三单元灯坏了', photos: [await city.resident.upload()] })
    const told = await city.resident.report({ category: '0102' })
    await clerk.act(told.id, { name: 'summarise', text: '垃圾已清' })
    await city.resident.act((await city.resident.report()).id, { name: 'withdraw' })
    await city.worker.act(id, { name: 'accept' })
    await city.passes({ minutes: 1 })
    const { reportedAt, categoryName } = ticketOf(id)
    const bare = {
      ticket: id,
      categoryText: categoryName,
      placeText: '赭麓街道',
      statusText: '办理中',
      isDone: false,
      at: reportedAt,
    }
    const whole = expect.objectContaining({ ticket: told.id, summary: '垃圾已清' }) as object
    for (const area of [GRID, COMMUNITY, STREET, DISTRICT]) {
      const view = await board(area)
      expect(view.items).toHaveLength(2)
      expect(view.items).toEqual(expect.arrayContaining([whole, bare]))
      expect(JSON.stringify(view)).not.toMatch(/三单元|王秀兰|李桂英|p-(resident|worker|community)|photo/)
    }
    await expectTwoTrips()

    await lists('summarised')
    for (const area of [GRID, DISTRICT]) expect((await board(area)).items).toEqual([whole])
  })

  test('没有放开的区，没有摘要的一件也不登', async () => {
    await city.resident.report()
    await city.passes({ minutes: 1 })
    expect(await board(GRID)).toMatchObject({ items: [], buckets: { total: 1 } })
  })
})

test('看一次看板，只问数据库两次：是谁，和那一张看板', async () => {
  await city.resident.report()
  await city.passes({ minutes: 1 })
  await expectTwoTrips()
})

async function expectTwoTrips() {
  const { openid } = city.neighbour
  for (const area of [DISTRICT, STREET, COMMUNITY, GRID]) {
    const { requestID } = await city.cloud.callAs(openid, 'board', {
      action: 'get',
      input: { area },
      requestId: newRequestId(),
    })
    const trips = city.cloud.trace(requestID)!.roundTrips.filter(({ target }) => target !== 'references')
    expect(trips.filter(({ kind }) => kind === 'database').length).toBeLessThanOrEqual(2)
  }
}
