/**
 * Who may walk where: https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions (the fallback of each class) and
 * https://wiki.openstreetmap.org/wiki/Key:access (`foot` says more than `access`). Stricter than the fallback in three places, since a
 * resident is better told a detour than sent along a trunk road: trunk roads, cycleways and bridleways count only where somebody has written
 * that people walk there.
 */
import type { Tags } from './extract'

const WALKED = new Set([
  ...['primary', 'primary_link', 'secondary', 'secondary_link', 'tertiary', 'tertiary_link', 'unclassified', 'road'],
  ...['residential', 'living_street', 'service', 'track', 'path', 'footway', 'pedestrian', 'steps', 'corridor'],
  'platform',
])
const WALKED_WHERE_SAID = new Set(['trunk', 'trunk_link', 'cycleway', 'bridleway'])

const OPEN = new Set(['yes', 'designated', 'permissive', 'official', 'destination', 'customers'])
const CLOSED = new Set(['no', 'private', 'military', 'agricultural', 'forestry', 'delivery', 'permit', 'employees'])
/** The pavement is a way of its own. */
const ELSEWHERE = 'use_sidepath'

const PAVED = new Set(['both', 'left', 'right', 'yes'])
const SIDEWALKS = ['sidewalk', 'sidewalk:both', 'sidewalk:left', 'sidewalk:right']

/** Which way along it one may walk; neither when one may not. */
export function walkable(tags: Tags): { forward: boolean; backward: boolean } {
  return isWalked(tags) ? directions(tags) : { forward: false, backward: false }
}

/** A bollard is walked around, a gate opened; one that is private stays shut. */
export function isShut(tags: Tags): boolean {
  return 'barrier' in tags && isClosed(tags)
}

function isWalked(tags: Tags): boolean {
  const { highway = '', foot = '' } = tags
  if (isClosed(tags) || foot === ELSEWHERE) return false
  if (WALKED.has(highway)) return true
  return WALKED_WHERE_SAID.has(highway) && (OPEN.has(foot) || SIDEWALKS.some((key) => PAVED.has(tags[key] ?? '')))
}

function isClosed({ foot, access = '' }: Tags): boolean {
  return foot === undefined ? CLOSED.has(access) : CLOSED.has(foot)
}

/** `oneway` is about vehicles; people mind `oneway:foot`, and escalators. */
function directions(tags: Tags): { forward: boolean; backward: boolean } {
  const way = tags['oneway:foot'] ?? { forward: 'yes', backward: '-1' }[tags.conveying ?? '']
  return {
    forward: way !== '-1' && tags['foot:forward'] !== 'no',
    backward: way !== 'yes' && tags['foot:backward'] !== 'no',
  }
}

export function isWater(tags: Tags): boolean {
  return tags.natural === 'water' || tags.waterway === 'riverbank' || tags.landuse === 'reservoir'
}
