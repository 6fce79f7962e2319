import type { Legend, PlaceItem, ReachItem, ReachView } from '../../../typings/contract'

/** A place on the map; how far it is on foot is known inside the circle, and guessed (minutes) beyond. */
export type Found = PlaceItem & Partial<Pick<ReachItem, 'minutes' | 'metres'>> & { guess?: number }

/** Metres of a degree of latitude. */
const DEGREE = 111_195

/** 圈里的说得准；圈外的按直线估一个，走一趟路线才知道。 */
export function foundBy(items: PlaceItem[], reach: ReachView | null): Found[] {
  if (!reach) return items
  const { from, crowMinute, items: inside } = reach
  const known = new Map(inside.map((item) => [item.id, item]))
  const narrow = Math.cos((from[1] * Math.PI) / 180)
  const guess = ([lng, lat]: [number, number]) =>
    Math.max(1, Math.ceil((Math.hypot((lng - from[0]) * narrow, lat - from[1]) * DEGREE) / crowMinute))
  return items.map((item) => known.get(item.id) ?? { ...item, guess: guess(item.point) })
}

/** How a place is coloured: stations and centres each their own, shops and the like by their group. */
export type Face = 'station' | 'centre' | 'basic' | 'better'

export function faceOf({ kind, class: code }: PlaceItem, { classes }: Legend): Face {
  if (kind !== 'living') return kind
  return classes.find((one) => one.code === code)?.group ?? 'basic'
}

/** As many services are named in a line. */
const MOST_NAMED = 4

/** A place as a line of the list shows it. */
export interface Line {
  id: string
  /** Its position among those found. */
  at: number
  name: string
  face: Face
  /** 驿 · 党 · 药 */
  letter: string
  /** 先锋驿站 · 无线上网、免费饮水 等 6 项服务 */
  about: string
  openText: string
  isOpen: boolean
  /** 9 · 约 25; empty where nobody knows from where. */
  minutes: string
  /** 260 米 */
  metres: string
}

/** 不到 50 米 · 260 米 · 1.2 公里 */
export function lengthText(metres: number): string {
  if (metres < 50) return '不到 50 米'
  return metres < 995 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

const LETTERS: Partial<Record<Face, string>> = { station: '驿', centre: '党' }

export function lineOf(place: Found, at: number, legend: Legend): Line {
  const { id, name, className, openText, isOpen, minutes, metres, guess } = place
  const face = faceOf(place, legend)
  return {
    id,
    at,
    name,
    face,
    letter: LETTERS[face] ?? [...className][0] ?? '店',
    about: [className, servicesText(place, legend)].filter(Boolean).join(' · '),
    openText,
    isOpen,
    minutes: minutes === undefined ? (guess === undefined ? '' : `约 ${guess}`) : String(minutes),
    metres: metres === undefined ? '' : lengthText(metres),
  }
}

function servicesText({ services }: PlaceItem, legend: Legend): string {
  const names = legend.services.filter(({ code }) => services.includes(code)).map(({ name }) => name)
  return names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join('、')} 等 ${names.length} 项服务`
    : names.join('、')
}
