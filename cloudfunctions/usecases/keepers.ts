import { type Place, runs } from '../domain/place'
import type { Ports } from './ports'

/** Whoever looks after a place now: its keeper, else the clerks of its community, else of its street. */
export async function keepersOf({ keeper, community, street }: Place, ports: Ports): Promise<string[]> {
  if (keeper?.person !== undefined) return [keeper.person]
  const areas = await ports.areas.read([street, ...(community === null ? [] : [community])])
  const staffOf = (id: string | null) => areas.find(({ _id }) => _id === id)?.staff ?? []
  const staff = staffOf(community).length > 0 ? staffOf(community) : staffOf(street)
  return staff.map(({ person }) => person)
}

/** Who organised it, while they still look after the place; else whoever does now. */
export async function organisersOf({ by, place: id }: { by: string; place: string }, ports: Ports): Promise<string[]> {
  const [place, [organiser]] = await Promise.all([ports.places.get(id), ports.people.read([by])])
  if (!place) return []
  return organiser?.erasedAt === undefined && organiser && runs(place, organiser) ? [by] : keepersOf(place, ports)
}
