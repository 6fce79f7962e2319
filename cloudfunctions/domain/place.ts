import type { StationItem } from '../contract/area'
import type { HoursException, PlaceKind, WeeklySpan } from '../contract/place'
import { inBeijing } from './moment'
import { isStaffRole, type Person } from './person'
import { fileOf, photoKey, type Shown } from './photo'

export type { HoursException, Span, WeeklySpan } from '../contract/place'

/** 先锋驿站、党群服务中心，和便民生活圈里的店、设施: whatever has a door one can walk to. */
export interface Place {
  /** Opaque and stable: it is printed in the code at its door. */
  _id: string
  schemaVersion: 2
  kind: PlaceKind
  /** Of the living circle; the kind itself for stations and centres. */
  class: string
  name: string
  /** The smallest area it lies in: a grid, a village, or a street. */
  area: string
  /** Ids from the district down to `area`. */
  path: string[]
  street: string
  community: string | null
  address: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
  phone: string
  hours: WeeklySpan[]
  exceptions: HoursException[]
  /** fileIDs; everyone sees those that WeChat or a person has looked at. */
  photos: string[]
  hidden?: Shown['hidden']
  copies?: Shown['copies']
  /** Codes of the eight basic services. */
  services: string[]
  /** Names of what it offers besides. */
  extended: string[]
  /** Names: 无障碍坡道 … */
  accessibility: string[]
  /** Who looks after it; `person` when they are one of ours. */
  keeper?: { name: string; person?: string }
  sample?: true
  /** 停用了: nobody finds it on the map or in a list any more; what refers to it still does. */
  closed?: { at: number; by: string; reason: string }
  /** 一个一个加进来的、重新启用的：谁、什么时候. A retry knows its own by it. */
  added?: Done
  reopened?: Done
  revision?: number
}

export interface Done {
  at: number
  by: string
}

/** What everything that belongs to a place keeps of it. */
export const sitedAt = ({ _id, name, path, street, community }: Place) => ({
  ...{ place: _id, placeName: name, path, street, community },
})

/** What a marker and a line of a list need. */
export type PlaceCard = Pick<Place, '_id' | 'kind' | 'class' | 'name' | 'point' | 'services' | 'hours' | 'exceptions'>

/** 2026年3月2日 */
export const closedOn = ({ at }: NonNullable<Place['closed']>): string => inBeijing(at).format('YYYY年M月D日')

/** Clerk of an area it lies in: says what it is and where, and whether it is in use. */
export const isDeskOf = ({ path }: Pick<Place, 'path'>, { roles }: Person): boolean =>
  roles.some(({ role, scope }) => isStaffRole(role) && path.includes(scope))

/** 驿站和中心自成一类. */
export const OWN_CLASS_TEXT: Record<string, string> = { station: '先锋驿站', centre: '党群服务中心' }

export const stationItem = ({ _id, name, point }: Place): StationItem => ({ id: _id, name, point })

/**
 * Who looks after a place: its keeper, the clerks of the areas above, and the grid's worker for a station.
 */
export const runs = ({ keeper, path, area, kind }: Place, { _id, roles }: Person): boolean =>
  keeper?.person === _id ||
  roles.some(
    ({ role, scope }) =>
      (isStaffRole(role) && path.includes(scope)) || (role === 'worker' && scope === area && kind === 'station'),
  )

/** The place's photos as the files to show: our copies, where there are any. `mark` is missing where everyone may look. */
export const picturesOf = ({
  photos,
  hidden = {},
  copies = {},
}: Pick<Place, 'photos' | 'hidden' | 'copies'>): Array<{ id: string; file: string; mark?: Shown['hidden'][string] }> =>
  photos.map((id) => {
    const mark = hidden[photoKey(id)]
    return { id, file: fileOf({ copies }, id), ...(mark !== undefined && { mark }) }
  })

/** With other photos: new ones wait to be looked at, what is gone leaves neither mark nor copy. */
export function withPhotos(place: Place, photos: string[]): Place {
  const kept = new Set(photos.map(photoKey))
  const of = <T>(map: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => kept.has(key)))
  const added = photos.filter((id) => !place.photos.includes(id))
  const pending = Object.fromEntries(added.map((id) => [photoKey(id), 'pending' as const]))
  return { ...place, photos, hidden: { ...of(place.hidden), ...pending }, copies: of(place.copies) }
}
