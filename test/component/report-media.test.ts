import { agree } from '../../miniprogram/services/privacy'
import { changeMe } from '../../miniprogram/services/store'
import { settle, type Mounted } from '../support/load'
import type { Phone } from './phone'
import { call, press } from './press'
import { openReport, phoneReady, reports, SEND, written } from './report-page'

describe('不能用的照片', () => {
  const photographed = async (phone: Phone) => {
    phone.camera = ['wxfile://a.jpg']
    const page = await written()
    await call(page, 'addPhotos')
    return page
  }

  test('空文件：说是空的，不让重试，删掉就能提交', async () => {
    const phone = phoneReady()
    phone.size = 0
    const page = await photographed(phone)
    expect(page.dom.textContent).toContain('文件是空的')
    expect(page.dom.textContent).not.toContain('点此重试')
    await press(page, SEND)
    expect(page.dom.textContent).toContain('有照片不能用')
    expect(phone.asked).toEqual([])
    const [photo] = page.data.photos as Array<{ key: string }>
    await call(page, 'removePhoto', { detail: { key: photo?.key } })
    expect(page.dom.textContent).not.toContain('有照片不能用')
    await press(page, SEND)
    expect(reports(phone)).toMatchObject([{ photos: [] }])
  })

  test('不是照片、不认识的格式，都说清楚', async () => {
    const phone = phoneReady()
    phone.picture = undefined
    expect((await photographed(phone)).dom.textContent).toContain('不是照片')
    phone.picture = 'gif'
    expect((await photographed(phone)).dom.textContent).toContain('不支持这种格式')
  })

  test('太大又压不小的，说超过多大；压得小的照样能传', async () => {
    const phone = phoneReady()
    phone.size = 11 * 1024 * 1024
    expect((await photographed(phone)).dom.textContent).toContain('超过 10 MB')
    Object.assign(wx, { compressImage: () => Promise.resolve({ tempFilePath: 'wxfile://small.jpg' }) })
    expect((await photographed(phone)).data.photos).toMatchObject([{ state: 'done' }])
  })

  test('一次给多了，只取放得下的，并且说一声', async () => {
    const phone = phoneReady()
    phone.camera = Array.from({ length: 11 }, (_, at) => `wxfile://${at}.jpg`)
    const page = await written()
    await call(page, 'addPhotos')
    expect(page.data.photos).toHaveLength(9)
    expect(phone.toasts).toEqual(['最多 9 张，已取前 9 张'])
  })
})

describe('一段短视频', () => {
  const filmed = async (phone: Phone, film: Partial<Phone['film']> = {}): Promise<Mounted> => {
    phone.camera = ['wxfile://clip.mp4']
    Object.assign(phone.film, film)
    const page = await written()
    await press(page, '加一段视频（15 秒以内）')
    return page
  }

  test('拍好就传，说有几秒；提交时一起送到', async () => {
    const phone = phoneReady()
    const page = await filmed(phone, { duration: 12.3 })
    expect(page.dom.textContent).toContain('视频 12 秒')
    await press(page, SEND)
    expect(reports(phone)[0]?.video).toMatch(/^cloud:.*\/videos\/p-1\/\d{8}\/\w+\.mp4$/)
  })

  test('传好的视频也在草稿里', async () => {
    const page = await filmed(phoneReady())
    page.detach()
    expect((await openReport()).dom.textContent).toContain('视频已传好')
  })

  test.each([
    { film: { duration: 16.2 }, file: 'wxfile://clip.mp4', why: '超过 15 秒' },
    { film: { size: 21 * 1024 * 1024 }, file: 'wxfile://clip.mp4', why: '超过 20 MB' },
    { film: { size: 0 }, file: 'wxfile://clip.mp4', why: '文件是空的' },
    { film: {}, file: 'wxfile://clip.mov', why: '不支持这种格式' },
  ])('不能用的说为什么（$why），删掉就能提交', async ({ film, file, why }) => {
    const phone = phoneReady()
    Object.assign(wx, { compressVideo: () => Promise.reject(new Error('compressVideo:fail')) })
    phone.camera = [file]
    Object.assign(phone.film, film)
    const page = await written()
    await call(page, 'addClip')
    expect(page.dom.textContent).toContain(`视频${why}，请删除`)
    await press(page, SEND)
    expect(page.dom.textContent).toContain('视频不能用，请删除后再提交')
    expect(reports(phone)).toEqual([])
    await call(page, 'removeClip')
    expect(page.dom.textContent).not.toContain('视频不能用')
    await press(page, SEND)
    expect(reports(phone)[0]).not.toHaveProperty('video')
  })

  test('没传上去就不提交，点它重试', async () => {
    const phone = phoneReady()
    phone.canUpload = false
    const page = await filmed(phone)
    await press(page, SEND)
    expect(page.dom.textContent).toContain('请点视频重试或删除')
    expect(phone.asked).toEqual([])
    phone.canUpload = true
    await press(page, '视频没传上去，点此重试')
    await press(page, SEND)
    expect(reports(phone)).toHaveLength(1)
  })

  test('传到一半删掉，传完了也不再回来', async () => {
    const phone = phoneReady()
    let arrive: (result: { fileID: string }) => void = () => undefined
    const uploadFile = (options: { success: typeof arrive }) => {
      arrive = options.success
      return { onProgressUpdate: () => undefined }
    }
    Object.assign(wx.cloud, { uploadFile })
    const page = await filmed(phone)
    expect(page.dom.textContent).toContain('视频正在上传')
    await call(page, 'removeClip')
    arrive({ fileID: 'cloud://city.1/videos/p-1/20261122/abcdefgh.mp4' })
    await settle()
    expect(page.data.clip).toBeNull()
    await press(page, SEND)
    expect(reports(phone)[0]).not.toHaveProperty('video')
  })
})

