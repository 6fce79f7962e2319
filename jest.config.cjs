// Four kinds of test, one runner. `npx jest --selectProjects unit` runs one kind.

/** Packages that ship as ES modules only; Jest's registry is CommonJS, so these alone are transformed. */
const esmOnly = ['flatbush', 'flatqueue', 'd3-delaunay', 'delaunator', 'robust-predicates', 'chokidar', 'readdirp']
/** The same, among what the console is made of. */
const consoleEsm = ['pinia', 'vue-router', 'lodash-es', '@vue/devtools-(api|kit|shared)', 'nostics']

const base = {
  rootDir: __dirname,
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/wechat/node_modules/'],
  watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/miniprogram/miniprogram_npm/', '<rootDir>/test-results/'],
}

/** @type {import('jest').Config} */
module.exports = {
  // A contract test starts worker threads and a database of its own: the whole run gets the longer leash.
  testTimeout: 60_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/sequence.cjs',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'component',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://jest.test' },
      testMatch: ['<rootDir>/test/component/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/globals-component.ts',
      globalTeardown: '<rootDir>/test/support/globals-component-end.ts',
      setupFiles: ['<rootDir>/test/support/globals.ts'],
      moduleDirectories: ['node_modules', 'miniprogram_npm'],
      transformIgnorePatterns: ['/node_modules/'],
      snapshotSerializers: ['miniprogram-simulate/jest-snapshot-plugin'],
    },
    {
      ...base,
      displayName: 'console',
      testEnvironment: 'jsdom',
      // As Node finds packages: what is built for browsers alone are ES modules.
      testEnvironmentOptions: { url: 'https://console.test/console/', customExportConditions: ['node', 'require'] },
      testMatch: ['<rootDir>/test/console/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/support/globals-console.ts'],
      moduleFileExtensions: [...base.moduleFileExtensions, 'vue'],
      transform: { ...base.transform, '\\.vue$': '<rootDir>/test/support/vue-transform.cjs' },
      transformIgnorePatterns: [`/node_modules/(?!(${consoleEsm.join('|')})/)`],
      moduleNameMapper: {
        '\\.css$': '<rootDir>/test/support/no-style.ts',
        // Node has no threads of a browser's.
        '/sheet-thread$': '<rootDir>/test/support/sheet-thread.ts',
        '^tdesign-vue-next/es/(.*)$': 'tdesign-vue-next/cjs/$1',
        // The browser's SDK, although this is Node.
        '^@cloudbase/js-sdk/(app|auth|functions)$': '<rootDir>/node_modules/@cloudbase/js-sdk/$1/dist/index.js',
      },
    },
    {
      ...base,
      displayName: 'contract',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/contract/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/globals-contract.ts',
      globalTeardown: '<rootDir>/test/support/globals-contract-end.ts',
    },
  ],
}
