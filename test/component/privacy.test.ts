import { introduceMyself } from '../../miniprogram/services/account'
import { ensureAgreed, hasAgreed, sendAgreed } from '../../miniprogram/services/privacy'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const QUESTION = '先说清楚，怎么用您的信息'
const isYes = (answer: Promise<boolean | undefined>) =>
  answer.then((yes) => (yes === undefined ? '走开了' : yes ? '同意' : '暂不'))

let sheet: Mounted
beforeEach(() => {
  sheet = mount('components/privacy-sheet/privacy-sheet')
})
afterEach(() => sheet.detach())

function newcomer(change = {}): Phone {
  const phone = new Phone(aPerson({ agreed: 0, guide: 2, ...change }))
  phone.answer('account', 'agree', () => ({}))
  return phone
}

test('同意过这一版的，不再问', async () => {
  newcomer({ agreed: 2 })
  expect(await ensureAgreed()).toBe(true)
  expect(sheet.data.visible).toBe(false)
})

test('没同意过的先问一句，点了同意就记到服务端，只问一次', async () => {
  const phone = newcomer()
  const answers = [isYes(ensureAgreed()), isYes(ensureAgreed())]
  await settle()
  expect(sheet.dom.textContent).toContain(QUESTION)
  await call(sheet, 'agree')
  expect(await Promise.all(answers)).toEqual(['同意', '同意'])
  expect(phone.sentTo('account.agree').map(({ input }) => input)).toEqual([{ version: 2 }])
  expect(sheet.data.visible).toBe(false)
  expect(hasAgreed()).toBe(true)
})

describe('指引刚换了一版，服务端不收', () => {
  /** Leaves a name; the server takes it from whoever has agreed to the third guide. */
  async function leaveName() {
    const phone = newcomer({ agreed: 2 })
    await ensureAgreed()
    phone.answer('account', 'me', () => aPerson({ agreed: 2, guide: 3 }))
    phone.answer('account', 'introduce', () => {
      if (phone.sentTo('account.agree').length > 0) return aPerson({ name: '王' })
      throw refusal('account/not-agreed', '请先看过并同意隐私保护指引，再留下您的信息')
    })
    const sent = sendAgreed(() => introduceMyself('王'))
    await settle()
    return { phone, sent }
  }

  test('问过新的一版，同意了，原样再送一次', async () => {
    const { phone, sent } = await leaveName()
    expect(sheet.data.visible).toBe(true)
    await call(sheet, 'agree')
    expect(await sent).toMatchObject({ name: '王' })
    expect(phone.sentTo('account.introduce')).toHaveLength(2)
    expect(phone.sentTo('account.agree').map(({ input }) => input)).toEqual([{ version: 3 }])
  })

  test('不同意，就说服务端的话，不再送', async () => {
    const { phone, sent } = await leaveName()
    const said = expect(sent).rejects.toThrow('请先看过并同意隐私保护指引')
    await call(sheet, 'decline')
    await said
    expect(phone.sentTo('account.introduce')).toHaveLength(1)
  })
})

test('问在眼前的那一页：回到先打开的标签页，就在那里问', async () => {
  newcomer()
  const later = mount('components/privacy-sheet/privacy-sheet')
  sheet.triggerPageLifeTime('show')
  void ensureAgreed()
  await settle()
  expect([sheet.data.visible, later.data.visible]).toEqual([true, false])
  later.detach()
})

test('暂不：什么都不记，下次再问', async () => {
  const phone = newcomer()
  const answer = isYes(ensureAgreed())
  await settle()
  await press(sheet, '暂不')
  expect(await answer).toBe('暂不')
  expect(phone.sentTo('account.agree')).toEqual([])
  const again = isYes(ensureAgreed())
  await settle()
  expect(sheet.data.visible).toBe(true)
  await call(sheet, 'decline')
  expect(await again).toBe('暂不')
})

test('没记上就不算同意：问题还在，再点一次', async () => {
  const phone = newcomer()
  let guide = 2
  phone.answer('account', 'me', () => aPerson({ agreed: 0, guide: 3 }))
  phone.answer('account', 'agree', ({ version }) => {
    if (version !== guide) throw refusal('account/guide', '隐私保护指引已经更新，请看过新的一版再同意')
    return {}
  })
  guide = 3
  const answer = isYes(ensureAgreed())
  await settle()
  await call(sheet, 'agree')
  expect(phone.toasts).toEqual(['隐私保护指引已经更新，请看过新的一版再同意'])
  expect(sheet.data.visible).toBe(true)
  await call(sheet, 'agree')
  expect(await answer).toBe('同意')
})

test('页面关了，就是没有同意，也不是说了暂不', async () => {
  newcomer()
  const answer = isYes(ensureAgreed())
  await settle()
  sheet.detach()
  expect(await answer).toBe('走开了')
})
