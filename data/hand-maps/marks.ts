import type { Point } from '../jinghu/generate/geometry'
import type { Random } from '../jinghu/generate/random'
import { pair, round } from './pen'

/** The signs of places, drawn upwards from where they stand. */
export type Mark = 'station' | 'centre' | 'basic' | 'better'

export const MARK_SIZE: Record<Mark, number> = { station: 50, centre: 74, basic: 34, better: 34 }

const INK = '#43362c'

/** Which sign a kind of place has; an unknown kind has none. @param group of a living place's class */
export function markOf(kind: string, group: string | undefined): Mark | null {
  if (kind === 'station' || kind === 'centre') return kind
  return group === 'basic' || group === 'better' ? group : null
}

const path = (d: string, fill: string, width = 1.6): string =>
  `<path d="${d}" fill="${fill}" stroke="${INK}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`

/** A kiosk with a red flag; a large house with a clock and a flag; two round signs on a post. */
export function drawMark(mark: Mark, foot: Point, random: Random): string {
  const scale = MARK_SIZE[mark] / 50
  const turn = round((random() - 0.5) * 5)
  return `<g transform="translate(${pair(foot)}) rotate(${turn}) scale(${round(scale * 10) / 10})">${SIGNS[mark]}</g>`
}

const shadow = '<ellipse cx="1" cy="0" rx="20" ry="3.4" fill="#5b4a33" opacity="0.25"/>'

const SIGNS: Record<Mark, string> = {
  station:
    shadow +
    path('M-16 0L-15.5 -20L15.5 -20.6L16 0Z', '#fff6e4') +
    path('M-21 -19.4Q-11 -31 0 -32Q11 -31.4 21 -19.6Q0 -21.4 -21 -19.4Z', '#d2473a') +
    path('M-4.6 0L-4.4 -12L4.8 -12.2L5 0Z', '#b98a5c', 1.2) +
    path('M-12.6 -8.4L-12.4 -14.6L-7.4 -14.8L-7.4 -8.6Z', '#bfdde4', 1.2) +
    path('M8 -8.6L8 -14.8L12.8 -14.8L12.8 -8.6Z', '#bfdde4', 1.2) +
    path('M0 -31L0.6 -50', 'none', 1.8) +
    path('M0.8 -49.6Q7 -53 12 -49.4Q15 -47.6 19 -49.4L18.4 -39.4Q14 -37.6 10.4 -39.6Q6 -42 0.8 -39.4Z', '#e04535'),
  centre:
    shadow +
    path('M-22 0L-21.6 -21L21.6 -21.4L22 0Z', '#fff3dc') +
    path('M-26 -20.6L-18 -29.6L18.4 -30L26 -20.8Z', '#c4584a') +
    path('M-8 -29.6L-8 -36L8 -36.2L8 -29.8Z', '#fff3dc') +
    path('M-11 -35.8L0 -44L11 -36Z', '#c4584a') +
    path('M0 -43.4L0.3 -56', 'none', 1.5) +
    path('M0.4 -55.6Q5 -58 9 -55.6Q11 -54.4 13.6 -55.4L13.2 -48.6Q8 -46.8 0.5 -48.6Z', '#e04535', 1.3) +
    path('M-5 0L-5 -13Q0 -17.6 5 -13L5 0Z', '#a9744a', 1.3) +
    path('M-17.6 -6.4L-17.4 -14L-10.8 -14.2L-10.8 -6.6Z', '#bfdde4', 1.2) +
    path('M10.8 -6.6L10.8 -14.2L17.4 -14.2L17.6 -6.6Z', '#bfdde4', 1.2) +
    '<path d="M0 -23.4C-3 -25.4 -4 -26.6 -4 -28.2A2.1 2.1 0 0 1 0 -29A2.1 2.1 0 0 1 4 -28.2C4 -26.6 3 -25.4 0 -23.4Z" fill="#f7d774"/>',
  basic:
    shadow +
    path('M0 0L0 -16', 'none', 3) +
    path('M-16 -32A16 15.4 0 1 1 16 -32A16 16.2 0 1 1 -16 -32Z', '#4f8f63') +
    path('M-8.4 -36L8.4 -36.2L7 -23.6L-7 -23.4Z', '#fff8e8', 1.2) +
    path('M-4 -35.6Q-3.6 -42 0 -42Q3.8 -42 4 -35.8', 'none', 1.6),
  better:
    shadow +
    path('M0 0L0 -16', 'none', 3) +
    path('M-16 -32A16 15.4 0 1 1 16 -32A16 16.2 0 1 1 -16 -32Z', '#dd9a3c') +
    path('M0 -42.4L3 -35.4L10 -34.8L4.8 -30L6.4 -23L0 -26.6L-6.4 -23L-4.8 -30L-10 -34.8L-3 -35.4Z', '#fff8e8', 1.2),
}
