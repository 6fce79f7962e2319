import type { PosterView } from '../../../../typings/contract'

/** A4 at 150 dots an inch. */
export const PAGE = { width: 1240, height: 1754 }

/** What is put on the page, by its upper left corner. Texts are single lines. */
export type Piece =
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string; radius: number }
  | {
      kind: 'text'
      text: string
      x: number
      y: number
      width: number
      height: number
      size: number
      isBold: boolean
      colour: string
      align: 'left' | 'center'
    }
  | { kind: 'code'; x: number; y: number; width: number; height: number }

export interface Poster extends PosterView {
  /** 镜湖区 */
  district: string
  /** 先锋驿站 */
  kindText: string
  isSample: boolean
}

const INK = '#14212b'
const QUIET = '#4d5b67'
const BRAND = '#0f7c8a'
const DEEP = '#0a5a66'
const SOFT = '#e6f4f5'
const RED = '#c62f26'

const MARGIN = 90
const WIDTH = PAGE.width - 2 * MARGIN
/** The code is as large as the words leave room for. */
const CODE = { least: 370, good: 430, most: 760 }
/** Around the code, within its frame. */
const EDGE = 26
const FOOT = 66
/** Of a line's height to its letters. */
const LEADING = 1.35

/** Wide enough in every font of a phone: a 汉字 is as wide as it is high, nothing else is wider. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? size * 0.66 : size), 0)

const lengthOf = (text: string): number => [...text].length

/** Cuts a text into lines of at most `width`; what does not fit into `most` lines ends in …. */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const lines = ['']
  for (const character of text) {
    const line = lines[lines.length - 1] ?? ''
    if (line && widthOf(line + character, size) > width) lines.push(character)
    else lines[lines.length - 1] = line + character
  }
  if (lines.length <= most) return lines.filter(Boolean)
  const kept = lines.slice(0, most)
  const last = [...(kept[most - 1] ?? '')]
  while (widthOf(`${last.join('')}…`, size) > width) last.pop()
  return [...kept.slice(0, -1), `${last.join('')}…`]
}

interface Writing {
  size: number
  colour?: string
  isBold?: boolean
  align?: 'left' | 'center'
  most?: number
}

/** 从上往下一行一行地写。 */
class Column {
  readonly pieces: Piece[] = []
  constructor(public y: number) {}

  write(text: string, { size, colour = INK, isBold = false, align = 'left', most = 1 }: Writing): this {
    const height = Math.round(size * LEADING)
    for (const line of wrap(text, size, WIDTH, most)) {
      this.pieces.push({
        ...{ kind: 'text', text: line, x: MARGIN, y: this.y, width: WIDTH, height, size },
        ...{ isBold, colour, align },
      })
      this.y += height
    }
    return this
  }

  gap(height: number): this {
    this.y += height
    return this
  }
}

/** As many kinds of days, and of exceptions, stand on a door; of more, the code tells. */
const MOST_HOURS = 3
const MOST_EXCEPTIONS = 2

/** How large the letters are, and how many lines a list or an entry may take: to be read from some steps away if there is room. */
const SETTINGS = [
  { size: 46, list: 3, entry: 2 },
  { size: 42, list: 3, entry: 2 },
  { size: 38, list: 3, entry: 2 },
  { size: 34, list: 3, entry: 1 },
]
type Setting = (typeof SETTINGS)[number]
/** Whatever has to stand there fits so. */
const DENSE: Setting = { size: 32, list: 2, entry: 1 }

/** 门口的海报：哪里，大大的码，这里有什么，几点开、哪几天不开，电话。谁的字多长，都写得下，不叠在一起；字少的，字和码就大一些。 */
export function planPoster(poster: Poster): Piece[] {
  const head = headOf(poster)
  const roomFor = (setting: Setting) => PAGE.height - FOOT - head.y - wordsOf(poster, 0, setting).y - 100 - 2 * EDGE
  const setting = SETTINGS.find((one) => roomFor(one) >= CODE.good) ?? DENSE
  const side = Math.min(CODE.most, Math.max(CODE.least, roomFor(setting)))
  const frame = { x: (PAGE.width - side) / 2 - EDGE, y: head.y + 40, width: side + 2 * EDGE, height: side + 2 * EDGE }
  const code: Piece = { kind: 'code', x: frame.x + EDGE, y: frame.y + EDGE, width: side, height: side }
  const words = wordsOf(poster, frame.y + frame.height + 24, setting)
  return [
    { kind: 'box', x: 0, y: 0, ...PAGE, fill: '#ffffff', radius: 0 },
    { kind: 'box', x: 0, y: 0, width: PAGE.width, height: head.y, fill: BRAND, radius: 0 },
    { kind: 'box', ...frame, fill: SOFT, radius: 32 },
    ...[...head.pieces, code, ...words.pieces, ...footOf(poster).pieces],
  ]
}

const headOf = ({ name, areaText, district, kindText }: Poster): Column =>
  new Column(48)
    .write([district, kindText].filter(Boolean).join(' · '), { size: 44, colour: '#ffffff', align: 'center' })
    .gap(12)
    .write(name, { size: lengthOf(name) > 14 ? 60 : 76, colour: '#ffffff', isBold: true, align: 'center', most: 2 })
    .gap(6)
    .write(areaText, { size: 40, colour: '#ffffff', align: 'center' })
    .gap(36)

/** What stands below the code, from `y` on. */
function wordsOf(poster: Poster, y: number, { size, list, entry }: Setting): Column {
  const { address, phone, hoursText, exceptionsText, serviceNames } = poster
  const head = { size: size + 2, colour: BRAND, isBold: true }
  const column = new Column(y)
    .write('微信扫一扫', { size: 56, colour: DEEP, isBold: true, align: 'center' })
    .write('看开放时间、服务和活动，给这里提意见', { size: Math.min(size, 42), colour: QUIET, align: 'center' })
    .gap(22)
  if (serviceNames.length > 0) column.write('这里有', head).write(serviceNames.join('、'), { size, most: list }).gap(12)
  if (hoursText.length > 0) {
    column.write('开放时间', head)
    for (const line of hoursText.slice(0, MOST_HOURS)) column.write(line, { size, most: entry })
  }
  for (const line of exceptionsText.slice(0, MOST_EXCEPTIONS))
    column.write(line, { size, colour: RED, isBold: true, most: entry })
  if (hoursText.length > MOST_HOURS || exceptionsText.length > MOST_EXCEPTIONS)
    column.write('其余时间请扫码查看', { size: 32, colour: QUIET })
  column.gap(12).write(`地址：${address}`, { size, most: 2 })
  return phone ? column.write(`电话：${phone}`, { size: size + 6, isBold: true }) : column
}

const footOf = ({ district, isSample }: Poster): Column =>
  new Column(PAGE.height - FOOT).write(
    [`${district}15 分钟服务圈`, isSample ? '示例，不对应真实的地点和电话' : ''].filter(Boolean).join(' · '),
    { size: 30, colour: QUIET, align: 'center' },
  )
