import type { ActionView } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aTicket, progress, rate, reopen, resolve } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce, type } from './press'

function phoneWith(...actions: ActionView[]): Phone {
  const phone = new Phone()
  phone.answer('ticket', 'get', () => aTicket({ actions }))
  phone.answer('ticket', 'act', () => aTicket())
  return phone
}

async function open(action: string): Promise<Mounted> {
  const page = mount('pages/act/act')
  await call(page, 'onLoad', { id: 't-1', action })
  await settle()
  return page
}

const commands = (phone: Phone) => phone.sentTo('ticket.act').map(({ input }) => input.command)

test('要填什么由服务端说：办结要选方式、写情况、拍照片', async () => {
  phoneWith(resolve)
  const page = await open('resolve')
  for (const text of ['办结方式', '已解决', '办理情况', '办结照片', '至少 1 张', '提交办结'])
    expect(page.dom.textContent).toContain(text)
})

test('不要照片的一步，就没有照片那一格', async () => {
  phoneWith(progress)
  expect((await open('progress')).dom.textContent).not.toContain('拍照')
})

test('缺什么在那一处说，不问提醒也不发送', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await open('resolve')
  await press(page, '提交办结')
  expect(page.dom.textContent).toContain('请选择办结方式')
  await press(page, '已解决')
  await press(page, '提交办结')
  expect(page.dom.textContent).toContain('请填写办理情况')
  await type(page, 'onNote', '换了新灯')
  await press(page, '提交办结')
  expect(page.dom.textContent).toContain('请至少拍 1 张照片')
  expect(phone.asked).toEqual([])
  expect(commands(phone)).toEqual([])
})

test('补上了，那一处的红字就没有了', async () => {
  phoneWith(resolve)
  const page = await open('resolve')
  await press(page, '提交办结')
  await press(page, '已解决')
  expect(page.dom.textContent).not.toContain('请选择办结方式')
  await press(page, '提交办结')
  await type(page, 'onNote', '换了新灯')
  expect(page.dom.textContent).not.toContain('请填写办理情况')
})

test('填好就送出这一步要的东西，一样不多一样不少，然后回到诉求', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await open('resolve')
  await press(page, '已解决')
  await type(page, 'onNote', '换了新灯')
  await call(page, 'addPhotos')
  pressAtOnce(page, '提交办结')
  expect(phone.asked).toEqual([['tmpl-task']])
  await settle()
  expect(commands(phone)).toEqual([
    {
      name: 'resolve',
      closing: 'solved',
      note: '换了新灯',
      photos: [expect.stringMatching(/^cloud:.*\/photos\/p-1\/\d{8}\/\w{16}\.jpg$/)],
    },
  ])
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('写到一半离开，回来还在；送出以后就没有了', async () => {
  const phone = phoneWith(progress)
  await type(await open('progress'), 'onNote', '已联系电工')
  const page = await open('progress')
  expect(page.data.note).toBe('已联系电工')
  await press(page, '提交登记进展')
  expect(phone.storage.size).toBe(0)
})

test('网络断了再试，还是同一次', async () => {
  const phone = phoneWith(progress)
  const page = await open('progress')
  await type(page, 'onNote', '已联系电工')
  phone.isOnline = false
  await press(page, '提交登记进展')
  expect(page.dom.textContent).toContain('网络不太好')
  phone.isOnline = true
  await press(page, '提交登记进展')
  const [lost, sent] = phone.sentTo('ticket.act')
  expect(sent?.requestId).toBe(lost?.requestId)
})

test('服务端不接受的，在那一处说它的原话，写的还在', async () => {
  const phone = phoneWith(progress)
  phone.answer('ticket', 'act', () => {
    throw refusal('content/risky', '文字里有不合适的内容，请改一改', 'command.note')
  })
  const page = await open('progress')
  await type(page, 'onNote', '……')
  await press(page, '提交登记进展')
  expect(page.data.fault).toEqual({ field: 'note', text: '文字里有不合适的内容，请改一改' })
  expect(page.dom.textContent).toContain('文字里有不合适的内容')
  expect(page.data.note).toBe('……')
})

describe('评价', () => {
  test('满意，一点就能提交', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await open('rate')
    await press(page, '满意')
    await press(page, '提交评价')
    expect(commands(phone)).toEqual([{ name: 'rate', score: 'satisfied', note: '' }])
  })

  test('不满意可以只评价，也可以要求重新办理，写过的话带过去', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await open('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).toContain('只评价')
    await type(page, 'onNote', '灯又灭了')
    await press(page, '重新办理')
    expect(phone.opened).toEqual(['redirectTo /pages/act/act?id=t-1&action=reopen'])
    expect((await open('reopen')).data.note).toBe('灯又灭了')
    expect((await open('rate')).data).toMatchObject({ note: '', choice: '' })
  })

  test('不能重开的，不满意也只是评价', async () => {
    phoneWith(rate)
    const page = await open('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).not.toContain('重新办理')
  })
})

test('这一步已经不能做了，就说清楚', async () => {
  phoneWith(reopen)
  expect((await open('resolve')).dom.textContent).toContain('现在不能做这一步了')
})
