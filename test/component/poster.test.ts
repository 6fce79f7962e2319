import { PAGE, type Piece, planPoster, type Poster, widthOf, wrap } from '../../miniprogram/packages/circle/poster/plan'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson } from './builders'
import { aStation } from './circle-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const aPoster = (change: Partial<Poster> = {}): Poster => ({
  name: '车站社区第05网格先锋驿站',
  code: 'https://photo/code',
  address: '车站社区第05网格小区架空层',
  phone: '0553-1234567',
  hoursText: ['每天 08:30—17:30'],
  exceptionsText: ['10月1日至10月3日 不开（国庆节）'],
  serviceNames: ['无线上网', '免费饮水'],
  areaText: '赭麓街道 · 车站社区 · 第05网格',
  district: '镜湖区',
  kindText: '先锋驿站',
  isSample: true,
  ...change,
})

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const LETTERS = [...'车站社区第网格先锋驿站ABCWMi1lj——·，、 0123456789🏠𠮷']

function somePoster(seed: number): Poster {
  const roll = dice(seed)
  const text = (most: number) => Array.from({ length: roll(most + 1) }, () => LETTERS[roll(LETTERS.length)]).join('')
  const list = (most: number, long: number) => Array.from({ length: roll(most + 1) }, () => text(long))
  return aPoster({
    ...{ name: text(40) || '驿站', address: text(100), phone: roll(2) ? '0553-1234567-8901' : '' },
    ...{
      hoursText: list(14, 40),
      exceptionsText: list(10, 40),
      serviceNames: list(38, 16),
      areaText: text(40),
      district: text(8),
    },
    isSample: roll(2) === 1,
  })
}

type Filled = Exclude<Piece, { kind: 'box' }>
const overlaps = (one: Filled, other: Filled) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

describe('海报怎么排', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed * 7919 + 1)

  test('不管字多长，都在纸里，不叠在一起，码够大', () => {
    for (const seed of seeds) {
      const pieces = planPoster(somePoster(seed))
      const filled = pieces.filter((piece): piece is Filled => piece.kind !== 'box')
      for (const { x, y, width, height } of pieces)
        expect(x >= 0 && y >= 0 && x + width <= PAGE.width && y + height <= PAGE.height).toBe(true)
      const clashes = filled.flatMap((one, at) =>
        filled.slice(at + 1).flatMap((other) => (overlaps(one, other) ? [[seed, one, other]] : [])),
      )
      expect(clashes).toEqual([])
      expect(filled.find(({ kind }) => kind === 'code')?.width).toBeGreaterThanOrEqual(370)
    }
  })

  test('每一行都写得下', () => {
    for (const seed of seeds)
      for (const piece of planPoster(somePoster(seed)))
        if (piece.kind === 'text') expect(widthOf(piece.text, piece.size)).toBeLessThanOrEqual(piece.width)
  })

  test('写着区、哪一种、名字、哪里、服务、时间和例外、地址、电话、扫一扫和示例', () => {
    const texts = planPoster(aPoster()).flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []))
    expect(texts).toEqual([
      '镜湖区 · 先锋驿站',
      '车站社区第05网格先锋驿站',
      '赭麓街道 · 车站社区 · 第05网格',
      '微信扫一扫',
      '看开放时间、服务和活动，给这里提意见',
      '这里有',
      '无线上网、免费饮水',
      '开放时间',
      '每天 08:30—17:30',
      '10月1日至10月3日 不开（国庆节）',
      '地址：车站社区第05网格小区架空层',
      '电话：0553-1234567',
      '镜湖区15 分钟服务圈 · 示例，不对应真实的地点和电话',
    ])
  })

  test('真的地点不写示例，没有电话不写电话', () => {
    const texts = planPoster(aPoster({ isSample: false, phone: '' }))
      .map((piece) => JSON.stringify(piece))
      .join('')
    expect(texts).not.toContain('示例')
    expect(texts).not.toContain('电话')
  })

  test('字少的，码大一些', () => {
    const sideOf = (poster: Poster) => planPoster(poster).find(({ kind }) => kind === 'code')?.width ?? 0
    expect(sideOf(aPoster())).toBeGreaterThan(
      sideOf(
        aPoster({ hoursText: ['a', 'b', 'c', 'd'], serviceNames: Array.from({ length: 30 }, () => '开放卫生间') }),
      ),
    )
  })

  test('平常的一张，走过的人读得清：除了页脚，字都不小于 40', () => {
    const sizes = planPoster(aPoster()).flatMap((piece) => (piece.kind === 'text' ? [piece.size] : []))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(30)
    expect(sizes.filter((size) => size < 40)).toHaveLength(1)
  })

  test('时间写得长的折成两行，不省略', () => {
    const line = '周一、周三、周五至周日 08:30—12:00，14:00—17:30，18:30—20:00'
    const texts = planPoster(aPoster({ hoursText: [line] })).flatMap((piece) =>
      piece.kind === 'text' ? [piece.text] : [],
    )
    expect(texts.join('')).toContain(line)
  })

  test('长的折行，再长的省略', () => {
    expect(wrap('车站社区', 10, 20, 2)).toEqual(['车站', '社区'])
    expect(wrap('车站社区第05网格', 10, 30, 2)).toEqual(['车站社', '区第…'])
    expect(wrap('', 10, 20, 2)).toEqual([])
  })
})

