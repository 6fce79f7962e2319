import { keepersOf } from '../domain/crew'
import { type Place, runs } from '../domain/place'
import type { Ports } from './ports'

/** Whoever looks after a place now. One round trip at most. */
export const keepersAt = async (place: Place, ports: Ports): Promise<string[]> =>
  keepersOf(place, place.keeper?.person === undefined ? await ports.areas.read(place.path) : [])

/** Who organised it, while they still look after the place; else whoever does now. */
export async function organisersOf({ by, place: id }: { by: string; place: string }, ports: Ports): Promise<string[]> {
  const [place, [organiser]] = await Promise.all([ports.places.get(id), ports.people.read([by])])
  if (!place) return []
  return organiser?.erasedAt === undefined && organiser && runs(place, organiser) ? [by] : keepersAt(place, ports)
}
