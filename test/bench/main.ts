import { measureActions } from './actions'
import { measureBundles } from './bundles'

/** Budgets of docs/decisions/0007-budgets.md: database round trips until the answer is settled, on a warm instance. */
const TRIPS: Array<[action: RegExp, most: number]> = [
  [/^ticket\.report$/, 3],
  [/^ticket\.(act|second|get)/, 3],
  [/^(ticket\.(mine|followed|tasks)|notice\.list)$/, 2],
]
const BUNDLE_BYTES = 150 * 1024
const START_UP = 1.2

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

/** `npm run bench`: what each action costs. With `--check`, a budget that does not hold fails the run. */
async function main(): Promise<void> {
  const broken: string[] = []
  const bundles = await measureBundles()
  console.table(
    Object.fromEntries(
      bundles.map(({ name, bytes, startUp }) => [
        name,
        { 'without the SDK': kilobytes(bytes), 'start-up / bare SDK': startUp.toFixed(2) },
      ]),
    ),
  )
  for (const { name, bytes, startUp } of bundles) {
    if (bytes > BUNDLE_BYTES) broken.push(`${name} is ${kilobytes(bytes)}, budget ${kilobytes(BUNDLE_BYTES)}`)
    if (startUp > START_UP)
      broken.push(`${name} starts ${startUp.toFixed(2)} × as slowly as a bare function, budget ${START_UP}`)
  }
  const costs = await measureActions()
  console.table(
    Object.fromEntries(
      costs.map(({ action, trips, coldTrips, others, followUps, p50, p95 }) => [
        action,
        {
          'db trips': trips,
          'on a cold instance': coldTrips,
          'storage, checks': others,
          'db trips after the answer': followUps,
          'p50 ms': p50.toFixed(1),
          'p95 ms': p95.toFixed(1),
        },
      ]),
    ),
  )
  for (const { action, trips } of costs) {
    const most = TRIPS.find(([pattern]) => pattern.test(action))?.[1]
    if (most !== undefined && trips > most) broken.push(`${action} makes ${trips} database round trips, budget ${most}`)
  }
  for (const line of broken) console.log(`over budget: ${line}`)
  if (broken.length === 0) console.log('all budgets hold')
  if (broken.length > 0 && process.argv.includes('--check')) process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
