import type { RoundTrip } from '../../local/cloud/runner/invocation'

/** What one action costs: trips are counts and the same every time; times are for orientation. */
export interface Cost {
  action: string
  /** Database round trips until the answer was settled, the most of all runs. */
  trips: number
  /** The same on an instance that has just started and knows nothing. */
  coldTrips: number
  /** Other requests until then: content check, storage. */
  others: number
  /** Database round trips of what follows the answer: ledger, inbox, pushes. */
  followUps: number
  p50: number
  p95: number
}

/** Splits the trips of one call at the first that the action only makes once its answer is settled. */
export function split(
  trips: RoundTrip[],
  isFollowUp: (trip: RoundTrip) => boolean,
): { answer: RoundTrip[]; follow: RoundTrip[] } {
  const at = trips.findIndex(isFollowUp)
  return at < 0 ? { answer: trips, follow: [] } : { answer: trips.slice(0, at), follow: trips.slice(at) }
}

export const databaseTrips = (trips: RoundTrip[]): number => trips.filter(({ kind }) => kind === 'database').length

/** Nearest-rank percentile of measured milliseconds. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}
