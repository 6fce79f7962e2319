import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const APP = join(__dirname, '../../miniprogram')
const templates = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.wxml') && !file.startsWith('miniprogram_npm'),
)

test('WXML 的表达式里不调用方法：微信不认 (WXML 语法参考 · 数据绑定)', () => {
  expect(templates.length).toBeGreaterThan(100)
  const calling = templates.filter((file) =>
    (readFileSync(join(APP, file), 'utf8').match(/\{\{.*?\}\}/gs) ?? []).some((one) => /[\w$\])]\s*\(/.test(one)),
  )
  expect(calling).toEqual([])
})
