import type { FigureView } from '../contract/assessment'
import { rateText } from '../domain/board'
import { sumWhistles, type WhistleFigures } from '../domain/whistle-figures'
import type { WhistleMonth } from '../domain/whistle-month'
import { monthsOf, periodBefore, yearAgo } from '../domain/period'
import { streetAverage, systemAverage, WHISTLE_RATE_NAMES, WHISTLE_RATES } from '../domain/whistle-rates'
import { FIELD_TEXT, KIND_TEXT } from '../domain/whistle-words'

const NOTHING = '—'

export const pointsText = (points: number | null): string => (points === null ? NOTHING : points.toFixed(2))

/** The months of a period, and of those it is compared with, read at once. */
export interface Compared {
  now: WhistleMonth[]
  before: WhistleMonth[]
  yearAgo: WhistleMonth[]
}

/** Every month needed for a period and its comparisons. */
export const monthsCompared = (period: string): string[] => [
  ...new Set([period, periodBefore(period), yearAgo(period)].flatMap(monthsOf)),
]

export function compared(all: WhistleMonth[], period: string): Compared {
  const of = (wanted: string) => all.filter(({ month }) => monthsOf(wanted).includes(month))
  return { now: of(period), before: of(periodBefore(period)), yearAgo: of(yearAgo(period)) }
}

export const mapped = (
  { now, before, yearAgo: ago }: Compared,
  of: (months: WhistleMonth[]) => WhistleMonth[],
): Compared => ({
  now: of(now),
  before: of(before),
  yearAgo: of(ago),
})

/** One figure of a period and the two it is compared with. */
export interface Three {
  now: WhistleFigures
  before: WhistleFigures
  yearAgo: WhistleFigures
}

export const three = (
  { now, before, yearAgo: ago }: Compared,
  of: (months: WhistleMonth[]) => WhistleFigures,
): Three => ({
  now: of(now),
  before: of(before),
  yearAgo: of(ago),
})

export const wholeOf = (months: WhistleMonth[]): WhistleFigures => sumWhistles(months.map(({ figures }) => figures))

/** +1.2, −0.4, 持平; “—” where one of the two is missing. */
function difference(now: number | null, then: number | null, digits: number): string {
  if (now === null || then === null) return NOTHING
  const shown = (now - then).toFixed(digits)
  if (Number(shown) === 0) return '持平'
  return Number(shown) > 0 ? `+${shown}` : shown.replace('-', '−')
}

const compare = (value: (figures: WhistleFigures) => number | null, all: Three, digits: number) => ({
  before: difference(value(all.now), value(all.before), digits),
  yearAgo: difference(value(all.now), value(all.yearAgo), digits),
})

const share = ([part, whole]: [number, number]): number | null => (whole === 0 ? null : (part / whole) * 100)

/** 系统评单、街道评价的平均，和各项比率；每个数字都带着它的算式. */
export function figureViews(all: Three): FigureView[] {
  const { sheets, unfinished, system, evaluated, street } = all.now
  const asTheyStand = unfinished > 0 ? `（${unfinished} 张超时未办结，按现状）` : ''
  return [
    {
      name: 'system',
      text: '系统评单平均',
      value: pointsText(systemAverage(all.now)),
      arithmetic: sheets === 0 ? '' : `${(system / 100).toFixed(2)} ÷ ${sheets} 张${asTheyStand}`,
      ...compare(systemAverage, all, 2),
    },
    {
      name: 'street',
      text: '街道评价平均',
      value: pointsText(streetAverage(all.now)),
      arithmetic: evaluated === 0 ? '' : `${street} ÷ ${evaluated} 次`,
      ...compare(streetAverage, all, 2),
    },
    ...WHISTLE_RATE_NAMES.map((name): FigureView => {
      const rate = WHISTLE_RATES[name]
      const [part, whole] = rate.of(all.now)
      return {
        name,
        text: rate.text,
        value: rateText(part, whole),
        arithmetic: whole === 0 ? '' : `${part} ÷ ${whole}`,
        ...compare((figures) => share(rate.of(figures)), all, 1),
      }
    }),
  ]
}

/** 常规哨、重点哨、应急哨，和三类难题；没有的不列. */
export const kindsOf = (figures: WhistleFigures): Array<{ text: string; count: number }> =>
  [
    ...Object.entries(KIND_TEXT).map(([kind, text]) => ({ text, count: figures[kind as keyof typeof KIND_TEXT] })),
    ...Object.entries(FIELD_TEXT).map(([field, text]) => ({ text, count: figures[field as keyof typeof FIELD_TEXT] })),
  ].filter(({ count }) => count > 0)

/** Until when it has been counted; 0 while nothing has. */
export const countedAt = (months: WhistleMonth[]): number => Math.max(0, ...months.map(({ at }) => at))

/** 结转超期：哨算在吹的那个月，以前吹的没办完，在这一期也提出来. */
export const carriedText = (count: number): string =>
  count === 0 ? '' : `另有以前吹的 ${count} 声，到现在还超时未办结，算在吹的那个月`
