type Key = [path: string, direction: 1 | -1]

const index = (name: string, ...keys: Key[]) => ({ name, keys })

/** Activities and rooms, as `collections.ts` has them. `people` is a list: its index has a line for each of them. */
export const ACTIVITY_COLLECTIONS = {
  activities: {
    indexes: [
      index('place', ['place', 1], ['from', 1], ['_id', 1]),
      index('community', ['community', 1], ['from', 1], ['_id', 1]),
      index('from', ['from', 1], ['_id', 1]),
      index('people', ['people', 1], ['from', -1], ['_id', -1]),
      index('month', ['place', 1], ['month', 1]),
      index('wakeAt', ['wakeAt', 1]),
      index('outboxAt', ['outboxAt', 1]),
    ],
  },
  hours: { indexes: [index('person', ['person', 1], ['at', -1], ['_id', -1])] },
  rooms: { indexes: [index('place', ['place', 1])] },
  bookings: {
    indexes: [
      index('people', ['people', 1], ['date', -1], ['_id', -1]),
      index('month', ['place', 1], ['month', 1]),
      index('date', ['date', 1]),
      index('outboxAt', ['outboxAt', 1]),
    ],
  },
  usages: { indexes: [index('staleAt', ['staleAt', 1])] },
}
