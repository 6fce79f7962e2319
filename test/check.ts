// `npm run check`: everything that can be held without running the product. Prints a step's output only when it fails.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { runSteps, type Step, type StepResult } from './support/steps'

/** All code there is, in two halves of about the same work: reading the types takes a core for minutes. */
const CODE = {
  tests: ['test/**/*.{ts,mjs,cjs}'],
  'all but tests': ['*.{mjs,cjs,ts}', '{cloudfunctions,console,data,local,miniprogram,typings}/**/*.{ts,mjs,cjs,vue}'],
}

/** Each knows only the globals that exist where its code runs. */
const TYPE_WORLDS = {
  test: 'test',
  'local, data': '.',
  'component tests': 'test/component',
  miniprogram: 'miniprogram',
  'preview runtime': 'local/preview/runtime',
  cloudfunctions: 'cloudfunctions',
  'core, without Node or SDK': 'cloudfunctions/tsconfig.core.json',
  'mini-programs made for tests': 'test/support/fixtures',
  'functions made for tests': 'test/support/fixtures/functions',
}

/** The longest first, so that the lanes end together. */
const STEPS: Step[] = [
  ...Object.entries(CODE).map(([name, files]) => ({
    name: `eslint: ${name}`,
    command: ['eslint', '--max-warnings', '0', '--no-error-on-unmatched-pattern', ...files],
  })),
  ...Object.entries(TYPE_WORLDS).map(([name, project]) => ({
    name: `types: ${name}`,
    command: ['tsc', '-p', project],
  })),
  { name: 'types: console', command: ['vue-tsc', '-p', 'console'] },
  { name: 'types: console tests', command: ['vue-tsc', '-p', 'test/console'] },
  { name: 'formatting', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'arrows',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'cloudfunctions',
      'console',
      'data',
      'local',
      'miniprogram',
      'test',
      'typings',
    ],
  },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  {
    name: 'styles',
    command: ['stylelint', '--allow-empty-input', '{console,local,miniprogram,test}/**/*.{css,vue,wxss}'],
  },
]

function report({ name, passed, output, seconds }: StepResult): void {
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!passed) console.log(`${output.trim().replace(/^/gm, '    ')}\n`)
}

async function main(): Promise<void> {
  const root = path.resolve(__dirname, '..')
  process.chdir(root)
  process.env.PATH = `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`
  const results = await runSteps(STEPS, Math.min(4, availableParallelism()), report)
  const failed = results.filter((result) => !result.passed).length
  const counts = { passed: results.length - failed, failed }
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/check.json', JSON.stringify(counts))
  console.log(`check: ${counts.passed} passed, ${counts.failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

void main()
