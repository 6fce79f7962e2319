import path from 'node:path'
import { mount, settle, tap } from '../support/load'
import { plantTree } from '../support/tree'

const APP = path.resolve(__dirname, '../support/fixtures/wechat-app')

test('a component is drawn and answers a tap', async () => {
  const counter = mount('components/counter/counter', { start: 2 }, APP)
  const heard: unknown[] = []
  counter.addEventListener('change', (event) => heard.push(event.detail))
  expect(counter.dom.textContent).toBe('2')
  await tap(counter, '.count')
  expect(counter.dom.textContent).toBe('3')
  expect(heard).toEqual([{ count: 3 }])
})

test('the same component can be mounted again, and starts anew', () => {
  expect(mount('components/counter/counter', { start: 7 }, APP).dom.textContent).toBe('7')
})

test('a page sees the components app.json registers for all, and their events', async () => {
  const home = mount('pages/home/home', {}, APP)
  expect(home.querySelector('.total')?.dom.textContent).toBe('共0次')
  await tap(home.querySelector('#first')!, '.count')
  expect(home.querySelector('.total')?.dom.textContent).toBe('共4次')
})

test('a page written with Page() has its functions as methods', async () => {
  const detail = mount('packages/extra/detail', {}, APP)
  ;(detail.instance.onLoad as (query: { id: string }) => void)({ id: '9' })
  await settle()
  expect(detail.dom.textContent).toBe('9')
})

test('a registration that leads nowhere fails, and is named', () => {
  const root = plantTree({
    'app.json': '{"pages":["pages/one"]}',
    ...page('<t-button class="go">提交</t-button>', 'tdesign-miniprogram/button/button'),
  })
  expect(() => mount('pages/one', {}, root)).toThrow(
    'registers <t-button> as tdesign-miniprogram/button/button, which is no component',
  )
})

test('a tag nobody registered fails, and is named with its place', () => {
  const root = plantTree({
    'app.json': '{"pages":["pages/one"]}',
    ...page('<view>\n  <t-buton>提交</t-buton>\n</view>'),
  })
  expect(() => mount('pages/one', {}, root)).toThrow(
    'pages/one.wxml:2: <t-buton> is not registered in pages/one.json or app.json',
  )
})

function page(wxml: string, button?: string): Record<string, string> {
  return {
    'pages/one.json': JSON.stringify({ usingComponents: button ? { 't-button': button } : {} }),
    'pages/one.wxml': wxml,
    'pages/one.ts': 'Component({})',
  }
}
