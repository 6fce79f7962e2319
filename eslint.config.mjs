import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** Names WeChat puts into every page; the phone's code may use these and nothing of Node or a browser. */
const wechatGlobals = Object.fromEntries(
  ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'console', 'require', 'module'].map(
    (name) => [name, 'readonly'],
  ),
)
const nodeGlobals = Object.fromEntries(
  ['module', 'require', '__dirname', 'process', 'console'].map((name) => [name, 'readonly']),
)

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/miniprogram_npm/',
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      '.data/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler already knows every name.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The core runs on a phone's function, in a test and in a proof: time, chance and the outside are arguments.
    files: ['cloudfunctions/{contract,domain}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time is an argument.' },
        { object: 'Math', property: 'random', message: 'Chance is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time is an argument.' },
        { selector: ':function[async=true]', message: 'The rules of the city are plain functions.' },
      ],
      'no-restricted-globals': ['error', 'process', 'require', 'setTimeout', 'setInterval', 'fetch', 'console'],
    },
  },
  {
    // glass-easel declares functions it hands out as methods; none of them uses `this`.
    files: ['local/preview/runtime/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // What a page's script says of types, vue-tsc reads with its template; here the form alone is looked at.
    files: ['console/**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    plugins: { '@typescript-eslint': ts.plugin },
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser } },
    rules: {
      'no-undef': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      // A page is named after its address, and no tag of HTML has these names.
      'vue/multi-word-component-names': 'off',
      // `isDark?: boolean` is false when it is left out; a text that is left out is undefined, as its type says.
      'vue/require-default-prop': 'off',
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    languageOptions: { globals: wechatGlobals },
  },
  {
    // A story told in full is longer than a module: tests are read from top to bottom.
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // ESLint reads TypeScript alone, for which a component is just that; vue-tsc knows its props.
    files: ['test/console/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: nodeGlobals } },
  { files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  prettier,
)
