import path from 'node:path'
import { plantTree } from '../support/tree'
import { compileMarkup } from '../wechat/compilers'
import { sizeTable, weighPackages } from '../wechat/gates'
import { missingHandlers } from '../wechat/handlers'
import { comparePacked } from '../wechat/packed'
import { readProgram } from '../wechat/program'
import { strayUnits, unregisteredTags, unusedRegistrations } from '../wechat/tags'

const APP = path.resolve(__dirname, '../support/fixtures/wechat-app')

/** A mini-program of one page; further files as given. */
function program(files: Record<string, string>) {
  return readProgram(
    plantTree({
      'app.json': '{"pages":["pages/one"]}',
      'pages/one.json': '{}',
      'pages/one.ts': 'Component({ methods: { open() {} } })',
      'pages/one.wxml': '<view />',
      ...files,
    }),
  )
}

test('a sound mini-program has nothing to be said against it', () => {
  const sound = readProgram(APP)
  expect(sound.packages).toEqual(['packages/extra'])
  expect(sound.units.map((unit) => unit.id)).toEqual([
    'pages/home/home',
    'packages/extra/detail',
    'components/counter/counter',
  ])
  expect([unregisteredTags, unusedRegistrations, strayUnits, missingHandlers].flatMap((check) => check(sound))).toEqual(
    [],
  )
})

describe('tags', () => {
  test('an unregistered tag is named with file and line', () => {
    const one = program({
      'pages/one.wxml': '<view>\n  <!-- <t-note /> -->\n  <t-buton bind:tap="open">好</t-buton>\n</view>',
    })
    expect(unregisteredTags(one)).toEqual([
      'pages/one.wxml:3: <t-buton> is not registered in pages/one.json or app.json',
    ])
  })

  test('a tag in an imported template counts as the page’s own', () => {
    const one = program({
      'pages/one.wxml': '<import src="../parts/row" /><template is="row" />',
      'parts/row.wxml': '<template name="row"><my-row /></template>',
    })
    expect(unregisteredTags(one)).toEqual([
      'parts/row.wxml:1: <my-row> is not registered in pages/one.json or app.json',
    ])
  })

  test('script in wxs and comparisons in braces are not tags', () => {
    const one = program({
      'pages/one.wxml': '<wxs module="m">var a = 1 <b; var c = "<x>"</wxs><view wx:if="{{a <b}}">{{a <b}}</view>',
    })
    expect(unregisteredTags(one)).toEqual([])
  })

  test('a registration nobody uses is named', () => {
    const one = program({
      'pages/one.json': '{"usingComponents":{"my-row":"../row/row"}}',
      'row/row.json': '{"component":true}',
      'row/row.wxml': '<view />',
    })
    expect(unusedRegistrations(one)).toEqual(['pages/one.json: registers <my-row> and does not use it'])
  })

  test('a component nothing leads to is named', () => {
    const one = program({ 'row/row.json': '{"component":true}', 'row/row.wxml': '<view />' })
    expect(strayUnits(one)).toEqual(['row/row: app.json leads nowhere near it'])
  })

  test('a registration that leads nowhere is refused', () => {
    expect(() => program({ 'pages/one.json': '{"usingComponents":{"my-row":"/row/row"}}' })).toThrow(
      'pages/one.json registers <my-row> as /row/row, which is no component',
    )
  })

  test('what is no WXML is refused with the file’s name', () => {
    expect(() => unregisteredTags(program({ 'pages/one.wxml': '<view>1 < 2</view>' }))).toThrow('pages/one.wxml: ')
  })
})

