/** `[path, direction]`; `2dsphere` indexes a GeoJSON point. */
type Key = [path: string, direction: 1 | -1 | '2dsphere']

export interface Collection {
  indexes: Array<{ name: string; keys: Key[]; unique?: boolean }>
}

/**
 * Every collection and index there is; the deploy step and the local cloud build exactly these (≤20 a collection,
 * platform limit). Looking up by `_id` needs none.
 */
export const COLLECTIONS: Record<string, Collection> = {
  areas: {
    indexes: [
      { name: 'code', keys: [['code', 1]], unique: true },
      { name: 'parent', keys: [['parent', 1]] },
    ],
  },
  people: { indexes: [] },
  identities: { indexes: [{ name: 'person', keys: [['person', 1]] }] },
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
        ],
      },
      { name: 'location', keys: [['location', '2dsphere']] },
      { name: 'wakeAt', keys: [['wakeAt', 1]] },
      { name: 'outboxAt', keys: [['outboxAt', 1]] },
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
        name: 'person',
        keys: [
          ['person', 1],
          ['createdAt', -1],
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
        ],
      },
    ],
  },
  quotas: { indexes: [{ name: 'person', keys: [['person', 1]] }] },
}
