import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readAppGraph, resolveUnit, SourceFiles } from '../../../local/preview/build/app-graph'
import { Problems } from '../../../local/preview/build/problem'

const MODULES = path.resolve(__dirname, '../../../node_modules')
const SAMPLE = path.resolve(__dirname, '../../support/fixtures/preview-app')

describe('样例小程序', () => {
  const files = new SourceFiles(SAMPLE, MODULES)
  const problems = new Problems()
  const graph = readAppGraph(files, problems)

  test('主包与子包的页面都在，自定义标签栏也在', () => {
    expect(problems.errors).toEqual([])
    expect(graph.pages).toContain('pages/home/home')
    expect(graph.pages).toContain('packages/more/extra/extra')
    expect(graph.customTabBar).toBe('custom-tab-bar/index')
  })

  test('被用到的组件排在用它的前面', () => {
    const order = graph.units.map((unit) => unit.path)
    expect(order.indexOf('components/note-card/note-card')).toBeLessThan(order.indexOf('pages/home/home'))
    expect(order.indexOf('miniprogram_npm/tdesign-miniprogram/tag/tag')).toBeLessThan(
      order.indexOf('components/note-card/note-card'),
    )
    expect(new Set(order).size).toBe(order.length)
  })

  test('全局组件给每个页面，却不给包里的组件', () => {
    const using = (unitPath: string) => graph.units.find((unit) => unit.path === unitPath)?.using ?? {}
    expect(using('pages/map/map')['t-button']).toBe('/miniprogram_npm/tdesign-miniprogram/button/button')
    expect(using('miniprogram_npm/tdesign-miniprogram/tag/tag')['t-button']).toBeUndefined()
  })

  test('引用可以是相对的、绝对的、包里的', () => {
    const from = 'pages/home/home'
    expect(resolveUnit('../../components/tally/tally', from, files)).toBe('components/tally/tally')
    expect(resolveUnit('/components/tally/tally', from, files)).toBe('components/tally/tally')
    expect(resolveUnit('tdesign-miniprogram/icon/icon', from, files)).toBe(
      'miniprogram_npm/tdesign-miniprogram/icon/icon',
    )
  })
})

describe('写错的地方', () => {
  let root: string
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'app-graph-'))
  })
  afterEach(() => fs.rmSync(root, { recursive: true }))
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  const read = () => {
    const problems = new Problems()
    readAppGraph(new SourceFiles(root, MODULES), problems)
    return problems.errors.map(
      ({ file, line, message }) => `${path.relative(root, path.resolve(file))}:${line ?? ''} ${message}`,
    )
  }

  test('缺的文件、找不到的组件，都说出文件与行', () => {
    write('app.json', '{ "pages": ["a/a"] }')
    write('a/a.json', '{\n  "usingComponents": {\n    "b": "./none"\n  }\n}')
    write('a/a.wxml', '<b/>')
    expect(read()).toEqual(['a/a.ts: 文件不存在（.ts 或 .js）', 'a/a.json:3 找不到组件 ./none（<b>）'])
  })

  test('坏的 JSON 指到行', () => {
    write('app.json', '{ "pages": ["a/a"] }')
    write('a/a.json', '{\n  "component": true,\n  oops\n}')
    write('a/a.wxml', '')
    write('a/a.ts', '')
    expect(read()[0]).toMatch(/^a\/a\.json:3 不是合法的 JSON/)
  })
})
