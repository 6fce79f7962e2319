/** 示例: which drawn pictures (`npm run pictures`) hang where the photos of a place do. */
import type { Place } from '../../../cloudfunctions/domain/place'
import { randomFor } from './random'

/** The pictures of one place, as files of `place-photos/`, in the order in which they are shown. */
export interface PlacePhotos {
  place: string
  photos: string[]
}

/** Nobody has drawn the others: 理发店、洗衣店、家政、快递. */
const PICTURES: Record<string, string[]> = {
  station: ['station-front', 'station-inside'],
  centre: ['centre-front', 'centre-hall', 'centre-reading'],
  convenience: ['store'],
  supermarket: ['store'],
  market: ['market'],
  breakfast: ['breakfast'],
  repair: ['repair'],
  pharmacy: ['pharmacy'],
  elderly: ['elderly'],
  childcare: ['childcare'],
  fitness: ['fitness'],
  leisure: ['park'],
}
/** What a place does not offer is not to be seen there either. */
const SHOWS: Record<string, string> = { 'centre-reading': 'books' }
/** Nobody has got round to it: of every so many shops one has no photo. */
const WITHOUT = 8

export function placePhotos(places: Place[]): PlacePhotos[] {
  return places.flatMap((place) => {
    const photos = photographed(place) ? picturesOf(place).map((name) => `${name}.png`) : []
    return photos.length > 0 ? [{ place: place._id, photos }] : []
  })
}

const picturesOf = ({ class: code, services }: Place): string[] =>
  (PICTURES[code] ?? []).filter((name) => {
    const service = SHOWS[name]
    return service === undefined || services.includes(service)
  })

/** Stations and centres are; a shop that is being rebuilt is not. */
const photographed = ({ _id, kind, hours }: Place): boolean =>
  kind !== 'living' || (hours.length > 0 && randomFor(`photos of ${_id}`)() >= 1 / WITHOUT)
