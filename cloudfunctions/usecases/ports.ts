import type { Areas, Groups, LoadStore, WeChat } from './ports/area'
import type { Boards, Rollups } from './ports/board'
import type { Circles, WalkingMatrix } from './ports/circle'
import type { Log } from './ports/log'
import type { Messages, Notices, Paces, Quotas } from './ports/notice'
import type { Audits, Belongings, Cipher, Invitations, Jobs, People } from './ports/people'
import type { Places } from './ports/place'
import type { ReferenceData } from './ports/reference'
import type { ContentCheck, Photos, Screenings } from './ports/screening'
import type { Follows, Tickets } from './ports/ticket'

/** Milliseconds for which WeChat is waited for at most, whatever it is asked. */
export const PATIENCE = 1_500

/** What the stories need of the outside world. Everything here may fail by throwing; a refusal is never thrown. */
export interface Ports {
  clock: {
    now(): number
    /** Waits for the work, but not beyond a moment. @returns whether it was done by then; it may still come to an end */
    waits(work: Promise<unknown>, until: number): Promise<boolean>
  }
  /** Random bytes, for numbers people read aloud. */
  random(length: number): Uint8Array
  /** Short stable hash of a text, safe as a document id. */
  hash(text: string): string
  log: Log
  people: People
  invitations: Invitations
  audits: Audits
  jobs: Jobs
  belongings: Belongings
  cipher: Cipher
  areas: Areas
  places: Places
  circles: Circles
  walkingMatrix: WalkingMatrix
  groups: Groups
  loads: LoadStore
  wechat: WeChat
  reference: ReferenceData
  tickets: Tickets
  follows: Follows
  notices: Notices
  quotas: Quotas
  paces: Paces
  messages: Messages
  content: ContentCheck
  photos: Photos
  screenings: Screenings
  rollups: Rollups
  boards: Boards
}
