import { openPeople } from './open-people'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { press } from './press'

test('关联码分两段念得清，说明填到哪里、什么时候以前有效；可以换一个', async () => {
  const phone = new Phone(aPerson())
  phone.answer('login', 'code', () => ({ code: 'ABCD2345', expiresAt: Date.parse('2026-03-02T09:05:00+08:00') }))
  const page = await openPeople('link')
  const text = page.dom.textContent
  expect(text).toContain('ABCD')
  expect(text).toContain('2345')
  expect(text).toContain('09:05 前有效')
  expect(text).toContain('关联微信')
  await press(page, '换一个码')
  expect(phone.sentTo('login.code')).toHaveLength(2)
})

test('没有取到，说为什么，可以再试', async () => {
  const phone = new Phone(aPerson())
  phone.answer('login', 'code', () => {
    throw refusal('internal', '系统出了点问题，内容没有丢失，请稍后再试')
  })
  const page = await openPeople('link')
  expect(page.dom.textContent).toContain('系统出了点问题')
})

test('还没加入的人，从“凭邀请码加入”也找得到', async () => {
  const phone = new Phone(aPerson())
  const page = await openPeople('join')
  await press(page, '上级给您开的是电脑端账号？要一个关联码')
  expect(phone.opened).toEqual(['navigateTo /packages/people/link/link'])
})
