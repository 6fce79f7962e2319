import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { plantTree } from '../support/tree'

const { forbidden } = jest.requireActual<{ forbidden: Array<{ name: string }> }>('../../.dependency-cruiser.cjs')
const PROJECT = path.resolve(__dirname, '../..')

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

/** Runs the project's own rules over the folder and lists what they forbid as `rule: from`, sorted. */
function violations(root: string): string[] {
  const folders = readdirSync(root).filter((name) => name !== 'node_modules' && !name.includes('.'))
  const run = spawnSync(
    process.execPath,
    [
      path.join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', path.join(PROJECT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ...folders,
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  if (!run.stdout.startsWith('{')) throw new Error(run.stderr)
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: Violation[] } }
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort()
}

/** Packages just real enough to be found. */
const packages = Object.fromEntries(
  ['valibot', 'polygon-clipping', 'tdesign-miniprogram', 'lodash', 'wx-server-sdk', '@cloudbase/js-sdk'].flatMap(
    (name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {}\n'],
    ],
  ),
)

/** A house in which every import is as it should be. */
const sound = {
  ...packages,
  'tsconfig.json': '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler"}}',
  'package.json': JSON.stringify({
    dependencies: { 'tdesign-miniprogram': '1.0.0' },
    devDependencies: {
      valibot: '1.0.0',
      'polygon-clipping': '1.0.0',
      lodash: '1.0.0',
      'wx-server-sdk': '1.0.0',
      '@cloudbase/js-sdk': '1.0.0',
    },
  }),
  'cloudfunctions/contract/ticket.ts': "import 'valibot'\nexport type Ticket = { id: string }\n",
  'cloudfunctions/domain/ticket.ts':
    "import 'polygon-clipping'\nimport type { Ticket } from '../contract/ticket'\nexport const decide = (t: Ticket) => t\n",
  'cloudfunctions/usecases/ticket.ts': "import { decide } from '../domain/ticket'\nexport const act = decide\n",
  'cloudfunctions/adapters/tickets.ts':
    "import 'wx-server-sdk'\nimport { act } from '../usecases/ticket'\nexport const store = act\n",
  'cloudfunctions/functions/ticket/index.ts':
    "import { store } from '../../adapters/tickets'\nexport const main = store\n",
  'typings/contract.ts': "export type * from '../cloudfunctions/contract/ticket'\n",
  'miniprogram/services/ticket.ts':
    "import 'tdesign-miniprogram'\nimport type { Ticket } from '../../typings/contract'\nexport const load = (t: Ticket) => t\n",
  'miniprogram/packages/worker/task.ts': "import { load } from '../../services/ticket'\nexport const open = load\n",
  'console/services/cloud.ts':
    "import '@cloudbase/js-sdk'\nimport type { Ticket } from '../../typings/contract'\nexport const call = (t: Ticket) => t\n",
  'local/start.ts': "import { main } from '../cloudfunctions/functions/ticket/index'\nexport const start = main\n",
  'test/ticket.test.ts': "import { start } from '../local/start'\nstart({ id: '1' })\n",
}

