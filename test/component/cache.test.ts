import type { TaskBoard } from '../../typings/contract'
import { keep, recall } from '../../miniprogram/services/cache'
import { getTicket, listTasks } from '../../miniprogram/services/ticket'
// Brings WeChat's `wx` along.
import '../support/load'
import { aCard, aRole, aTicket, aWorker } from './builders'
import { Phone, refusal } from './phone'

const role = aRole({ role: 'worker', text: '网格员' })

function worker(): Phone {
  const phone = new Phone(aWorker())
  phone.answer('ticket', 'get', ({ id }) => aTicket({ id, words: '灯坏了' }))
  phone.answer('ticket', 'tasks', (): TaskBoard => ({ items: [aCard()], tabs: [], isCut: false }))
  return phone
}

test('看过的诉求，没有网络也看得到，说得出是什么时候的', async () => {
  const phone = worker()
  const before = Date.now()
  expect(await getTicket('t-1')).not.toHaveProperty('keptAt')
  phone.isOnline = false
  const kept = await getTicket('t-1')
  expect(kept.words).toBe('灯坏了')
  expect(kept.keptAt).toBeGreaterThanOrEqual(before)
})

test('没看过的，没有网络就是没有', async () => {
  const phone = worker()
  phone.isOnline = false
  await expect(getTicket('t-1')).rejects.toThrow('网络不太好')
})

test('任务列表按身份分开存', async () => {
  const phone = worker()
  await listTasks(role)
  phone.isOnline = false
  expect((await listTasks(role)).items).toHaveLength(1)
  await expect(listTasks(aRole({ role: 'street', scope: 's-1' }))).rejects.toThrow('网络不太好')
})

test('不再让他看的，存下的也拿掉', async () => {
  const phone = worker()
  await getTicket('t-1')
  phone.answer('ticket', 'get', () => {
    throw refusal('ticket/not-yours', '这不是您的诉求，不能查看')
  })
  await expect(getTicket('t-1')).rejects.toThrow('不能查看')
  phone.isOnline = false
  await expect(getTicket('t-1')).rejects.toThrow('网络不太好')
})

test.each(['internal', 'ticket/busy'])('服务端一时答不了（%s），看得到存下的，也还存着', async (code) => {
  const phone = worker()
  await getTicket('t-1')
  phone.answer('ticket', 'get', () => {
    throw refusal(code, '系统出了点问题，请稍后再试')
  })
  expect(await getTicket('t-1')).toMatchObject({ words: '灯坏了', keptAt: expect.any(Number) as number })
  phone.isOnline = false
  expect((await getTicket('t-1')).words).toBe('灯坏了')
  await expect(getTicket('t-2')).rejects.toThrow('网络不太好')
})

test('各人的各存各的', () => {
  worker()
  keep('p-2', 'ticket:t-1', { words: '灯坏了' })
  expect(recall('p-2', 'ticket:t-1')).toMatchObject({ words: '灯坏了' })
  expect(recall('p-9', 'ticket:t-1')).toBeUndefined()
})

test('存得太多，先放掉最早的；刚存的总在', () => {
  const phone = worker()
  const long = { words: '话'.repeat(100_000) }
  for (let at = 1; at <= 30; at += 1) keep('p-2', `ticket:t-${at}`, long)
  expect(recall('p-2', 'ticket:t-1')).toBeUndefined()
  expect(recall('p-2', 'ticket:t-30')).toMatchObject(long)
  const size = [...phone.storage.values()].reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0)
  expect(size).toBeLessThan(1_100_000)
})

test('再看一次就是新的，不占两份地方', () => {
  const phone = worker()
  for (let at = 1; at <= 5; at += 1) keep('p-2', 'ticket:t-1', { words: `第 ${at} 次` })
  expect(recall('p-2', 'ticket:t-1')).toMatchObject({ words: '第 5 次' })
  expect([...phone.storage.keys()].filter((key) => key.includes('t-1'))).toHaveLength(1)
})

test('很多件小的，最多留八十件', () => {
  worker()
  for (let at = 1; at <= 100; at += 1) keep('p-2', `ticket:t-${at}`, { at })
  const left = Array.from({ length: 100 }, (_, at) => recall('p-2', `ticket:t-${at + 1}`)).filter(Boolean)
  expect(left).toHaveLength(80)
})

test('手机存不下，缓存让路，看诉求不受影响', async () => {
  const phone = worker()
  await getTicket('t-1')
  const set = wx.setStorageSync
  Object.assign(wx, {
    setStorageSync: (key: string, value: unknown) => {
      if (key.includes('ticket:')) throw new Error('exceed storage max size')
      set(key, value)
    },
  })
  expect((await getTicket('t-2')).words).toBe('灯坏了')
  phone.isOnline = false
  await expect(getTicket('t-1')).rejects.toThrow('网络不太好')
})
