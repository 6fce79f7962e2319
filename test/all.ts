// `npm test`: everything, the quickest to fail first. Each stage prints its own closing lines; the last line sums what ran.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runStep, type Step } from './support/steps'

interface Counts {
  passed: number
  failed: number
}

/** A runner, the report it writes, and how to read its numbers. */
interface Stage extends Step {
  report: string
  count: (report: never) => Counts
}

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  /** Files that could not even be read. */
  numRuntimeErrorTestSuites: number
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  /** What went wrong outside of any test. */
  errors: unknown[]
}

const ROOT = path.resolve(__dirname, '..')
const RESULTS = path.join(ROOT, 'test-results')

const STAGES: Stage[] = [
  {
    name: 'check',
    command: ['tsx', 'test/check.ts'],
    report: 'check.json',
    count: (report: Counts) => report,
  },
  {
    name: 'jest',
    command: ['jest', '--ci', '--json', '--outputFile=test-results/jest.json'],
    report: 'jest.json',
    count: (report: JestReport) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    }),
  },
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    report: 'e2e.json',
    count: ({ stats, errors }: PlaywrightReport) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
    }),
  },
  {
    name: 'check:wechat',
    command: ['tsx', 'test/wechat/main.ts'],
    report: 'wechat.json',
    count: (report: Counts) => report,
  },
]

/** Runs one stage. A stage that ends badly has failed at least once, whatever its report says or lacks. */
async function run(stage: Stage): Promise<Counts> {
  console.log(`\n── ${stage.name}`)
  const file = path.join(RESULTS, stage.report)
  rmSync(file, { force: true })
  const { passed: ended } = await runStep(stage, true)
  let counts: Counts
  try {
    counts = stage.count(JSON.parse(readFileSync(file, 'utf8')) as never)
  } catch (error) {
    console.error(`${stage.name} left no report: ${(error as Error).message}`)
    counts = { passed: 0, failed: 1 }
  }
  return ended ? counts : { ...counts, failed: Math.max(1, counts.failed) }
}

async function main(): Promise<void> {
  process.chdir(ROOT)
  process.env.PATH = `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`
  mkdirSync(RESULTS, { recursive: true })
  const total: Counts = { passed: 0, failed: 0 }
  const waiting = [...STAGES]
  while (total.failed === 0) {
    const stage = waiting.shift()
    if (!stage) break
    const counts = await run(stage)
    total.passed += counts.passed
    total.failed += counts.failed
  }
  if (waiting.length > 0) console.log(`\nnot run: ${waiting.map(({ name }) => name).join(', ')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

void main()
