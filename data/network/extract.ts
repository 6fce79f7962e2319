import type { LngLat } from '../../cloudfunctions/domain/plane'

/** Key and value as OpenStreetMap has them. */
export type Tags = Record<string, string>

/** A point ways pass through; ways that share one meet there. */
export interface Point {
  at: LngLat
  /** Metres above the sea. */
  elevation?: number
  /** A gate that stays shut. */
  isShut?: true
}

/** What an extract says, whatever its format: only what concerns people on foot. */
export interface Extract {
  points: Map<string, Point>
  /** Walkable ways only: the points in order, and which way along them one may go. */
  ways: Array<{ points: string[]; forward: boolean; backward: boolean }>
  /** Rings, in the datum of the points. */
  waters: LngLat[][]
  /** Ways of the extract that are roads or paths of some kind, walkable or not. */
  highways: number
}

/** The extract, or what was asked, cannot be used. The message is a Chinese sentence that says what to do. */
export class NetworkFailure extends Error {}
