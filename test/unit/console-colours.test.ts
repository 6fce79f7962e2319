import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const styles = readFileSync(join(__dirname, '../../console/styles/tokens.css'), 'utf8')
/** What a name stands for, whichever other names it goes by. */
function colourOf(name: string): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(styles)?.[1] ?? ''
  const other = /^var\(--(.+)\)$/.exec(value)?.[1]
  return other === undefined ? value : colourOf(other)
}
/** WCAG 2: relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const onWhite = (hex: string): number => 1.05 / (luminance(hex) + 0.05)

test.each(['brand', 'error'])('%s 的按钮，平常、指着、按下，白字都看得清', (kind) => {
  for (const state of ['', '-hover', '-active'])
    expect(onWhite(colourOf(`td-${kind}-color${state}`))).toBeGreaterThanOrEqual(4.5)
})
