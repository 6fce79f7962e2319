import { ACTIVITY_COLLECTIONS } from './activity-collections'
import { LIST_COLLECTIONS } from './list-collections'

/** `[path, direction]`; `2dsphere` indexes a GeoJSON point. */
type Key = [path: string, direction: 1 | -1 | '2dsphere']

export interface Collection {
  indexes: Array<{ name: string; keys: Key[]; unique?: boolean }>
}

/** An index in one line; a path with a minus before it falls. */
const index = (name: string, ...paths: string[]): Collection['indexes'][number] => ({
  name,
  keys: paths.map((path): Key => (path.startsWith('-') ? [path.slice(1), -1] : [path, 1])),
})

/**
 * Every collection and index there is; the deploy step and the local cloud build exactly these (≤20 a collection,
 * platform limit). Looking up by `_id` needs none. A list that is sorted by a moment and `_id` has both in its index: else
 * everything of that person would be read and sorted for a page of twenty.
 */
export const COLLECTIONS: Record<string, Collection> = {
  areas: {
    indexes: [
      { name: 'code', keys: [['code', 1]], unique: true },
      { name: 'parent', keys: [['parent', 1]] },
      { name: 'path', keys: [['path', 1]] },
    ],
  },
  places: {
    indexes: [
      { name: 'area', keys: [['area', 1]] },
      { name: 'location', keys: [['location', '2dsphere']] },
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['kind', 1],
        ],
      },
      index('street', 'street', '_id'),
      { name: 'name', keys: [['name', 1]] },
      { name: 'keeper', keys: [['keeper.person', 1]] },
    ],
  },
  duties: { indexes: [index('people', 'people', '_id'), index('month', 'month')] },
  stationRecords: {
    indexes: [
      index('place', 'place', '-at', '-_id'),
      index('kind', 'place', 'kind', '-at', '-_id'),
      index('by', 'by', '-at', '-_id'),
      index('at', 'at'),
    ],
  },
  contacts: { indexes: [] },
  people: { indexes: [] },
  identities: { indexes: [{ name: 'person', keys: [['person', 1]] }] },
  invitations: {
    indexes: [
      {
        name: 'call',
        keys: [
          ['by', 1],
          ['requestId', 1],
        ],
      },
      { name: 'expiresAt', keys: [['expiresAt', 1]] },
    ],
  },
  groups: { indexes: [] },
  allowances: { indexes: [] },
  codes: { indexes: [{ name: 'expiresAt', keys: [['expiresAt', 1]] }] },
  loads: { indexes: [] },
  audits: { indexes: [{ name: 'at', keys: [['at', 1]] }] },
  jobs: {
    indexes: [
      {
        name: 'state',
        keys: [
          ['state', 1],
          ['at', 1],
        ],
      },
    ],
  },
  references: { indexes: [] },
  tickets: {
    indexes: [
      { name: 'no', keys: [['no', 1]], unique: true },
      {
        name: 'holder',
        keys: [
          ['holder', 1],
          ['isOpen', 1],
          ['dueBy', 1],
        ],
      },
      {
        name: 'desk',
        keys: [
          ['desk', 1],
          ['status', 1],
          ['dueBy', 1],
        ],
      },
      {
        name: 'author',
        keys: [
          ['author', 1],
          ['reportedAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'endedAt',
        keys: [
          ['endedAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'keeper',
        keys: [
          ['keeper', 1],
          ['isOpen', 1],
          ['dueBy', 1],
        ],
      },
      {
        name: 'approver',
        keys: [
          ['approver', 1],
          ['dueBy', 1],
        ],
      },
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['isOpen', 1],
          ['dueBy', 1],
        ],
      },
      {
        name: 'street',
        keys: [
          ['street', 1],
          ['isOpen', 1],
          ['dueBy', 1],
        ],
      },
      { name: 'onMapUntil', keys: [['onMapUntil', 1]] },
      { name: 'location', keys: [['location', '2dsphere']] },
      { name: 'wakeAt', keys: [['wakeAt', 1]] },
      { name: 'outboxAt', keys: [['outboxAt', 1]] },
      {
        name: 'counted',
        keys: [
          ['area', 1],
          ['reportedOn', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'reportedOn',
        keys: [
          ['reportedOn', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'published',
        keys: [
          ['area', 1],
          ['publishedAt', -1],
        ],
      },
    ],
  },
  follows: {
    indexes: [
      {
        name: 'ticket',
        keys: [
          ['ticket', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'via',
        keys: [
          ['via', 1],
          ['ticket', 1],
        ],
      },
      {
        name: 'person',
        keys: [
          ['person', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
    ],
  },
  notices: {
    indexes: [
      {
        name: 'person',
        keys: [
          ['person', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'held',
        keys: [
          ['person', 1],
          ['push', 1],
        ],
      },
      {
        name: 'sendAt',
        keys: [
          ['sendAt', 1],
          ['createdAt', 1],
        ],
      },
      {
        name: 'street',
        keys: [
          ['street', 1],
          ['push', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['push', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'push',
        keys: [
          ['push', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      { name: 'createdAt', keys: [['createdAt', 1]] },
    ],
  },
  quotas: { indexes: [{ name: 'person', keys: [['person', 1]] }] },
  throttles: { indexes: [] },
  screenings: {
    indexes: [
      { name: 'trace', keys: [['trace', 1]] },
      { name: 'ticket', keys: [['ticket', 1]] },
      {
        name: 'waiting',
        keys: [
          ['state', 1],
          ['at', 1],
          ['_id', 1],
        ],
      },
      { name: 'wakeAt', keys: [['wakeAt', 1]] },
    ],
  },
  verdicts: { indexes: [{ name: 'at', keys: [['at', 1]] }] },
  rollups: {
    indexes: [
      { name: 'staleAt', keys: [['staleAt', 1]] },
      {
        name: 'parent',
        keys: [
          ['parent', 1],
          ['day', 1],
        ],
      },
      {
        name: 'day',
        keys: [
          ['day', 1],
          ['_id', 1],
        ],
      },
    ],
  },
  boards: {
    indexes: [
      {
        name: 'parent',
        keys: [
          ['parent', 1],
          ['month', 1],
        ],
      },
    ],
  },
  ...ACTIVITY_COLLECTIONS,
  ...LIST_COLLECTIONS,
}
