import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { reactive } from 'vue'
import PhotoPick from '../../console/parts/photo-pick.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { type PickedPhoto, sendNetwork } from '../../console/services/file'

// 从电脑选照片、传路网。浏览器的画布这里没有：照片不缩小，别的都是真的。

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, string>, string?]>

let page: VueWrapper
let photos: PickedPhoto[]
/** How the next uploads fare; those beyond it get through. */
let outcomes: Array<CallError | undefined>
const revoked: string[] = []

beforeAll(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:local', revokeObjectURL: (url: string) => revoked.push(url) })
  Object.assign(globalThis, {
    createImageBitmap: (file: File) =>
      file.size > 0
        ? Promise.resolve({ width: 4_000, height: 3_000, close: () => undefined })
        : Promise.reject(new Error('no picture')),
  })
  Object.assign(Blob.prototype, { arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) })
  Object.assign(HTMLCanvasElement.prototype, {
    getContext: () => ({ fillRect: () => undefined, drawImage: () => undefined }),
    toBlob(this: HTMLCanvasElement, done: (blob: Blob) => void) {
      sizes.push([this.width, this.height])
      done(new Blob(['jpg']))
    },
  })
})
const sizes: Array<[number, number]> = []

beforeEach(() => {
  outcomes = []
  sizes.length = 0
  photos = reactive([])
  ask.mockReset()
  ask.mockImplementation((_, __, ___, requestId) => {
    const trouble = outcomes.shift()
    return trouble ? Promise.reject(trouble) : Promise.resolve({ id: `cloud://${requestId}` })
  })
  page = mount(PhotoPick, {
    props: { modelValue: photos, label: '办结照片', min: 1, max: 3 },
    attachTo: document.body,
  })
})
afterEach(() => page.unmount())

const picture = (name: string, content = 'bytes', type = 'image/jpeg') => new File([content], name, { type })
async function choose(...files: File[]): Promise<void> {
  const input = page.get<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: files, configurable: true })
  await input.trigger('change')
  await flushPromises()
}
const button = (name: string) => page.get(`button[aria-label="${name}"]`)
const status = () => page.get('[role=status]').text()

test('选了就缩小、上传，缩略图和编号都在；满了不能再选，多的说一声', async () => {
  await choose(picture('a.jpg'), picture('b.png', 'bytes', 'image/png'), picture('c.txt', 'words', 'text/plain'))
  expect(photos.map(({ id }) => id).every(Boolean)).toBe(true)
  expect(photos).toHaveLength(2)
  expect(sizes).toEqual([
    [1_920, 1_440],
    [1_920, 1_440],
  ])
  expect(page.findAll('img').map((one) => one.attributes('alt'))).toEqual(['办结照片第 1 张', '办结照片第 2 张'])
  await choose(picture('d.jpg'), picture('e.jpg'))
  expect(photos).toHaveLength(3)
  expect(status()).toBe('最多 3 张，多的没有放进来')
  expect(page.find('input[type=file]').exists()).toBe(false)
})

test('传不上去的留在原位，说为什么，再试还是同一张；别的照样传', async () => {
  outcomes = [undefined, new CallError('network', '连不上服务器，请检查网络')]
  await choose(picture('a.jpg'), picture('b.jpg'), picture('c.jpg'))
  expect(photos.map(({ id }) => Boolean(id))).toEqual([true, false, true])
  expect(page.text()).toContain('连不上服务器，请检查网络')
  expect(status()).toBe('1 张没有传上去，可以再试')
  await button('第 2 张再试').trigger('click')
  await flushPromises()
  expect(photos[1]).toMatchObject({ failure: '', id: `cloud://${photos[1]!.requestId}` })
  const [, second, , again] = ask.mock.calls.map(([, , , requestId]) => requestId)
  expect(again).toBe(second)
})

test('打不开的文件说打不开；去掉一张，别的不动', async () => {
  await choose(picture('空的.jpg', ''), picture('b.jpg'))
  expect(page.text()).toContain('打不开，请换成 JPG、PNG 或 WebP')
  await button('去掉第 1 张').trigger('click')
  expect(photos.map(({ file }) => file.name)).toEqual(['b.jpg'])
  expect(revoked).toContain('blob:local')
})

test('拖进来、粘贴的也收；从表格里复制的文字带着图，只要文字', async () => {
  await page.get('fieldset').trigger('drop', { dataTransfer: { files: [picture('a.jpg')] } })
  const paste = (types: string[]) =>
    document.dispatchEvent(
      Object.assign(new Event('paste'), { clipboardData: { types, files: [picture('截图.png', 'x', 'image/png')] } }),
    )
  paste(['Files'])
  paste(['text/plain', 'Files'])
  await flushPromises()
  expect(photos.map(({ file }) => file.name)).toEqual(['a.jpg', '截图.png'])
})

describe('路网文件', () => {
  const sized = (size: number) => {
    const file = new File(['x'], 'network.bin')
    Object.defineProperty(file, 'size', { value: size })
    return file
  }

  test('一次带不走的分几段，按次序接起来', async () => {
    let sent = 0
    ask.mockImplementation((_, action) => Promise.resolve({ id: action === 'piece' ? `piece-${++sent}` : 'whole' }))
    const told: number[] = []
    expect(await sendNetwork(sized(5 * 1024 * 1024), (done) => told.push(done))).toBe('whole')
    expect(told).toEqual([0, 1, 2, 3])
    expect(ask.mock.calls.at(-1)).toEqual(['file', 'network', { pieces: ['piece-1', 'piece-2', 'piece-3'] }])
  })

  test('空的、太大的，先说，不传', async () => {
    await expect(sendNetwork(sized(0), () => undefined)).rejects.toThrow('这个文件是空的，请重新选择')
    await expect(sendNetwork(sized(33 * 1024 * 1024), () => undefined)).rejects.toThrow('路网文件太大了，最大 32 MB')
    expect(ask).not.toHaveBeenCalled()
  })
})
