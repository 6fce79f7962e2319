import { buildFunctions } from '../../local/build/functions'
import { type Cost, measureActions } from './actions'
import { measureBundles } from './bundles'
import { checkCircle } from './circle'
import type { Sample } from './measure'
import { Scene } from './scene'

/** `--tickets 1000000` makes the large city larger: that takes a while. */
const asked = process.argv.indexOf('--tickets')
const SIZES = { small: 1_000, large: asked > 0 ? Number(process.argv[asked + 1]) : 200_000 }
const BUNDLE_BYTES = 150 * 1024
const START_UP = 1.2
/** What a call in the large city may cost against the same in the small one. */
const GROWTH = 1.3

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

/** The parts there are; `npm run bench -- circle` runs one of them. */
const PARTS: Record<string, () => Promise<string[]> | string[]> = {
  bundles: checkBundles,
  actions: checkActions,
  circle: checkCircle,
}

/** `npm run bench`: what everything costs. With `--check`, a budget that does not hold fails the run. */
async function main(): Promise<void> {
  const parts = process.argv.slice(2).filter((word) => !/^(?:--|\d+$)/.test(word))
  const unknown = parts.filter((word) => !(word in PARTS))
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
  const broken: string[] = []
  for (const part of parts.length > 0 ? parts : Object.keys(PARTS)) broken.push(...(await PARTS[part]!()))
  for (const line of broken) console.log(`over budget: ${line}`)
  if (broken.length === 0) console.log('all budgets hold')
  if (broken.length > 0 && process.argv.includes('--check')) process.exitCode = 1
}

async function checkBundles(): Promise<string[]> {
  const bundles = await measureBundles()
  console.table(
    Object.fromEntries(
      bundles.map(({ name, bytes, startUp }) => [
        name,
        { 'without the SDK': kilobytes(bytes), 'start-up / bare SDK': startUp.toFixed(2) },
      ]),
    ),
  )
  return bundles.flatMap(({ name, bytes, startUp }) => [
    ...(bytes > BUNDLE_BYTES ? [`${name} is ${kilobytes(bytes)}, budget ${kilobytes(BUNDLE_BYTES)}`] : []),
    ...(startUp > START_UP
      ? [`${name} starts ${startUp.toFixed(2)} × as slowly as a bare function, budget ${START_UP}`]
      : []),
  ])
}

async function checkActions(): Promise<string[]> {
  await buildFunctions()
  const small = await Scene.open(SIZES.small)
  try {
    const began = performance.now()
    const large = await Scene.open(SIZES.large)
    console.log(`${SIZES.large} tickets made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    try {
      const costs: Cost[] = []
      try {
        await measureActions(small, large, costs)
      } finally {
        print(costs)
      }
      return costs.flatMap(broken)
    } finally {
      await large.close()
    }
  } finally {
    await small.close()
  }
}

function print(costs: Cost[]): void {
  console.log(`what one call costs among ${SIZES.large} tickets, and against ${SIZES.small} (×)`)
  console.table(
    Object.fromEntries(
      costs.map(({ action, coldTrips, small, large, slow }) => {
        const figure = (name: keyof Sample, digits: number) =>
          `${large[name].toFixed(digits)}  × ${growth(name, small, large).toFixed(2)}`
        return [
          action,
          {
            'db trips': large.trips,
            'on a cold instance': coldTrips,
            'storage, checks': large.others,
            'db trips after the answer': large.followUps,
            'documents read': figure('documents', 0),
            'bytes read': figure('bytes', 0),
            'db steps': figure('steps', 0),
            'cpu ms': figure('cpu', 1),
            'p50 ms': large.took.toFixed(1),
            'p95 ms': slow.toFixed(1),
          },
        ]
      }),
    ),
  )
}

/** Of nothing, nothing has grown. */
const growth = (name: keyof Sample, small: Sample, large: Sample): number =>
  small[name] === large[name] ? 1 : large[name] / small[name]

const GROWING: Array<keyof Sample> = ['documents', 'bytes', 'steps', 'cpu']

function broken({ action, budget, growth: most = GROWTH, small, large }: Cost): string[] {
  const trips = Math.max(small.trips, large.trips)
  return [
    ...(budget !== undefined && trips > budget
      ? [`${action} makes ${trips} database round trips, budget ${budget}`]
      : []),
    ...GROWING.filter((name) => growth(name, small, large) > most).map(
      (name) =>
        `${action} costs ${growth(name, small, large).toFixed(2)} × the ${name} among ${SIZES.large} tickets, budget ${most}`,
    ),
  ]
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
