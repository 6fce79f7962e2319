import type { CalibrationView } from '../contract/circle'

/** One walk as we reckon it, as the map service measured it, and as the crow flies. Metres. */
export interface Measured {
  ours: number
  theirs: number
  straight: number
}

/** 每一对都比一比，说中位数：几处特别的不左右结果。 */
export function compare(asked: number, walks: Measured[]): CalibrationView {
  const ratios = walks.map(({ ours, theirs }) => theirs / ours).sort((a, b) => a - b)
  const detours = walks.map(({ straight, theirs }) => theirs / straight).sort((a, b) => a - b)
  const median = at(ratios, 0.5)
  return {
    asked,
    measured: walks.length,
    ratio: { median, low: at(ratios, 0.1), high: at(ratios, 0.9) },
    detour: at(detours, 0.5),
    text: `比了 ${walks.length} 对，${wordsOf(median)}（中位数 ${median}），直线的绕行系数约 ${at(detours, 0.5)}`,
  }
}

/** Nearest rank, to hundredths; 0 of nothing. */
function at(sorted: number[], share: number): number {
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return Math.round(found * 100) / 100
}

function wordsOf(ratio: number): string {
  const percent = Math.round(Math.abs(ratio - 1) * 100)
  if (percent === 0) return '和我们算的一样长'
  return ratio > 1 ? `他们量的比我们算的长 ${percent}%` : `他们量的比我们算的短 ${percent}%`
}
