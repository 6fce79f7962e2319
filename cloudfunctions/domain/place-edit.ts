import type { Refusal } from '../contract/envelope'
import type { Legend, PlaceChange } from '../contract/place'
import type { CrewMember } from './crew'
import type { Person } from './person'
import { type Place, runs, withPhotos } from './place'
import { differences } from './place-differences'
import { identified } from './place-identity'
import { isRefusal, refuse } from './refusal'
import type { Shapes } from './shapes'

/** Only who looks after a place changes what is said of it. */
export const mayEdit = (place: Place, actor: Person): Refusal | undefined =>
  runs(place, actor) ? undefined : refuse('place/not-yours', '只有负责这个地点的人可以修改它的资料')

/** What a change is held against. */
export interface Known {
  legend: Legend
  shapes: Shapes
  actor: Person
  /** Who serves there, when the change names a keeper. */
  crew?: Array<Pick<CrewMember, 'person' | 'name'>>
}

/**
 * The place as it would be. Seen in an older revision it is refused, unless it is already as it would be: the answer to
 * the same change was lost.
 */
export function edited(
  place: Place,
  revision: number,
  change: PlaceChange,
  { legend, shapes, actor, crew = [] }: Known,
): Place | Refusal {
  const unknown = change.services?.find((code) => !legend.services.some((service) => service.code === code))
  if (unknown !== undefined) return refuse('place/service', '没有这项基本服务，请重新选择', 'change.services')
  const moved = identified(place, change, { legend, shapes, actor })
  if (isRefusal(moved)) return moved
  const { keeper, photos, name: _name, class: _class, address: _address, point: _point, ...rest } = change
  const pictured = photos === undefined ? moved : withPhotos(moved, photos)
  const next = {
    ...pictured,
    ...given(rest),
    ...(keeper !== undefined && { keeper: keeperNamed(keeper, place, crew) }),
  }
  if (next.keeper === undefined) delete next.keeper
  if (isSame(place, next)) return place
  if (revision !== (place.revision ?? 0))
    return refuse('place/changed', '刚才有人改过这里的资料，请看过最新的再改', 'revision')
  return next
}

/**
 * Another name is another person: whoever it was until now does not stay behind it. 在这里服务的人里只有一个叫这个名字的，就是他，要办的事会告诉他。
 */
function keeperNamed(
  name: string,
  { keeper }: Place,
  crew: Array<Pick<CrewMember, 'person' | 'name'>>,
): Place['keeper'] | undefined {
  if (name === '') return undefined
  if (keeper?.name === name) return keeper
  const [one, another] = crew.filter((member) => member.name === name)
  return one && !another ? { name, person: one.person } : { name }
}

const given = <T extends object>(change: T): Partial<Required<T>> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Required<T>>

const isSame = (before: Place, after: Place): boolean => differences(before, after).length === 0

/** What others will read of a change, for the content check. */
export const wordsOf = ({
  name = '',
  address = '',
  extended = [],
  accessibility = [],
  exceptions = [],
  keeper = '',
}: PlaceChange): string =>
  [name, address, ...extended, ...accessibility, ...exceptions.map(({ note }) => note), keeper]
    .filter((text) => text !== '')
    .join('\n')