describe('handlers', () => {
  test.each(['bindtap', 'bind:tap', 'catchtap', 'catch:tap', 'mut-bind:tap', 'capture-bind:tap', 'capture-catch:tap'])(
    'a missing method behind %s is named',
    (attribute) => {
      const one = program({ 'pages/one.wxml': `<view>\n<view ${attribute}="opne" /></view>` })
      expect(missingHandlers(one)).toEqual([
        `pages/one.wxml:2: ${attribute}="opne", but pages/one.ts has no such method`,
      ])
    },
  )

  test('names computed in WXML, and an empty catch, are left alone', () => {
    const one = program({ 'pages/one.wxml': '<view bind:tap="{{handler}}" catch:touchmove bind:change="" />' })
    expect(missingHandlers(one)).toEqual([])
  })

  test('methods that are spread in, and those of behaviors, are found', () => {
    const one = program({
      'behaviors/paged.ts': 'export const paged = Behavior({ methods: { more() {} } })',
      'pages/shared.ts': 'export const shared = { share() {} }',
      'pages/one.ts':
        "import { paged } from '../behaviors/paged'\nimport { shared } from './shared'\n" +
        'Component({ behaviors: [paged], methods: { ...shared, open() {} } })',
      'pages/one.wxml': '<view bind:tap="open" bind:touchend="share" bind:longpress="more" bind:touchmove="gone" />',
    })
    expect(missingHandlers(one)).toEqual([
      'pages/one.wxml:1: bind:touchmove="gone", but pages/one.ts has no such method',
    ])
  })

  test('a Page() answers with its own functions', () => {
    const one = program({
      'pages/one.ts': 'Page({ open() {} })',
      'pages/one.wxml': '<view bind:tap="open" bind:touchend="shut" />',
    })
    expect(missingHandlers(one)).toEqual([
      'pages/one.wxml:1: bind:touchend="shut", but pages/one.ts has no such method',
    ])
  })

  test('a page without a script, or whose script registers nothing, is named', () => {
    const app = {
      'app.json': '{"pages":["pages/one","pages/two"]}',
      'pages/two.json': '{}',
      'pages/two.wxml': '<view />',
    }
    expect(missingHandlers(program({ ...app, 'pages/one.ts': 'export {}' }))).toEqual([
      'pages/two.ts: is missing',
      'pages/one.ts: calls neither Page() nor Component()',
    ])
  })
})

describe('WeChat’s compilers', () => {
  /** The same compilers come with miniprogram-simulate, which unit tests have at hand. */
  const compiler = path.resolve(__dirname, '../../node_modules/miniprogram-compiler')

  test('have nothing to say about a sound mini-program', () => {
    expect(compileMarkup(APP, compiler)).toEqual({ files: 7, complaints: [] })
  })

  test.each([
    ['an else without an if', { 'one.wxml': '<view wx:else />' }, /one\.wxml/],
    ['a tag that is never closed', { 'one.wxml': '<view>\n<text>' }, /one\.wxml/],
    ['a wxs that is no script', { 'one.wxml': '<view />', 'one.wxs': 'var = 1' }, /one\.wxs/],
    [
      'a style that imports what is not there',
      { 'one.wxml': '<view />', 'one.wxss': '@import "./gone.wxss";' },
      /gone\.wxss/,
    ],
  ])('refuse %s', (_, files, place) => {
    const { complaints } = compileMarkup(plantTree(files), compiler)
    expect(complaints).toEqual([expect.stringMatching(place)])
  })
})

describe('sizes', () => {
  const sizes = new Map([
    ['app.js', 1000],
    ['packages/worker.js', 24],
    ['packages/worker/task.js', 2048],
  ])

  test('a file counts for the subpackage whose folder it lies in, else for the main package', () => {
    expect(weighPackages(sizes, { packages: ['packages/worker'] })).toEqual([
      { name: 'main', bytes: 1024, limit: 1258291.2 },
      { name: 'packages/worker', bytes: 2048, limit: 1048576 },
    ])
  })

  test('the table shows each package against its gate', () => {
    expect(sizeTable([{ name: 'main', bytes: 512 * 1024, limit: 1024 * 1024 }])).toBe(
      'main    512.0 KB of   1024.0 KB  50 %',
    )
  })
})

describe('packed npm packages', () => {
  const folder = (files: Record<string, string>) =>
    plantTree({ 'kit/a.wxml': '<view />', 'lib/index.js': 'exports.a = 1', ...files })

  test('agree when the files are the same and the bundles export the same', () => {
    expect(comparePacked(folder({}), folder({ 'lib/index.js': 'exports.a = 2' }), ['lib'])).toEqual([])
  })

  test('differ by a file, an export or a whole package', () => {
    const theirs = folder({
      'kit/a.wxml': '<text />',
      'kit/b.wxml': '',
      'lib/index.js': 'exports.b = 1',
      'more/index.js': '',
    })
    expect(comparePacked(folder({}), theirs, ['lib'])).toEqual([
      'kit/a.wxml differs',
      'kit/b.wxml differs',
      'lib exports something else',
      'more is only in WeChat’s',
    ])
  })
})
