import { readFlags, UsageFailure } from '../../../local/start-flags'

test('without arguments the usual folder and port', () => {
  expect(readFlags([])).toEqual({ data: '.data', port: 8787, reset: false, watch: false, history: false })
})

test('each argument is taken, as --port 1 or --port=1', () => {
  const flags = { data: 'x', port: 1, reset: true, watch: true, history: true }
  expect(readFlags(['--data', 'x', '--port', '1', '--reset', '--watch', '--history'])).toEqual(flags)
  expect(readFlags(['--data=x', '--port=1', '--reset', '--watch', '--history'])).toEqual(flags)
})

test.each([['--wipe'], ['-x'], ['data'], ['--port'], ['--port=abc'], ['--port=70000'], ['--data='], ['--reset=yes']])(
  '%s is answered with a Chinese sentence',
  (arg) => {
    expect(() => readFlags([arg])).toThrow(UsageFailure)
    expect(() => readFlags([arg])).toThrow(/。/)
  },
)
