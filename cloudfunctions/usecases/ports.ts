import type { Activities, Bookings, Hours, Rooms, Usages } from './ports/activity'
import type { Areas, Groups, LoadStore, WeChat } from './ports/area'
import type { AssessmentPorts, Exercises, SpreadsheetPorts } from './ports/assessment'
import type { Atlases } from './ports/atlas'
import type { Boards, OpenCounts, Rollups } from './ports/board'
import type { Catalogues } from './ports/catalogue'
import type { Departments } from './ports/department'
import type { Log } from './ports/log'
import type { Directory, LinkCodes, Logins } from './ports/login'
import type { Needs, Resources, Stocks } from './ports/need'
import type { Messages, Notices, Quotas, Throttles } from './ports/notice'
import type { Audits, Belongings, Cipher, Invitations, Jobs, People } from './ports/people'
import type { Oversight } from './ports/oversight'
import type { Places } from './ports/place'
import type {
  Announcements,
  Awards,
  Nominations,
  Objections,
  PublicationSettings,
  PublicationTraces,
} from './ports/publication'
import type { ReferenceData, ReferenceTables } from './ports/reference'
import type { Searches } from './ports/search'
import type { Staffing } from './ports/staff'
import type { Contacts, DutyRosters, StationRecords, Stations } from './ports/station'
import type { ContentCheck, Photos, Screenings } from './ports/screening'
import type { Follows, Tickets } from './ports/ticket'
import type { WhistleMonths, Whistles } from './ports/whistle'

/** Milliseconds for which WeChat is waited for at most, whatever it is asked. */
export const PATIENCE = 1_500

/** What every story may need of the outside world. Everything here may fail by throwing; a refusal is never thrown. */
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
  audits: Audits
  jobs: Jobs
  belongings: Belongings
  cipher: Cipher
  areas: Areas
  departments: Departments
  places: Places
  groups: Groups
  loads: LoadStore
  wechat: WeChat
  reference: ReferenceData
  tickets: Tickets
  follows: Follows
  notices: Notices
  quotas: Quotas
  throttles: Throttles
  messages: Messages
  content: ContentCheck
  photos: Photos
  screenings: Screenings
  rollups: Rollups
  boards: Boards
}

/** What asking somebody in needs besides. */
export interface InvitationWorld extends Ports {
  invitations: Invitations
}

/** What the stories of accounts for the console need besides. */
export interface LoginWorld extends Ports {
  logins: Logins
  linkCodes: LinkCodes
  directory: Directory
}

/** What the stories of the catalogue need besides. */
export interface CataloguePorts extends Ports {
  catalogues: Catalogues
}

/** What the stories of whistles need besides. */
export interface WhistleWorld extends CataloguePorts {
  whistles: Whistles
  whistleMonths: WhistleMonths
}

/** What the stories of areas and their borders need besides. */
export interface AtlasWorld extends Ports {
  atlases: Atlases
}

/** What counting the figures needs besides. */
export interface CountingWorld extends Ports {
  openCounts: OpenCounts
}

/** What the clock looks after besides. */
export type ClockWorld = AtlasWorld & ObjectionWorld & CountingWorld

/** What the console's lists need besides. */
export interface SearchWorld extends WhistleWorld {
  searches: Searches
}

/** What telling how the system runs needs besides. */
export interface HealthWorld extends Ports {
  oversight: Oversight
}

/** What oversight of the district's own work needs besides. */
export interface OversightWorld extends HealthWorld, SpreadsheetPorts {}

/** What the upkeep of people in office needs besides. */
export interface StaffWorld extends InvitationWorld {
  staffing: Staffing
}

/** What the upkeep of reference data needs besides. */
export interface ReferenceWorld extends Ports {
  tables: ReferenceTables
}

/** What the stories of assessment need besides. */
export interface AssessmentWorld extends WhistleWorld, AssessmentPorts {}

/** What the making of spreadsheets needs besides. */
export interface SpreadsheetWorld extends AssessmentWorld, SpreadsheetPorts {}

/** What the stories of notices to residents need besides. */
export interface AnnouncementWorld extends Ports {
  announcements: Announcements
  publication(): Promise<PublicationSettings>
}

/** What telling somebody of the answer to their objection needs besides; the clock needs no more. */
export interface ObjectionWorld extends Ports {
  awards: Awards
  objections: Objections
}

/** What the stories of awards need besides. */
export interface AwardWorld extends ObjectionWorld {
  nominations: Nominations
  publication(): Promise<PublicationSettings>
}

/** All there is: what only some functions need stays out of the bundles of the others. */
export interface World extends WhistleWorld, InvitationWorld {
  activities: Activities
  hours: Hours
  rooms: Rooms
  bookings: Bookings
  usages: Usages
  needs: Needs
  resources: Resources
  stocks: Stocks
  stations: Stations
  duties: DutyRosters
  stationRecords: StationRecords
  contacts: Contacts
  exercises: Exercises
  publicationTraces: PublicationTraces
}
