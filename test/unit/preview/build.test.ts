import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildPreview } from '../../../local/preview/build/main'
import { BuildFailure } from '../../../local/preview/build/problem'

let root: string
let outDir: string
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-app-'))
  outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-out-'))
  write('app.json', '{ "pages": ["a/a"] }')
  write('app.ts', 'App({})')
  write('a/a.json', '{}')
  write('a/a.ts', 'Page({})')
  write('a/a.wxml', '<view>好</view>')
})
afterEach(() => {
  fs.rmSync(root, { recursive: true })
  fs.rmSync(outDir, { recursive: true })
})

function write(name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), text)
}

/** Every problem the build names, with the file relative to the app. */
async function problems(): Promise<string[]> {
  const failure = await buildPreview({ root, outDir }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(BuildFailure)
  return (failure as BuildFailure).problems.map(
    ({ file, line, message }) => `${path.basename(file)}:${line ?? ''} ${message}`,
  )
}

test('建成一部手机和一个舞台，底图与图片随行', async () => {
  write('images/a.png', 'png')
  const baseMap = { type: 'FeatureCollection', features: [] }
  expect((await buildPreview({ root, outDir, baseMap })).warnings).toEqual([])
  for (const name of [
    'phone/index.html',
    'phone/app.js',
    'phone/app.js.map',
    'phone/app.css',
    'phone/images/a.png',
    'phone/icons/add.svg',
    'stage/index.html',
  ]) {
    expect(fs.existsSync(path.join(outDir, name)) ? name : `${name} missing`).toBe(name)
  }
  expect(JSON.parse(fs.readFileSync(path.join(outDir, 'phone/base.geojson'), 'utf8'))).toEqual(baseMap)
  expect(fs.existsSync(path.join(outDir, 'phone/app.json'))).toBe(false)
})

test('没有变的图片，再建一次不动它：别的手机可能正在看', async () => {
  write('images/a.png', 'png')
  const written = async () => {
    await buildPreview({ root, outDir })
    return fs.statSync(path.join(outDir, 'phone/images/a.png')).mtimeMs
  }
  expect(await written()).toBe(await written())
  write('images/a.png', 'another')
  await written()
  expect(fs.readFileSync(path.join(outDir, 'phone/images/a.png'), 'utf8')).toBe('another')
})

test('不认识的标签：说出文件、行与标签', async () => {
  write(
    'a/a.wxml',
    '<!-- <fine/> -->\n<view wx:if="{{a < b}}">\n  <ticket-card />\n</view>\n<wxs module="m">module.exports = { lt: function (a, b) { return a<b } }</wxs>',
  )
  expect(await problems()).toEqual(['a.wxml:3 不认识的标签 <ticket-card>：既不是内置组件，也没有注册'])
})

test('WXML 的语法错误说出行', async () => {
  write('a/a.wxml', '<view>\n  {{ a..b }}\n</view>')
  expect((await problems())[0]).toMatch(/^a\.wxml:2 /)
})

test('脚本的错误说出行', async () => {
  write('a/a.ts', 'Page({\n  data: {\n')
  expect((await problems())[0]).toMatch(/^a\.ts:3 /)
})

test('样式的错误说出行；WXSS 里的本地图片像微信一样拒绝', async () => {
  write('a/a.wxss', '.a {\n  color: red;\n')
  expect((await problems())[0]).toMatch(/^a\.wxss:1 /)
  write('a/a.wxss', '.a {\n  background: url(/images/a.png);\n}')
  expect(await problems()).toEqual(['a.wxss:2 WXSS 里不能引用本地文件 /images/a.png，请用 <image> 或 base64'])
})

test('改了源文件就重建并告知', async () => {
  let rebuilt: (result: { error?: Error }) => void = () => undefined
  const told = () => new Promise<{ error?: Error }>((resolve) => (rebuilt = resolve))
  const { stop } = await buildPreview({ root, outDir, watch: true, onRebuild: (result) => rebuilt(result) })
  try {
    const first = told()
    write('a/a.wxml', '<none />')
    expect((await first).error).toBeInstanceOf(BuildFailure)
    const second = told()
    write('a/a.wxml', '<view>改好了</view>')
    expect((await second).error).toBeUndefined()
    expect(fs.readFileSync(path.join(outDir, 'phone/app.js'), 'utf8')).toContain('EventSource')
  } finally {
    await stop()
  }
})
