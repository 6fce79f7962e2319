import { Problems } from '../../../local/preview/build/problem'
import { compileWxss, inlineImports, localUrls } from '../../../local/preview/build/wxss'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const compact = (css: string): string => css.replace(/\s+/g, ' ').replace(/, ?/g, ', ').trim()

test('rpx 按屏宽换算，vh 按页面高，安全区按画出来的手机', () => {
  const css = compileWxss(
    '.a { width: 750rpx; margin: -1.5rpx; height: calc(50vh - 20rpx); bottom: env(safe-area-inset-bottom, 0); top: constant(safe-area-inset-top) }',
  )
  expect(compact(css)).toBe(
    '.a { width: 100vw; margin: -0.2vw; height: calc(50cqh - 2.66667vw); bottom: 34px; top: 44px }',
  )
})

test('内置组件的标签换成预览里的元素，别的标签不动', () => {
  expect(compact(compileWxss('view > text::after, t-button, button[disabled] {}'))).toBe(
    'wx-view > wx-text::after, t-button, wx-button[disabled] {}',
  )
})

test('隔离的组件：类名带前缀，:host 指宿主，id 指标记', () => {
  const css = compileWxss(':host { a: b }\n:host(.open) .x {}\n.a.b #c {}', { prefix: 's1' })
  expect(compact(css)).toBe('[wx-host="s1"] { a: b } [wx-host="s1"].s1--open .s1--x {} .s1--a.s1--b [data-wxid="c"] {}')
})

test('页面的规则只管本页且不加权重，page 只指本页的根', () => {
  const css = compileWxss('page { a: b }\n.x, page .y {}', { page: 'pages/a/a' })
  expect(compact(css)).toBe(
    'wx-page[is="pages/a/a"] { a: b } :where(wx-page[is="pages/a/a"]) .x, wx-page[is="pages/a/a"] .y {}',
  )
})

test('app 的 page 规则管每一页', () => {
  expect(compact(compileWxss('page { a: b }'))).toBe('wx-page { a: b }')
})

test('关键帧里的选择符不当作标签', () => {
  expect(compact(compileWxss('@keyframes k { from { top: 10rpx } }'))).toBe('@keyframes k { from { top: 1.33333vw } }')
})

test('样式里引用的本地文件会被找出来，带行号', () => {
  expect(
    localUrls('.a {}\n.b { background: url("/images/x.png") }\n.c { background: url(data:image/png;base64,AA) }'),
  ).toEqual([{ url: '/images/x.png', line: 2 }])
})

describe('@import', () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wxss-'))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))
  const write = (name: string, css: string): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, css)
    return file
  }
  const resolve = (reference: string, from: string): string => path.resolve(path.dirname(from), reference)

  test('逐层并入，互相引用也不会没完', () => {
    write('b.wxss', "@import './a.wxss'; .b {}")
    const a = write('a.wxss', "@import './b.wxss';\n.a {}")
    expect(compact(inlineImports(a, resolve, new Problems()))).toBe('.b {} .a {}')
  })

  test('找不到的文件报出行号', () => {
    const problems = new Problems()
    inlineImports(write('a.wxss', ".a {}\n@import './none.wxss';"), resolve, problems)
    expect(problems.errors).toEqual([expect.objectContaining({ line: 2, message: '找不到样式 ./none.wxss' })])
  })
})
