import type { ActionView } from '../../typings/contract'
import { settle } from '../support/load'
import { aPerson, progress, rate, reopen, resolve } from './builders'
import { refusal } from './phone'
import { commands, openAct, phoneOf, phoneWith, step } from './act-page'
import { call, press, pressAtOnce, type } from './press'

test('要填什么由服务端说：办结要选方式、写情况、拍照片', async () => {
  phoneWith(resolve)
  const page = await openAct('resolve')
  for (const text of ['办结方式', '已解决', '办理情况', '办结照片', '至少 1 张', '办结'])
    expect(page.dom.textContent).toContain(text)
})

test('指引换了新的一版，先问再写；暂不，就回去', async () => {
  const phone = phoneOf(aPerson({ agreed: 0 }), progress)
  const page = await openAct('progress')
  expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
  await press(page, '暂不')
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('不留下什么的一步，没同意新的一版也能做', async () => {
  const phone = phoneOf(aPerson({ agreed: 0 }), rate)
  const page = await openAct('rate')
  expect(page.dom.textContent).not.toContain('先说清楚，怎么用您的信息')
  await press(page, '满意')
  await press(page, rate.text)
  expect(commands(phone)).toMatchObject([{ name: 'rate', score: 'satisfied' }])
})

test('不要照片的一步，就没有照片那一格', async () => {
  phoneWith(progress)
  expect((await openAct('progress')).dom.textContent).not.toContain('拍照')
})

test('缺什么在那一处说，不问提醒也不发送', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await openAct('resolve')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请选择办结方式')
  await press(page, '已解决')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请填写办理情况')
  await type(page, 'onNote', '换了新灯')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请至少拍 1 张照片')
  expect(phone.asked).toEqual([])
  expect(commands(phone)).toEqual([])
})

test('补上了，那一处的红字就没有了', async () => {
  phoneWith(resolve)
  const page = await openAct('resolve')
  await press(page, '办结')
  await press(page, '已解决')
  expect(page.dom.textContent).not.toContain('请选择办结方式')
  await press(page, '办结')
  await type(page, 'onNote', '换了新灯')
  expect(page.dom.textContent).not.toContain('请填写办理情况')
})

test('填好就送出这一步要的东西，一样不多一样不少，然后回到诉求', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await openAct('resolve')
  await press(page, '已解决')
  await type(page, 'onNote', '换了新灯')
  await call(page, 'addPhotos')
  pressAtOnce(page, '办结')
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
  await type(await openAct('progress'), 'onNote', '已联系电工')
  const page = await openAct('progress')
  expect(page.data.note).toBe('已联系电工')
  await press(page, '登记进展')
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
})

test('没有网络就存下来等着发，写的照片也在，然后回到诉求', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  phone.canUpload = false
  const page = await openAct('resolve')
  await press(page, '已解决')
  await type(page, 'onNote', '换了新灯')
  await call(page, 'addPhotos')
  phone.isOnline = false
  await press(page, '办结')
  expect(phone.toasts.at(-1)).toBe('没有网络，已存下，恢复后自动发送')
  expect(phone.storage.get('queue:p-1')).toMatchObject([
    {
      ticket: 't-1',
      command: { name: 'resolve', closing: 'solved', note: '换了新灯', photos: [] },
      photos: [{ path: expect.stringContaining('wxfile://usr/') as string, size: 1000 }],
    },
  ])
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('服务端一时办不了，写的还在，再试还是同一次', async () => {
  const phone = phoneWith(progress)
  phone.answer('ticket', 'act', () => {
    throw refusal('internal', '服务暂时出了点问题，请稍后再试')
  })
  const page = await openAct('progress')
  await type(page, 'onNote', '已联系电工')
  await press(page, '登记进展')
  expect(page.dom.textContent).toContain('服务暂时出了点问题')
  await press(page, '登记进展')
  const [first, second] = phone.sentTo('ticket.act')
  expect(second?.requestId).toBe(first?.requestId)
})

test('服务端不接受的，翻到那一处说它的原话，写的还在', async () => {
  const phone = phoneWith(progress)
  phone.answer('ticket', 'act', () => {
    throw refusal('content/risky', '文字里有不合适的内容，请改一改', 'command.note')
  })
  const page = await openAct('progress')
  await type(page, 'onNote', '……')
  await press(page, '登记进展')
  expect(page.data.fault).toEqual({ field: 'note', text: '文字里有不合适的内容，请改一改' })
  expect(phone.scrolledTo).toBe('#at-note')
  expect(page.dom.textContent).toContain('文字里有不合适的内容')
  expect(page.data.note).toBe('……')
})

describe('评价', () => {
  test('满意，一点就能提交', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await openAct('rate')
    await press(page, '满意')
    await press(page, '评价')
    expect(commands(phone)).toEqual([{ name: 'rate', score: 'satisfied', note: '' }])
  })

  test('不满意可以只评价，也可以要求重新办理，写过的话带过去', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await openAct('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).toContain('只评价')
    await type(page, 'onNote', '灯又灭了')
    await press(page, '重新办理')
    expect(phone.opened).toEqual(['redirectTo /pages/act/act?id=t-1&action=reopen'])
    expect((await openAct('reopen')).data.note).toBe('灯又灭了')
    expect((await openAct('rate')).data).toMatchObject({ note: '', choice: '' })
  })

  test('不能重开的，不满意也只是评价', async () => {
    phoneWith(rate)
    const page = await openAct('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).not.toContain('重新办理')
  })
})

test('这一步已经不能做了，就说清楚，去看那件诉求', async () => {
  const phone = phoneWith(reopen)
  const page = await openAct('resolve')
  expect(page.dom.textContent).toContain('现在不能做这一步了')
  await press(page, '看这件诉求')
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

/** 一步操作，只要这些。 */

test('不好挽回的，填好了再问一句；说不，什么都没送，写的还在', async () => {
  const withdraw: ActionView = {
    ...step('withdraw', '撤回诉求', { note: { label: '原因', placeholder: '', max: 200, isRequired: false } }),
    confirm: '撤回后就不再办理，确定撤回吗？',
  }
  const phone = phoneWith(withdraw)
  phone.saysYes = false
  const page = await openAct('withdraw')
  await type(page, 'onNote', '自己修好了')
  await press(page, '撤回诉求')
  expect(phone.dialogs).toEqual(['撤回后就不再办理，确定撤回吗？'])
  expect(commands(phone)).toEqual([])
  expect(page.data.note).toBe('自己修好了')
  phone.saysYes = true
  await press(page, '撤回诉求')
  expect(commands(phone)).toEqual([{ name: 'withdraw', note: '自己修好了' }])
})
