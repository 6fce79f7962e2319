import type { Point } from '../jinghu/generate/geometry'
import type { Random } from '../jinghu/generate/random'
import { widthOf, write } from './letters'
import { drawMark, MARK_SIZE, type Mark } from './marks'
import { ink, pair, round, trace } from './pen'
import type { Box } from './room'

/** What is on every old map: a title on a ribbon, a compass, a legend, a measure and a frame. */

const BROWN = '#6b4a2f'
const RED = '#a83a2c'
const PAPER = '#fdf6e4'

const MARK_WORDS: Record<Mark, string> = {
  station: '先锋驿站',
  centre: '党群服务中心',
  basic: '日常生活',
  better: '品质生活',
}

export function titleSize(title: string): { width: number; height: number } {
  return { width: widthOf(title, { size: 62 }) + 170, height: 150 }
}

/** The name on a ribbon whose ends are folded, and below it what this is. */
export function drawTitle(title: string, subtitle: string, { x, y, width }: Box, random: Random): string {
  const [left, right, top, bottom] = [x + 34, x + width - 34, y + 12, y + 92]
  const tail = (edge: number, out: number): string => {
    const d = `M${pair([edge, top + 18])}L${pair([edge + out, top + 22])}L${pair([edge + out * 0.62, (top + bottom) / 2 + 16])}L${pair([edge + out, bottom + 14])}L${pair([edge, bottom + 10])}Z`
    return `<path d="${d}" fill="#d8a24f" stroke="${BROWN}" stroke-width="2.2" stroke-linejoin="round"/>`
  }
  const body: Point[] = [[left, top], [right, top], [right, bottom], [left, bottom]] // prettier-ignore
  return (
    tail(left + 14, -44) +
    tail(right - 14, 44) +
    `<path d="${trace(body, true, 5, 3)}" fill="#f4c868" stroke="${BROWN}" stroke-width="2.6" stroke-linejoin="round"/>` +
    ink(
      [
        [left + 12, top + 9],
        [right - 12, top + 9],
      ],
      { colour: '#fbe6a9', width: 3 },
    ) + // prettier-ignore
    write(title, [x + width / 2, (top + bottom) / 2], { size: 62, colour: RED }, random) +
    write(subtitle, [x + width / 2, bottom + 32], { size: 25, colour: BROWN, halo: PAPER, spacing: 0.12 }, random)
  )
}

/** A compass whose needle points up, because north is up. */
export function drawCompass([x, y]: Point, r: number, random: Random): string {
  const point = (angle: number, length: number, fill: string): string => {
    const turn = `rotate(${angle} ${pair([x, y])})`
    return (
      `<path transform="${turn}" d="M${pair([x, y - length])}L${pair([x + r * 0.14, y - r * 0.12])}L${pair([x, y])}Z" fill="${fill}" stroke="${BROWN}" stroke-width="1.3" stroke-linejoin="round"/>` +
      `<path transform="${turn}" d="M${pair([x, y - length])}L${pair([x - r * 0.14, y - r * 0.12])}L${pair([x, y])}Z" fill="${PAPER}" stroke="${BROWN}" stroke-width="1.3" stroke-linejoin="round"/>`
    )
  }
  return (
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.74)}" fill="${PAPER}" opacity="0.85"/>` +
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.72)}" fill="none" stroke="${BROWN}" stroke-width="1.8"/>` +
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.6)}" fill="none" stroke="${BROWN}" stroke-width="1" stroke-dasharray="3 5"/>` +
    [45, 135, 225, 315].map((angle) => point(angle, r * 0.5, '#d8a24f')).join('') +
    [90, 180, 270].map((angle) => point(angle, r * 0.72, '#7d5a3c')).join('') +
    point(0, r * 0.86, RED) +
    write('北', [x, y - r * 1.08], { size: r * 0.4, colour: RED, halo: PAPER }, random)
  )
}

/** Pixels: how large the words of a legend are, and how far from its left side they begin. */
const [LEGEND_SIZE, WORDS_AT] = [25, 70]

export function legendSize(marks: Mark[], stride: number): { width: number; height: number } {
  const words = Math.max(...marks.map((mark) => widthOf(MARK_WORDS[mark], { size: LEGEND_SIZE })))
  return { width: Math.max(WORDS_AT + words + 22, stride + 44), height: 76 + marks.length * 50 }
}

/** What the signs mean, and how far one walks in three minutes. @param stride pixels walked in that time */
export function drawLegend(marks: Mark[], stride: number, { x, y, width, height }: Box, random: Random): string {
  const card: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]] // prettier-ignore
  const rows = marks.map((mark, row) => {
    const foot = y + 56 + row * 50
    const shrink = 40 / MARK_SIZE[mark]
    const sign = `<g transform="translate(${pair([x + 38, foot])}) scale(${round(shrink * 10) / 10})">${drawMark(mark, [0, 0], random)}</g>`
    const words = MARK_WORDS[mark]
    const writing = { size: LEGEND_SIZE, colour: BROWN }
    return sign + write(words, [x + WORDS_AT + widthOf(words, writing) / 2, foot - 16], writing, random)
  })
  const [from, to, at] = [x + (width - stride) / 2, x + (width + stride) / 2, y + height - 20]
  return (
    `<path d="${trace(card, true, 4, 3)}" fill="${PAPER}" opacity="0.93" stroke="${BROWN}" stroke-width="2.2" stroke-linejoin="round"/>` +
    rows.join('') +
    ink(
      [
        [from, at - 6],
        [from, at],
        [to, at],
        [to, at - 6],
      ],
      { colour: BROWN, width: 2.2 },
    ) + // prettier-ignore
    write('走三分钟', [x + width / 2, at - 20], { size: 20, colour: BROWN, halo: PAPER }, random)
  )
}

/** Two lines around the sheet, the outer one heavier. */
export function drawFrame(width: number, height: number): string {
  const inset = (by: number): Point[] => [[by, by], [width - by, by], [width - by, height - by], [by, height - by]] // prettier-ignore
  return (
    ink(inset(10), { colour: BROWN, width: 4, closed: true }) +
    ink(inset(19), { colour: BROWN, width: 1.5, closed: true, opacity: 0.8 })
  )
}
