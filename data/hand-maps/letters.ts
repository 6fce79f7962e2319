import { join } from 'node:path'
import { openSync, type Font } from 'fontkit'
import type { Point } from '../jinghu/generate/geometry'
import type { Random } from '../jinghu/generate/random'
import { round } from './pen'

/** 马善政楷书 (SIL Open Font License 1.1): brush writing that can still be read when it is small. */
const FILES = join(__dirname, '../../node_modules/@fontsource/ma-shan-zheng/files')
const HAN = 'ma-shan-zheng-chinese-simplified-400-normal.woff2'
const LATIN = 'ma-shan-zheng-latin-400-normal.woff2'

let fonts: Font[] | null = null

export interface Writing {
  size: number
  colour: string
  /** a light edge that lifts the words from what lies beneath */
  halo?: string
  /** how far characters are apart, as a share of the size */
  spacing?: number
}

/** How wide words are, in pixels. */
export function widthOf(words: string, { size, spacing = 0.04 }: Pick<Writing, 'size' | 'spacing'>): number {
  return [...words].reduce((sum, character) => {
    const [font, glyph] = glyphOf(character)
    return sum + (glyph.advanceWidth / font.unitsPerEm + spacing) * size
  }, 0)
}

/** Words written around a middle; no two characters stand quite the same. */
export function write(words: string, [x, y]: Point, writing: Writing, random: Random): string {
  const { size, colour, halo, spacing = 0.04 } = writing
  let left = x - widthOf(words, writing) / 2
  const characters = [...words].map((character) => {
    const [font, glyph] = glyphOf(character)
    const scale = size / font.unitsPerEm
    const turn = round((random() - 0.5) * 5)
    const lift = (random() - 0.5) * size * 0.06
    const place = `translate(${round(left)} ${round(y + size * 0.34 + lift)}) rotate(${turn})`
    left += (glyph.advanceWidth / font.unitsPerEm + spacing) * size
    return { path: glyph.path.toSVG(), transform: `${place} scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`, scale }
  })
  const edges = halo
    ? characters.map(
        ({ path, transform, scale }) =>
          `<path d="${path}" transform="${transform}" fill="${halo}" stroke="${halo}"` +
          ` stroke-width="${Math.round((size * 0.24) / scale)}" stroke-linejoin="round"/>`,
      )
    : []
  const bodies = characters.map(
    ({ path, transform }) => `<path d="${path}" transform="${transform}" fill="${colour}"/>`,
  )
  return [...edges, ...bodies].join('')
}

/** Whether the font has every character of these words. */
export function canWrite(words: string): boolean {
  return [...words].every((character) => fontOf(character) !== undefined)
}

function glyphOf(character: string): [Font, ReturnType<Font['glyphForCodePoint']>] {
  const font = fontOf(character)
  if (!font) throw new Error(`the font has no ${character}`)
  return [font, font.glyphForCodePoint(character.codePointAt(0) ?? 0)]
}

function fontOf(character: string): Font | undefined {
  fonts ??= [HAN, LATIN].map((file) => openSync(join(FILES, file)) as Font)
  return fonts.find((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
}
