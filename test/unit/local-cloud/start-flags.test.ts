import { readFlags, UsageFailure } from '../../../local/start-flags'

test('without arguments the usual folder and port', () => {
  const plain = { data: '.data', port: 8787, reset: false, watch: false, history: false, origins: [] }
  expect(readFlags([])).toEqual(plain)
})

test('each argument is taken, as --port 1 or --port=1', () => {
  const flags = { data: 'x', port: 1, reset: true, watch: true, history: true, origins: [] }
  expect(readFlags(['--data', 'x', '--port', '1', '--reset', '--watch', '--history'])).toEqual(flags)
  expect(readFlags(['--data=x', '--port=1', '--reset', '--watch', '--history'])).toEqual(flags)
})

test('several origins may be welcome', () => {
  const flags = readFlags(['--origin', 'http://localhost:5173', '--origin=https://a.example'])
  expect(flags.origins).toEqual(['http://localhost:5173', 'https://a.example'])
})

test.each([
  ['--wipe'],
  ['--origin'],
  ['--origin=localhost'],
  ['--origin=http://a.example/x'],
  ['-x'],
  ['data'],
  ['--port'],
  ['--port=abc'],
  ['--port=70000'],
  ['--data='],
  ['--reset=yes'],
])('%s is answered with a Chinese sentence', (arg) => {
  expect(() => readFlags([arg])).toThrow(UsageFailure)
  expect(() => readFlags([arg])).toThrow(/。/)
})
