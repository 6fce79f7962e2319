import type { RoomSlot } from '../../../../typings/contract'

/** A stretch of slots, by their places in the day; `from` −1: nothing is chosen. */
export interface Picked {
  from: number
  until: number
}

export const NOTHING: Picked = { from: -1, until: -1 }

/**
 * 点一格选半小时，再点后面的一格就连到那里；中间有约了的，就从点的那格重新开始；点已经选了的，也重新开始。
 * @param at place of the slot that was tapped
 */
export function pick(slots: RoomSlot[], { from, until }: Picked, at: number): Picked {
  if (slots[at]?.state !== 'free') return { from, until }
  if (from === at && until === at) return NOTHING
  const isOn = from >= 0 && at > until && slots.slice(from, at + 1).every((slot, i, all) => isFree(slot, all[i - 1]))
  return isOn ? { from, until: at } : { from: at, until: at }
}

/** Nothing is between them: a room may close at noon. */
const isFree = ({ state, from }: RoomSlot, before: RoomSlot | undefined): boolean =>
  state === 'free' && (before === undefined || before.until === from)

/** 09:00—10:30; empty while nothing is chosen. */
export function pickedText(slots: RoomSlot[], { from, until }: Picked): string {
  const [first, last] = [slots[from], slots[until]]
  return first && last ? `${first.from}—${last.until}` : ''
}
