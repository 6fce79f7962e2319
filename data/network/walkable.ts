/** Which ways of OpenStreetMap one may walk on. */
export type Tags = Record<string, string>

/**
 * On foot unless a way's own tags say otherwise. After the worldwide defaults of the OpenStreetMap wiki (OSM tags for routing/Access
 * restrictions): motorways, cycleways and bridleways are not for walking; `_link` roads are like the roads they join.
 */
const ROADS = new Set([
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'road',
  'track',
  'path',
  'footway',
  'pedestrian',
  'steps',
  'corridor',
  'platform',
])

/** What `foot` and `access` may say; everything else is no (wiki, Key:access; the same lists as OSRM's foot profile). */
const OPEN = new Set(['yes', 'designated', 'permissive', 'destination', 'public', 'customers', 'official'])

export function isWalkable(tags: Tags): boolean {
  const { highway, foot, access, motorroad, indoor } = tags
  const isPier =
    tags['man_made'] === 'pier' || tags['public_transport'] === 'platform' || tags['railway'] === 'platform'
  if (highway === undefined && !isPier) return false
  if (highway === 'construction' || highway === 'proposed' || indoor === 'yes') return false
  // The more particular tag goes first: `access=no, foot=yes` is a footpath.
  if (foot !== undefined) return OPEN.has(foot)
  if (access !== undefined && !OPEN.has(access)) return false
  if (motorroad === 'yes') return false
  return isPier || ROADS.has((highway ?? '').replace(/_link$/, ''))
}

/** A gate that is locked or a wall: nobody gets through a node like that. */
export function isBlocked({ barrier, foot, access, locked }: Tags): boolean {
  if (barrier === undefined) return false
  if (foot !== undefined) return !OPEN.has(foot)
  if (locked === 'yes') return true
  return access !== undefined && !OPEN.has(access)
}

export const isWater = ({ natural, waterway, landuse }: Tags): boolean =>
  natural === 'water' || waterway === 'riverbank' || landuse === 'reservoir'