/** One more file each, and the rules it breaks. */
const broken: Array<{
  promise: string
  file: string
  content: string
  rules: string[]
  also?: Record<string, string>
}> = [
  {
    promise: 'the contract knows nothing of the rules above it',
    file: 'cloudfunctions/contract/bad.ts',
    content: "import '../domain/ticket'",
    rules: ['contract-is-valibot-only', 'contract-knows-nothing-above'],
  },
  {
    promise: 'the contract uses valibot and no other package',
    file: 'cloudfunctions/contract/bad-2.ts',
    content: "import 'lodash'",
    rules: ['contract-is-valibot-only'],
  },
  {
    promise: 'the domain knows no use case, not even its type',
    file: 'cloudfunctions/domain/bad.ts',
    content: "import type { act } from '../usecases/ticket'\nexport type A = typeof act",
    rules: ['domain-is-pure', 'domain-knows-nothing-above'],
  },
  {
    promise: 'the domain uses nothing of Node',
    file: 'cloudfunctions/domain/bad-2.ts',
    content: "import 'node:crypto'",
    rules: ['domain-is-pure'],
  },
  {
    promise: 'a use case imports no adapter',
    file: 'cloudfunctions/usecases/bad.ts',
    content: "import '../adapters/tickets'",
    rules: ['usecases-ask-through-ports', 'usecases-knows-nothing-above'],
  },
  {
    promise: 'a use case does not know the SDK',
    file: 'cloudfunctions/usecases/bad-2.ts',
    content: "import 'wx-server-sdk'",
    rules: ['sdk-only-in-adapters', 'usecases-ask-through-ports'],
  },
  {
    promise: 'an adapter does not know the functions',
    file: 'cloudfunctions/adapters/bad.ts',
    content: "import '../functions/ticket/index'",
    rules: ['adapters-knows-nothing-above'],
  },
  {
    promise: 'a function reaches the SDK through adapters only',
    file: 'cloudfunctions/functions/area/index.ts',
    content: "import 'wx-server-sdk'",
    rules: ['sdk-only-in-adapters'],
  },
  {
    promise: 'a function does not import another function',
    file: 'cloudfunctions/functions/area-2/index.ts',
    content: "import '../ticket/index'",
    rules: ['functions-stand-alone'],
  },
  {
    promise: 'the cloud imports nothing of the phone',
    file: 'cloudfunctions/functions/area-3/index.ts',
    content: "import '../../../miniprogram/services/ticket'",
    rules: ['cloud-stays-in-the-cloud'],
  },
  {
    promise: 'the phone never imports the cloud directly, not even a type',
    file: 'miniprogram/services/bad.ts',
    content: "import type { Ticket } from '../../cloudfunctions/contract/ticket'\nexport type T = Ticket",
    rules: ['phone-stands-alone'],
  },
  {
    promise: 'the phone takes types from typings, never values',
    file: 'miniprogram/services/bad-2.ts',
    content: "import { Ticket } from '../../typings/contract'\nexport const t: Ticket = { id: '1' }",
    rules: ['phone-takes-types-only'],
  },
  {
    promise: 'the phone uses only the packages that ship with it',
    file: 'miniprogram/services/bad-3.ts',
    content: "import 'lodash'",
    rules: ['phone-stands-alone'],
  },
  {
    promise: 'the console never imports the cloud directly, not even a type',
    file: 'console/services/bad.ts',
    content: "import type { Ticket } from '../../cloudfunctions/contract/ticket'\nexport type T = Ticket",
    rules: ['console-stands-alone'],
  },
  {
    promise: 'the console takes types from typings, never values',
    file: 'console/services/bad-2.ts',
    content: "import { Ticket } from '../../typings/contract'\nexport const t: Ticket = { id: '1' }",
    rules: ['console-takes-types-only'],
  },
  {
    promise: 'only cloud.ts of the console knows the SDK',
    file: 'console/services/bad-3.ts',
    content: "import '@cloudbase/js-sdk'",
    rules: ['console-calls-through-cloud'],
  },
  {
    promise: 'nothing but a test looks into the console',
    file: 'miniprogram/services/bad-4.ts',
    content: "import '../../console/services/cloud'",
    rules: ['nothing-imports-console', 'phone-stands-alone'],
  },
  {
    promise: 'the main package does not import a subpackage',
    file: 'miniprogram/pages/bad.ts',
    content: "import '../packages/worker/task'",
    rules: ['main-package-without-packages'],
  },
  {
    promise: 'a subpackage does not import another subpackage',
    file: 'miniprogram/packages/place/bad.ts',
    content: "import '../worker/task'",
    rules: ['packages-apart'],
  },
  {
    promise: 'typings tell of the contract and of nothing else',
    file: 'typings/bad.ts',
    content: "export type * from '../cloudfunctions/domain/ticket'",
    rules: ['typings-are-types'],
  },
  {
    promise: 'nothing but tests imports local',
    file: 'data/bad.ts',
    content: "import '../local/start'",
    rules: ['nothing-imports-local'],
  },
  {
    promise: 'nothing imports a test',
    file: 'local/bad.ts',
    content: "import '../test/support'",
    also: { 'test/support.ts': 'export {}' },
    rules: ['nothing-imports-tests'],
  },
  {
    promise: 'two modules do not need each other',
    file: 'cloudfunctions/domain/bad-3.ts',
    content: "import './worse'",
    also: { 'cloudfunctions/domain/worse.ts': "import './bad-3'" },
    rules: ['no-circular'],
  },
  {
    promise: 'an import leads somewhere',
    file: 'local/bad-2.ts',
    content: "import './nowhere'",
    rules: ['resolvable'],
  },
]

test('a sound house breaks no rule', () => {
  expect(violations(plantTree(sound))).toEqual([])
})

describe('one wrong import', () => {
  let found: string[]
  beforeAll(() => {
    const wrong = broken.map(({ file, content, also }) => ({ [file]: content, ...also }))
    found = violations(plantTree(Object.assign({}, sound, ...wrong) as Record<string, string>))
  })

  test.each(broken)('$promise', ({ file, rules }) => {
    expect(found.filter((violation) => violation.endsWith(`: ${file}`))).toEqual(
      rules.map((rule) => `${rule}: ${file}`),
    )
  })
})

test('every rule of the project is shown to bite above', () => {
  const shown = new Set(broken.flatMap(({ rules }) => rules))
  expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
})
