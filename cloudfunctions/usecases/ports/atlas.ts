import type { Area } from '../../domain/area'
import type { AtlasVersion } from '../../domain/atlas-version'
import type { Shapes } from '../../domain/shapes'

export interface Atlases {
  /** Version and borders in force at this moment: what an instance remembers of them may be a minute old. */
  inForce(): Promise<{ version: number; file: string }>
  /** The borders of a file; a file never changes, so an instance keeps the last. */
  shapes(file: string): Promise<Shapes>
  /** Undefined when there is none of this number, or it is the one that came with the district's data. */
  version(number: number): Promise<AtlasVersion | undefined>
  /** The area and everything below, by code, however many. */
  areas(scope: string): Promise<Area[]>
  /** @param name without a folder @returns fileID */
  put(name: string, borders: Uint8Array): Promise<string>
  /** @returns false when there is a version of this number already, and nothing was written */
  add(version: AtlasVersion): Promise<boolean>
  /**
   * Brings the areas to what the version says of them, so many a second; harmless when it is done again, by several at once.
   * @param until a moment (ms) after which no more is begun @returns how many areas were changed, and how many are left
   */
  apply(version: AtlasVersion, until: number): Promise<{ done: number; left: number }>
  /** Puts the version's borders in force, if the one before it still is; else does nothing. */
  moveTo(version: Pick<AtlasVersion, 'version' | 'file'>): Promise<void>
  /** How many open tickets lie in an area, at most so many are counted. */
  openIn(area: string, most: number): Promise<number>
}
