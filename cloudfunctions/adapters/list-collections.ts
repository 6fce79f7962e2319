/** What the four lists are found by; a part of `COLLECTIONS`. */
export const LIST_COLLECTIONS: Record<
  string,
  { indexes: Array<{ name: string; keys: Array<[path: string, direction: 1 | -1]> }> }
> = {
  needs: {
    indexes: [
      {
        name: 'place',
        keys: [
          ['place', 1],
          ['isOpen', 1],
          ['registeredAt', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'ended',
        keys: [
          ['place', 1],
          ['isOpen', 1],
          ['endedAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'stock',
        keys: [
          ['place', 1],
          ['openUntil', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'by',
        keys: [
          ['by', 1],
          ['registeredAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'owner',
        keys: [
          ['ownerPerson', 1],
          ['isOpen', 1],
          ['registeredAt', 1],
          ['_id', 1],
        ],
      },
      { name: 'endedAt', keys: [['endedAt', 1]] },
      { name: 'wakeAt', keys: [['wakeAt', 1]] },
      { name: 'tellAt', keys: [['tellAt', 1]] },
    ],
  },
  resources: {
    indexes: [
      {
        name: 'place',
        keys: [
          ['place', 1],
          ['isListed', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      {
        name: 'near',
        keys: [
          ['status', 1],
          ['class', 1],
          ['area', 1],
        ],
      },
      {
        name: 'by',
        keys: [
          ['by', 1],
          ['createdAt', -1],
          ['_id', -1],
        ],
      },
      { name: 'checkAt', keys: [['checkAt', 1]] },
      { name: 'tellAt', keys: [['tellAt', 1]] },
    ],
  },
  stocks: { indexes: [] },
}
