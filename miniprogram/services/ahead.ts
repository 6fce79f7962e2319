import type { TicketCard } from '../../typings/contract'
import { untilQuiet } from './cloud'
import { getTicket, isTicketKept, isToAccept } from './ticket'

/** The most urgent of the list, well below what the cache holds: what is fetched ahead must not push itself out again. */
const MOST_AHEAD = 30
/** Fetched in one go; the list is fetched anew every so often, and the next go with it. */
const MOST_AT_ONCE = 10

const isInHand = ({ tabs }: TicketCard): boolean => tabs.includes('handling')

let running: Promise<void> | undefined

/**
 * 趁有网络，把手上的、等着接的先取来存好，到了没有信号的地方也打得开。One after another, never beside another call, and no
 * further after the first that fails. Never rejects; callers at the same time share one run.
 * @param cards the list, the most urgent first
 */
export function keepAhead(cards: TicketCard[]): Promise<void> {
  running ??= fetchMissing(cards)
    .catch(() => undefined)
    .finally(() => {
      running = undefined
    })
  return running
}

async function fetchMissing(cards: TicketCard[]): Promise<void> {
  const missing = cards
    .filter((card) => isInHand(card) || isToAccept(card))
    .slice(0, MOST_AHEAD)
    .filter(({ id }) => !isTicketKept(id))
  for (const { id } of missing.slice(0, MOST_AT_ONCE)) {
    await untilQuiet()
    await getTicket(id)
  }
}
