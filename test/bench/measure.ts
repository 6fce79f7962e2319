import type { Trace } from '../../local/cloud/local-cloud'
import type { LogLine } from '../../local/cloud/runner/logs'

/** What one call cost. Everything but time is the same on every machine. */
export interface Sample {
  /** Database round trips until the answer was settled. */
  trips: number
  /** Other requests until then: content check, storage. */
  others: number
  /** Database round trips of what follows the answer: ledger, inbox, figures. */
  followUps: number
  /** Documents the database read, and their size, for the whole call. */
  documents: number
  bytes: number
  /** Steps the database took, rows it looked at and did not hand out included. */
  steps: number
  /** Milliseconds of processor time of function and database together. */
  cpu: number
  /** Milliseconds until the function returned. */
  took: number
}

/** Sorts out what a call asked of the cloud; the function logs the moment at which its answer was settled. */
export function tripsOf(
  { roundTrips }: Trace,
  logs: LogLine[],
): Pick<Sample, 'trips' | 'others' | 'followUps' | 'documents' | 'bytes'> {
  const settled = logs.find(({ text }) => text.includes('"event":"answered"'))?.after
  if (settled === undefined) throw new Error('the function did not say when it had answered')
  const onDatabase = roundTrips.filter(({ kind }) => kind === 'database')
  const isBefore = ({ at }: { at: number }) => at < settled
  return {
    trips: onDatabase.filter(isBefore).length,
    others: roundTrips.filter((trip) => trip.kind !== 'database' && isBefore(trip)).length,
    followUps: onDatabase.filter((trip) => !isBefore(trip)).length,
    documents: total(onDatabase.map(({ read }) => read?.documents ?? 0)),
    bytes: total(onDatabase.map(({ read }) => read?.bytes ?? 0)),
  }
}

const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Nearest-rank percentile. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** What is typical of many calls, figure by figure. */
export function median(samples: Sample[]): Sample {
  const of = (name: keyof Sample) =>
    percentile(
      samples.map((sample) => sample[name]),
      0.5,
    )
  return {
    trips: of('trips'),
    others: of('others'),
    followUps: of('followUps'),
    documents: of('documents'),
    bytes: of('bytes'),
    steps: of('steps'),
    cpu: of('cpu'),
    took: of('took'),
  }
}
