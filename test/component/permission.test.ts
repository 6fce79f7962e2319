// What cannot be opened says so: a button never seems dead.
import { dial } from '../../miniprogram/services/call'
import { viewPhotos, viewVideo } from '../../miniprogram/services/viewing'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson } from './builders'
import { Phone } from './phone'
import { call, press } from './press'
import { openReport, phoneReady } from './report-page'

const failing = (errMsg: string) => () => Promise.reject(Object.assign(new Error(errMsg), { errMsg }))

describe('相机、相册、扫一扫', () => {
  const scanning = async (): Promise<Mounted> => {
    const page = mount('pages/place/place')
    await call(page, 'onLoad', { lng: '118.4', lat: '31.35' })
    return page
  }
  const WAYS = [
    { what: '拍照', open: openReport, method: 'addPhotos', api: 'chooseMedia' },
    { what: '拍视频', open: openReport, method: 'addClip', api: 'chooseMedia' },
    { what: '扫码', open: scanning, method: 'scan', api: 'scanCode' },
  ]

  test.each(WAYS)('$what：没有允许的，说明白，可以直接去设置', async ({ open, method, api }) => {
    const phone = phoneReady()
    const page = await open()
    phone.refuses = `${api}:fail auth deny`
    await call(page, method)
    expect(phone.dialogs.join()).toMatch(/请在设置里打开相机/)
    expect(phone.opened).toEqual(['openSetting'])
  })

  test.each(WAYS)('$what：自己取消的，什么也不说', async ({ open, method, api }) => {
    const phone = phoneReady()
    const page = await open()
    phone.refuses = `${api}:fail cancel`
    await call(page, method)
    expect([...phone.dialogs, ...phone.toasts]).toEqual([])
  })

  test.each([
    { why: 'chooseMedia:fail privacy permission is not authorized', says: '同意隐私保护指引后，才能用相机和相册' },
    { why: 'chooseMedia:fail internal error', says: '没能打开相机和相册，请再试一次' },
  ])('别的原因（$why）说一句话', async ({ why, says }) => {
    const phone = phoneReady()
    const page = await openReport()
    phone.refuses = why
    await call(page, 'addPhotos')
    expect(phone.toasts).toEqual([says])
    expect(phone.dialogs).toEqual([])
  })
})

describe('开启微信提醒', () => {
  const enabling = async (phone: Phone): Promise<Phone> => {
    const row = mount('pages/ticket/remind/remind')
    await press(row, '办结时微信提醒我')
    row.detach()
    return phone
  }

  test('微信里的总开关关着，请人去打开', async () => {
    const phone = new Phone()
    phone.consentFails = 20004
    await enabling(phone)
    expect(phone.dialogs.join()).toContain('打开“接收通知”')
    expect(phone.opened).toEqual(['openSetting'])
  })

  test('没有配置这种提醒，说还没有开通', async () => {
    const phone = await enabling(
      new Phone(aPerson({ templates: { progress: '', resolved: '', task: '', activity: '' } })),
    )
    expect(phone.toasts).toEqual(['这种提醒还没有开通，请看站内信'])
  })

  test('选了不要，或者以前选过总是不要，也有回音', async () => {
    const phone = new Phone()
    phone.consent = 'reject'
    await enabling(phone)
    expect(phone.toasts).toEqual(['没有开启；不再弹窗的，可以在右上角“…”的设置里改'])
  })

  test('别的原因没弹出来，请人再试', async () => {
    const phone = new Phone()
    phone.consentFails = 10002
    await enabling(phone)
    expect(phone.toasts).toEqual(['没有开启，请再试一次'])
  })
})

test('拨不出去的，把号码说出来；自己取消的不说', async () => {
  const phone = new Phone()
  Object.assign(wx, { makePhoneCall: failing('makePhoneCall:fail cancel') })
  dial('110')
  await settle()
  expect(phone.toasts).toEqual([])
  Object.assign(wx, { makePhoneCall: failing('makePhoneCall:fail not supported') })
  dial('110')
  await settle()
  expect(phone.toasts).toEqual(['没能拨出，号码是 110'])
})

test('打不开大图和视频，也说一声', () => {
  const phone = new Phone()
  const fail = (options: { fail(): void }) => options.fail()
  Object.assign(wx, { previewImage: fail, previewMedia: fail })
  viewPhotos(['https://a'])
  viewVideo('https://v')
  expect(phone.toasts).toEqual(['照片没能打开', '视频没能打开'])
})
