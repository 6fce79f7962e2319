/** A leave that is being put down; times are 0 until they are chosen. */
export interface LeaveDraft {
  from: number
  until: number
  /** The person asked to stand in; empty for whoever is free. */
  standIn: string
}

export const BLANK: LeaveDraft = { from: 0, until: 0, standIn: '' }