describe('海报的页面', () => {
  /** A canvas that keeps what is written on it. */
  class FakeCanvas {
    width = 0
    height = 0
    readonly written: string[] = []
    loads = true

    getContext() {
      const nothing = () => undefined
      return {
        ...{ beginPath: nothing, closePath: nothing, fill: nothing, moveTo: nothing, arcTo: nothing },
        fillText: (text: string) => this.written.push(text),
        drawImage: (image: { src: string }) => this.written.push(image.src),
      }
    }

    createImage() {
      const image = { onload: () => undefined as void, onerror: () => undefined as void, url: '' }
      return Object.defineProperty(image, 'src', {
        get: () => image.url,
        set: (url: string) => {
          image.url = url
          setTimeout(() => (this.loads ? image.onload() : image.onerror()), 0)
        },
      })
    }
  }

  function posterPhone() {
    const phone = new Phone(aPerson())
    const canvas = new FakeCanvas()
    const { code, name, address, hoursText, serviceNames, areaText } = aPoster()
    const words = { name, address, phone: '', hoursText, exceptionsText: [], serviceNames, areaText }
    phone.answer('place', 'poster', () => ({ code, ...words }))
    phone.answer('place', 'get', () => ({
      ...{ ...aStation(), address, areaText, area: 'g-5', phone: '', hoursText, exceptionsText: [], serviceNames },
      ...{ extended: [], accessibility: [], photos: [], isSample: true, mayRun: true },
    }))
    phone.answer('board', 'get', () => ({ text: '镜湖区' }) as never)
    const exported: object[] = []
    Object.assign(wx, {
      canvasToTempFilePath: (options: object) => {
        exported.push(options)
        return Promise.resolve({ tempFilePath: 'wxfile://tmp/poster.png' })
      },
    })
    return { phone, canvas, exported }
  }

  async function open(canvas: FakeCanvas): Promise<Mounted> {
    const page = mount('packages/circle/poster/poster')
    const query = {
      select: () => query,
      fields: () => query,
      exec: (then: (found: object[]) => void) => then([{ node: canvas }]),
    }
    Object.assign(page.instance, { createSelectorQuery: () => query })
    await call(page, 'onLoad', { id: 'st-1' })
    await settle()
    return page
  }

  test('画成 A4 大小的一张，点开看大图', async () => {
    const { canvas, exported } = posterPhone()
    const shown: object[] = []
    const page = await open(canvas)
    Object.assign(wx, { previewImage: (options: object) => shown.push(options) })
    expect(exported).toMatchObject([{ destWidth: 1240, destHeight: 1754, fileType: 'png' }])
    expect([canvas.width, canvas.height]).toEqual([1240, 1754])
    expect(canvas.written).toContain('镜湖区 · 先锋驿站')
    expect(canvas.written).toContain('https://photo/code')
    await call(page, 'enlarge')
    expect(shown).toMatchObject([{ urls: ['wxfile://tmp/poster.png'] }])
  })

  test('保存到相册；不允许的，可以去设置里打开', async () => {
    const { phone, canvas } = posterPhone()
    const saved: object[] = []
    const page = await open(canvas)
    Object.assign(wx, { saveImageToPhotosAlbum: (options: object) => Promise.resolve(saved.push(options)) })
    await press(page, '保存到相册')
    expect(saved).toEqual([{ filePath: 'wxfile://tmp/poster.png' }])
    expect(phone.toasts).toEqual(['已保存到相册'])
    const denied = Object.assign(new Error(), { errMsg: 'saveImageToPhotosAlbum:fail auth deny' })
    Object.assign(wx, { saveImageToPhotosAlbum: () => Promise.reject(denied) })
    await press(page, '保存到相册')
    expect(phone.dialogs).toEqual(['请在设置里打开相册。已经打开的，请在手机的系统设置里允许微信使用。'])
    expect(phone.opened).toEqual(['openSetting'])
  })

  test('作为文件转发；取消了不说，没发出的说一句', async () => {
    const { phone, canvas } = posterPhone()
    const sent: object[] = []
    const page = await open(canvas)
    Object.assign(wx, { shareFileMessage: (options: object) => Promise.resolve(sent.push(options)) })
    await press(page, '转发文件')
    expect(sent).toEqual([{ filePath: 'wxfile://tmp/poster.png', fileName: '车站社区第05网格先锋驿站海报.png' }])
    const failing = (errMsg: string) => () => Promise.reject(Object.assign(new Error(errMsg), { errMsg }))
    Object.assign(wx, { shareFileMessage: failing('shareFileMessage:fail cancel') })
    await press(page, '转发文件')
    expect(phone.toasts).toEqual([])
    Object.assign(wx, { shareFileMessage: failing('shareFileMessage:fail') })
    await press(page, '转发文件')
    expect(phone.toasts).toEqual(['没有发出，可以先保存到相册'])
  })

  test('码的图片没下来，可以再画一次', async () => {
    const { canvas } = posterPhone()
    canvas.loads = false
    const page = await open(canvas)
    expect(page.dom.textContent).toContain('海报没有画出来')
    canvas.loads = true
    await press(page, '再试一次')
    await settle()
    expect(page.data.picture).toBe('wxfile://tmp/poster.png')
  })

  test('码还没生成，说服务端的原话', async () => {
    const { phone, canvas } = posterPhone()
    phone.answer('place', 'poster', () => {
      throw refusal('place/busy', '小程序码暂时没有生成，请稍后再试')
    })
    expect((await open(canvas)).dom.textContent).toContain('小程序码暂时没有生成')
  })
})
