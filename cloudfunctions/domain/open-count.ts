import type { OpenFigures } from '../contract/board'

/** 没办完的: of one area itself, not of those below it, as last counted. */
export interface OpenCount extends OpenFigures {
  /** The area. */
  _id: string
  schemaVersion: 1
  /** Ids from the district down to the area itself. */
  path: string[]
}

export const uncountedOpen = (path: string[]): OpenCount => ({
  ...{ _id: path.at(-1) ?? '', schemaVersion: 1, path },
  ...{ open: 0, waiting: 0, dueSoon: 0, overdue: 0 },
})
