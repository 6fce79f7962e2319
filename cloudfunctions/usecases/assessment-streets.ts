import type { Area } from '../domain/area'
import type { Ports } from './ports'

/** Streets of the district, in the order of their codes. */
export async function streetsOf({ ports }: { ports: Ports }): Promise<Area[]> {
  const { district } = await ports.reference.read()
  return ports.areas.streets(district.root)
}
