import type { Area } from './area'
import type { Merged } from './shapes'

/** What a version makes of an area; what is not there stays. */
export interface AreaChange {
  id: string
  name?: string
  code?: string
  codes?: NonNullable<Area['codes']>
  names?: NonNullable<Area['names']>
  /** Null: nobody knows. */
  population?: number | null
  centre?: [number, number]
  /** It lies nowhere any more. */
  mergedInto?: string
}

/** 一版：borders and what they are called, whole. A version never changes. */
export interface AtlasVersion {
  _id: string
  schemaVersion: 1
  version: number
  /** fileID of its borders. */
  file: string
  added: Area[]
  changes: AreaChange[]
  /** 改了 3 块地方的界线 */
  text: string
  at: number
  by: string
  requestId: string
  digest: string
}

/**
 * Areas as versions make them that were decided and are not all carried out: whatever a version has not been at yet is taken as it
 * says; what it merges is not among them.
 * @returns the areas, and how many of them are still to be changed where they are stored
 */
export function laidUpon(found: Area[], versions: AtlasVersion[]): { areas: Map<string, Area>; left: number } {
  const areas = new Map(found.map((area) => [area._id, area]))
  let left = 0
  for (const { version, added, changes } of versions) {
    for (const area of added) if (!areas.has(area._id)) areas.set(area._id, area)
    for (const change of changes) {
      const area = areas.get(change.id)
      if (!area || (area.atlas ?? 0) >= version) continue
      left += 1
      if (change.mergedInto === undefined) areas.set(area._id, changed(area, change, version))
      else areas.delete(area._id)
    }
  }
  return { areas, left }
}

function changed(area: Area, { id: _id, population, mergedInto: _gone, ...words }: AreaChange, version: number): Area {
  const { population: before, ...rest } = area
  const known = population === undefined ? before : population
  return { ...rest, ...words, ...(typeof known === 'number' && { population: known }), atlas: version }
}

/** Who answers for what was merged: whoever an heir goes up in answers for all that went up in it. */
export function heirsAfter(former: Merged, changes: AreaChange[]): Merged {
  const heirs = new Map(changes.flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [[id, mergedInto]])))
  return new Map([...[...former].map(([id, heir]) => [id, heirs.get(heir) ?? heir] as const), ...heirs])
}
