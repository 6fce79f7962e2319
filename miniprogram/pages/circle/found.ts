import type { Legend, PlaceItem, ReachItem } from '../../../typings/contract'

/** A place on the map; how far it is on foot is known inside the circle. */
export type Found = PlaceItem & Partial<Pick<ReachItem, 'minutes' | 'metres'>>

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
  /** Empty outside the circle. */
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
  const { id, name, className, openText, isOpen, minutes, metres } = place
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
    minutes: minutes === undefined ? '' : String(minutes),
    metres: metres === undefined ? '' : lengthText(metres),
  }
}

function servicesText({ services }: PlaceItem, legend: Legend): string {
  const names = legend.services.filter(({ code }) => services.includes(code)).map(({ name }) => name)
  return names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join('、')} 等 ${names.length} 项服务`
    : names.join('、')
}
