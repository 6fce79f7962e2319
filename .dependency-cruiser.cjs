// The arrows of the house: contract ← domain ← usecases ← adapters ← functions; the phone imports types only.
// Every rule is shown to bite in test/unit/architecture.test.ts.

const { dependencies } = require('./package.json')

const layers = ['contract', 'domain', 'usecases', 'adapters', 'functions']
const at = (layer) => `^cloudfunctions/${layer}/`

/** A lower layer knows nothing of a higher one. */
const upward = layers.slice(0, -1).map((layer, depth) => ({
  name: `${layer}-knows-nothing-above`,
  comment: `${layer} may import only what stands below it: ${layers.slice(0, depth).join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: at(layer) },
  to: { path: layers.slice(depth + 1).map(at) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'functions-stand-alone',
      comment: 'Each function is uploaded by itself.',
      severity: 'error',
      from: { path: '^cloudfunctions/functions/([^/]+)/' },
      to: { path: '^cloudfunctions/functions/', pathNot: '^cloudfunctions/functions/$1/' },
    },
    {
      name: 'cloud-stays-in-the-cloud',
      comment: 'What is uploaded imports nothing of the phone, the data, the tests or this machine.',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^(miniprogram|local|data|test|typings)/' },
    },
    {
      name: 'contract-is-valibot-only',
      comment: 'The contract is schemas: valibot and nothing else.',
      severity: 'error',
      from: { path: at('contract') },
      to: { pathNot: [at('contract'), '^node_modules/valibot/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules of the city use the contract, each other, and polygon-clipping; no SDK, no Node.',
      severity: 'error',
      from: { path: at('domain') },
      to: { pathNot: [at('contract'), at('domain'), '^node_modules/polygon-clipping/'] },
    },
    {
      name: 'usecases-ask-through-ports',
      comment: 'A story says what it needs in ports.ts; which SDK answers is the business of adapters.',
      severity: 'error',
      from: { path: at('usecases') },
      to: { pathNot: [at('contract'), at('domain'), at('usecases'), '^node_modules/valibot/'] },
    },
    {
      name: 'sdk-only-in-adapters',
      comment: 'One folder knows CloudBase.',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram|typings)/', pathNot: at('adapters') },
      to: { path: '(^|/)node_modules/(wx-server-sdk|@cloudbase/)|^(wx-server-sdk|@cloudbase/)' },
    },
    {
      name: 'typings-are-types',
      comment: 'Nothing in typings exists at run time, and it tells of the contract only.',
      severity: 'error',
      from: { path: '^typings/' },
      to: { pathNot: ['^typings/', at('contract')] },
    },
    {
      name: 'phone-stands-alone',
      comment:
        'The mini-program runs on a phone: its own files and the npm packages packed with it (package.json, dependencies).',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { pathNot: ['^miniprogram/', '^typings/', `^node_modules/(${Object.keys(dependencies).join('|')})/`] },
    },
    {
      name: 'phone-takes-types-only',
      comment: 'What the phone knows of the cloud is erased by the compiler: `import type`.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^typings/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-package-without-packages',
      comment: 'A subpackage is fetched later; the main package cannot count on it.',
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: '^miniprogram/packages/' },
      to: { path: '^miniprogram/packages/' },
    },
    {
      name: 'packages-apart',
      comment: 'A subpackage sees itself and the main package, never another subpackage.',
      severity: 'error',
      from: { path: '^miniprogram/packages/([^/]+)/' },
      to: { path: '^miniprogram/packages/', pathNot: '^miniprogram/packages/$1/' },
    },
    {
      name: 'console-stands-alone',
      comment: 'The console runs in a browser: its own files, what the contract says, and npm packages.',
      severity: 'error',
      from: { path: '^console/' },
      to: { pathNot: ['^console/', '^typings/', '^node_modules/'] },
    },
    {
      name: 'console-takes-types-only',
      comment: 'What the console knows of the cloud is erased by the compiler: `import type`.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^typings/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-calls-through-cloud',
      comment: 'console/services/cloud.ts alone knows how a call travels.',
      severity: 'error',
      from: { path: '^console/', pathNot: '^console/services/cloud\\.ts$' },
      to: { path: '(^|/)node_modules/@cloudbase/|^@cloudbase/' },
    },
    {
      name: 'nothing-imports-console',
      comment: 'The console is built by itself; only tests may look into it.',
      severity: 'error',
      from: { pathNot: ['^console/', '^test/'] },
      to: { path: '^console/' },
    },
    {
      name: 'nothing-imports-local',
      comment: 'local/ never ships; only tests may use it.',
      severity: 'error',
      from: { pathNot: ['^local/', '^test/', '^playwright\\.config\\.ts$'] },
      to: { path: '^local/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests are read by people and run by runners.',
      severity: 'error',
      from: { pathNot: ['^test/', '^playwright\\.config\\.ts$'] },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports that the compiler erases are arrows too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)miniprogram_npm/', '^dist/', '^test/support/fixtures/', '^test/wechat/node_modules/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
