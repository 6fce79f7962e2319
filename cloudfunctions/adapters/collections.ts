/** `[path, direction]`; `2dsphere` indexes a GeoJSON point. */
type Key = [path: string, direction: 1 | -1 | '2dsphere']

interface Index {
  name: string
  keys: Key[]
  unique?: boolean
}

export interface Collection {
  indexes: Index[]
}

/** An index in one line; a path with a minus before it falls. */
const index = (name: string, ...paths: string[]): Index => ({
  name,
  keys: paths.map((path): Key => (path.startsWith('-') ? [path.slice(1), -1] : [path, 1])),
})
const unique = (name: string, path: string): Index => ({ ...index(name, path), unique: true })
const near = (path: string): Index => ({ name: path, keys: [[path, '2dsphere']] })

/**
 * Every collection and index there is; the deploy step and the local cloud build exactly these (≤20 a collection,
 * platform limit). Looking up by `_id` needs none. A list that is sorted by a moment and `_id` has both in its index: else
 * everything of that person would be read and sorted for a page of twenty.
 */
export const COLLECTIONS: Record<string, Collection> = {
  // the city
  areas: {
    indexes: [
      unique('code', 'code'),
      index('parent', 'parent'),
      index('path', 'path'),
      index('inOrder', 'path', 'code'),
      index('former', 'codes.code'),
      index('name', 'name'),
      index('formerName', 'names.name'),
    ],
  },
  places: {
    indexes: [
      index('area', 'area'),
      near('location'),
      index('community', 'community', 'kind'),
      index('street', 'street', '_id'),
      index('name', 'name'),
      index('keeper', 'keeper.person'),
    ],
  },
  atlases: { indexes: [] },
  people: { indexes: [index('name', 'name')] },
  identities: { indexes: [index('person', 'person')] },
  logins: {
    indexes: [
      unique('username', 'username'),
      index('person', 'person'),
      index('path', 'path', '-createdAt', '-_id'),
      index('scope', 'scope', 'role'),
    ],
  },
  linkCodes: { indexes: [index('expiresAt', 'expiresAt'), unique('owner', 'person')] },
  invitations: {
    indexes: [
      index('call', 'by', 'requestId'),
      index('expiresAt', 'expiresAt'),
      index('scope', 'scope', 'role', '_id'),
    ],
  },
  groups: { indexes: [] },
  codes: { indexes: [index('expiresAt', 'expiresAt')] },
  loads: { indexes: [] },
  audits: { indexes: [index('latest', '-at', '-_id'), index('path', 'path', '-at', '-_id')] },
  beats: { indexes: [] },
  jobs: { indexes: [index('state', 'state', 'at'), index('kind', 'kind', '-at')] },
  references: { indexes: [] },
  formerReferences: { indexes: [index('name', 'name', '-version')] },
  allowances: { indexes: [] },

  // tickets
  tickets: {
    indexes: [
      unique('no', 'no'),
      index('holder', 'holder', 'isOpen', 'dueBy'),
      index('desk', 'desk', 'status', 'dueBy'),
      index('author', 'author', '-reportedAt', '-_id'),
      index('endedAt', 'endedAt', '_id'),
      index('keeper', 'keeper', 'isOpen', 'dueBy'),
      index('approver', 'approver', 'dueBy'),
      index('community', 'community', 'isOpen', 'dueBy'),
      index('street', 'street', 'isOpen', 'dueBy'),
      index('open', 'path', 'isOpen', 'dueBy', '_id'),
      index('reported', 'path', '-reportedAt', '-_id'),
      index('onMapUntil', 'onMapUntil'),
      near('location'),
      index('wakeAt', 'wakeAt'),
      index('outboxAt', 'outboxAt'),
      index('counted', 'area', 'reportedOn', '_id'),
      index('lying', 'area', 'isOpen'),
      index('reportedOn', 'reportedOn', '_id'),
      index('published', 'area', '-publishedAt'),
    ],
  },
  whistles: {
    indexes: [
      unique('no', 'no'),
      index('blower', 'blower', '-blownAt', '-_id'),
      index('people', 'people', '-blownAt', '-_id'),
      index('endedAt', 'endedAt'),
      index('department', 'departments', 'isOpen', 'dueBy', '_id'),
      index('held', 'departments', 'endedAt', '_id'),
      index('lead', 'plan.lead._id', 'isOpen', '_id'),
      index('assist', 'plan.assists._id', 'isOpen', '_id'),
      index('desk', 'desks', 'dueBy', '_id'),
      index('path', 'path', 'isOpen', 'dueBy', '_id'),
      index('blown', 'path', '-blownAt', '-_id'),
      index('called', 'departments', '-blownAt', '-_id'),
      index('changed', 'path', 'changedAt', '_id'),
      index('counted', 'street', 'month', '_id'),
      index('assessed', 'departments', 'month', '-blownAt', '-_id'),
      index('wakeAt', 'wakeAt'),
      index('outboxAt', 'outboxAt'),
    ],
  },
  whistleMonths: {
    indexes: [index('month', 'path', 'month'), index('open', 'path', 'open'), index('staleAt', 'staleAt')],
  },
  exercises: {
    indexes: [
      index('department', 'department', 'year', '-at', '-_id'),
      index('path', 'path', 'year', '-at', '-_id'),
      index('by', 'by', '-at', '-_id'),
      index('retractedBy', 'retracted.by'),
    ],
  },
  follows: {
    indexes: [
      index('ticket', 'ticket', '_id'),
      index('via', 'via', 'ticket'),
      index('person', 'person', '-createdAt', '-_id'),
    ],
  },
  notices: {
    indexes: [
      index('person', 'person', '-createdAt', '-_id'),
      index('held', 'person', 'push'),
      index('sendAt', 'sendAt', 'createdAt'),
      index('street', 'street', 'push', '-createdAt', '-_id'),
      index('community', 'community', 'push', '-createdAt', '-_id'),
      index('push', 'push', '-createdAt', '-_id'),
      index('createdAt', 'createdAt'),
    ],
  },
  quotas: { indexes: [index('person', 'person')] },
  throttles: { indexes: [] },
  screenings: {
    indexes: [
      index('trace', 'trace'),
      index('ticket', 'ticket'),
      index('waiting', 'state', 'at', '_id'),
      index('wakeAt', 'wakeAt'),
    ],
  },
  verdicts: { indexes: [index('at', 'at')] },
  openCounts: { indexes: [index('path', 'path', 'open')] },
  rollups: { indexes: [index('staleAt', 'staleAt'), index('parent', 'parent', 'day'), index('day', 'day', '_id')] },
  boards: { indexes: [index('parent', 'parent', 'month')] },

  // activities and rooms; `people` is a list: its index has a line for each of them
  activities: {
    indexes: [
      index('place', 'place', 'from', '_id'),
      index('community', 'community', 'from', '_id'),
      index('from', 'from', '_id'),
      index('people', 'people', '-from', '-_id'),
      index('month', 'place', 'month'),
      index('wakeAt', 'wakeAt'),
      index('outboxAt', 'outboxAt'),
    ],
  },
  hours: { indexes: [index('person', 'person', '-at', '-_id')] },
  rooms: { indexes: [index('place', 'place')] },
  bookings: {
    indexes: [
      index('people', 'people', '-date', '-_id'),
      index('month', 'place', 'month'),
      index('date', 'date'),
      index('outboxAt', 'outboxAt'),
    ],
  },
  usages: { indexes: [index('staleAt', 'staleAt')] },

  // stations
  duties: { indexes: [index('people', 'people', '_id'), index('month', 'month'), index('outboxAt', 'outboxAt')] },
  stationRecords: {
    indexes: [
      index('place', 'place', '-at', '-_id'),
      index('kind', 'place', 'kind', '-at', '-_id'),
      index('by', 'by', '-at', '-_id'),
      index('at', 'at'),
    ],
  },
  contacts: { indexes: [] },

  // the four lists
  needs: {
    indexes: [
      index('place', 'place', 'isOpen', 'registeredAt', '_id'),
      index('ended', 'place', 'isOpen', '-endedAt', '-_id'),
      index('stock', 'place', 'openUntil', '_id'),
      index('by', 'by', '-registeredAt', '-_id'),
      index('owner', 'ownerPerson', 'isOpen', 'registeredAt', '_id'),
      index('endedAt', 'endedAt'),
      index('wakeAt', 'wakeAt'),
      index('tellAt', 'tellAt'),
    ],
  },
  resources: {
    indexes: [
      index('place', 'place', 'isListed', '-createdAt', '-_id'),
      index('near', 'status', 'class', 'area'),
      index('endedAt', 'endedAt'),
      index('by', 'by', '-createdAt', '-_id'),
      index('checkAt', 'checkAt'),
      index('tellAt', 'tellAt'),
    ],
  },
  stocks: { indexes: [] },

  // what is published; `areas` and `winners` are lists: their index has a line for each of them
  announcements: {
    indexes: [
      index('areas', 'areas', 'isPublic', '-shownUntil', '-_id'),
      index('path', 'path', '-at', '-_id'),
      index('status', 'path', 'status', '-at', '-_id'),
    ],
  },
  awards: {
    indexes: [
      index('openedAt', '-openedAt', '-_id'),
      index('stage', 'stage', '-openedAt', '-_id'),
      index('winners', 'winners'),
    ],
  },
  nominations: { indexes: [index('within', 'award', 'path', 'at', '_id'), index('person', 'person')] },
  objections: {
    indexes: [
      index('award', 'award', 'at', '_id'),
      index('outcome', 'award', 'outcome'),
      index('own', 'by', 'award'),
      index('tellAt', 'tellAt'),
    ],
  },

  // whistles
  departments: { indexes: [] },
  catalogues: { indexes: [] },
}
