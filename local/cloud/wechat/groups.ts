import { createHash } from 'node:crypto'

/** A WeChat group and who is in it, as the demo's data file lists it. */
export interface Group {
  id: string
  name: string
  /** Openids. */
  members: string[]
}

/** WeChat's own name of a group: `G` and 27 characters, always the same for one group. */
export function opengidOf(groupId: string): string {
  return `G${createHash('sha256').update(`opengid\n${groupId}`).digest('base64url').slice(0, 27)}`
}
