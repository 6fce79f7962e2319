import type { GridCard } from '../contract/area'
import { type Area, type Chain, chainOf, gridCard, shortText } from '../domain/area'
import { dispatch, takenBy } from '../domain/dispatch'
import type { Loads } from '../domain/server'
import type { Ports } from './ports'
import type { Caller } from './serve'

/** An area with those above it, and what it is called for short. */
export interface PlaceKnown {
  area: Area
  areas: Area[]
  text: string
}

/** One round trip; undefined when there is no such area. Of a merged grid it is the one that answers for it now. */
export async function placeOf(id: string, ports: Ports): Promise<PlaceKnown | undefined> {
  const shapes = await ports.reference.shapes()
  const areas = await ports.areas.read(shapes.pathOf(id) ?? [id])
  const area = areas.find(({ _id }) => _id === shapes.heirOf(id))
  return area && { area, areas, text: shortText(area, areas) }
}

/** The area's public face; undefined when there is no such area, or none below the district. */
export async function cardOf(id: string, { ports, actor, now }: Caller): Promise<GridCard | undefined> {
  const shapes = await ports.reference.shapes()
  const path = shapes.pathOf(id)
  if (!path) return undefined
  const { areas, loads } = await ports.areas.staffed(path)
  const chain = chainOf(areas)
  return chain && gridCard(chain, shapes, await takerOf(chain, loads, { ports, actor, now }), now)
}

/** Who would get what this person reports here now, whatever it is about. */
export async function takerOf(
  chain: Chain,
  loads: Loads,
  { ports, actor, now }: Pick<Caller, 'ports' | 'actor' | 'now'>,
): Promise<string> {
  const { policy } = await ports.reference.read()
  const category = { code: '', group: '' }
  return takenBy(dispatch(chain, { author: actor._id, category, isUrgent: false, now, loads, policy }))
}