test('没同意隐私保护指引以前，留在手机上的照片不传；同意了就传', async () => {
  const phone = phoneReady()
  Object.assign(phone, { canUpload: false, camera: ['wxfile://a.jpg'] })
  const left = await written()
  await call(left, 'addPhotos')
  left.detach()
  phone.canUpload = true
  phone.answer('account', 'agree', () => ({}))
  changeMe({ agreed: 0 })
  const page = await openReport()
  await settle()
  expect(page.data.photos).toMatchObject([{ state: 'uploading' }])
  await agree()
  await settle()
  expect(page.data.photos).toMatchObject([{ state: 'done' }])
})

describe('没传完就离开', () => {
  const leftWith = async (phone: Phone, camera: string, add: string): Promise<void> => {
    phone.canUpload = false
    phone.camera = [camera]
    const page = await written()
    await call(page, add)
    page.detach()
  }

  test.each([
    {
      what: '照片',
      camera: 'wxfile://a.jpg',
      add: 'addPhotos',
      sent: { photos: [expect.stringMatching(/\/photos\//) as string] },
    },
    {
      what: '视频',
      camera: 'wxfile://a.mp4',
      add: 'addClip',
      sent: { video: expect.stringMatching(/\/videos\//) as string },
    },
  ])('$what留在手机上，回来接着传；传到了就不再占地方', async ({ camera, add, sent }) => {
    const phone = phoneReady()
    await leftWith(phone, camera, add)
    expect(phone.files.size).toBe(1)
    phone.canUpload = true
    const again = await openReport()
    expect(again.dom.textContent).toContain('已为您恢复草稿')
    // 页面上画的就是这个文件。
    expect(phone.files.size).toBe(1)
    await press(again, SEND)
    expect(reports(phone)).toMatchObject([sent])
    expect(phone.files.size).toBe(0)
  })

  test('还在传的时候离开，也一样', async () => {
    const phone = phoneReady()
    let arrive: (result: { fileID: string }) => void = () => undefined
    const uploadFile = wx.cloud.uploadFile.bind(wx.cloud)
    Object.assign(wx.cloud, {
      uploadFile: (options: { success: typeof arrive }) => {
        arrive = options.success
        return { onProgressUpdate: () => undefined }
      },
    })
    phone.camera = ['wxfile://a.jpg']
    const page = await written()
    await call(page, 'addPhotos')
    page.detach()
    arrive({ fileID: 'cloud://city.1/photos/p-1/20261122/abcdefgh.jpg' })
    await settle()
    expect(phone.files.size).toBe(1)
    Object.assign(wx.cloud, { uploadFile })
    await press(await openReport(), SEND)
    expect(reports(phone)[0]?.photos).toHaveLength(1)
  })

  test('回来传到了再离开，文件不留；再打开是传好的那张', async () => {
    const phone = phoneReady()
    await leftWith(phone, 'wxfile://a.jpg', 'addPhotos')
    phone.canUpload = true
    ;(await openReport()).detach()
    expect(phone.files.size).toBe(0)
    expect((await openReport()).data.photos).toMatchObject([{ state: 'done' }])
  })

  test('没网时回来，照片还在那里，等着重试', async () => {
    const phone = phoneReady()
    await leftWith(phone, 'wxfile://a.jpg', 'addPhotos')
    const again = await openReport()
    expect(again.dom.textContent).toContain('点此重试')
    again.detach()
    expect((await openReport()).data.photos).toHaveLength(1)
    expect(phone.files.size).toBe(1)
  })

  test('删掉的、清空的，文件也不留', async () => {
    const phone = phoneReady()
    await leftWith(phone, 'wxfile://a.jpg', 'addPhotos')
    const again = await openReport()
    const [photo] = again.data.photos as Array<{ key: string }>
    await call(again, 'removePhoto', { detail: { key: photo?.key } })
    expect(phone.files.size).toBe(0)
    again.detach()
    await leftWith(phone, 'wxfile://b.jpg', 'addPhotos')
    await press(await openReport(), '清空')
    expect(phone.files.size).toBe(0)
    expect(phone.storage.size).toBe(0)
  })

  test('手机上已经清掉了的，就当没有；存不下的，不碍着写', async () => {
    const phone = phoneReady()
    await leftWith(phone, 'wxfile://a.jpg', 'addPhotos')
    phone.files.clear()
    expect((await openReport()).data.photos).toEqual([])
    phone.hasRoom = false
    await leftWith(phone, 'wxfile://b.jpg', 'addPhotos')
    expect((await openReport()).data).toMatchObject({ words: '3 单元楼道灯坏了', photos: [] })
  })
})
