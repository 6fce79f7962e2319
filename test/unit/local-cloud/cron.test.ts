import { nextTick, parseCron } from '../../../local/cloud/runner/cron'

/** A moment of UTC+8, to and from. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const show = (ms: number | undefined) => ms && new Date(ms + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')

test.each([
  ['0 * * * * * *', '2026-11-22 09:00:30', '2026-11-22 09:01:00'],
  ['0 * * * * * *', '2026-11-22 09:00:00', '2026-11-22 09:01:00'],
  ['*/5 * * * * * *', '2026-11-22 09:00:01', '2026-11-22 09:00:05'],
  ['0 0 2 1 * * *', '2026-11-22 09:00:00', '2026-12-01 02:00:00'],
  ['0 0 2 1 * * *', '2026-12-31 09:00:00', '2027-01-01 02:00:00'],
  ['0 15 10 * * MON-FRI *', '2026-11-21 00:00:00', '2026-11-23 10:15:00'],
  ['0 0 12 * * WED *', '2026-11-22 00:00:00', '2026-11-25 12:00:00'],
  ['0 0 12 * * SAT-SUN *', '2026-11-23 00:00:00', '2026-11-28 12:00:00'],
  ['0 0 12 * * 6,0 *', '2026-11-22 13:00:00', '2026-11-28 12:00:00'],
  ['0 0 10,14,16 * * * *', '2026-11-22 14:00:00', '2026-11-22 16:00:00'],
  ['0 */30 9-17 * * * *', '2026-11-22 17:30:00', '2026-11-23 09:00:00'],
  ['0 10/20 * * * * *', '2026-11-22 09:31:00', '2026-11-22 09:50:00'],
  ['0 0 0 29 FEB * *', '2026-11-22 00:00:00', '2028-02-29 00:00:00'],
  ['0 0 0 1 1 * 2030', '2026-11-22 00:00:00', '2030-01-01 00:00:00'],
  // Day and weekday together: either will do.
  ['0 0 8 25 * MON *', '2026-11-22 00:00:00', '2026-11-23 08:00:00'],
  ['0 0 8 25 * MON *', '2026-11-23 09:00:00', '2026-11-25 08:00:00'],
])('%s after %s is %s', (rule, after, expected) => {
  expect(show(nextTick(parseCron(rule), at(after)))).toBe(expected)
})

test('a rule whose years are over never fires', () => {
  expect(nextTick(parseCron('0 0 0 1 1 * 2020'), at('2026-01-01 00:00:00'))).toBeUndefined()
})

test('every tick of a year of quarter hours is found, in order, none twice', () => {
  const rule = parseCron('0 */15 * * * * *')
  let moment = at('2026-01-01 00:00:00') - 1
  for (let i = 0; i < 400; i++) {
    const next = nextTick(rule, moment)!
    expect(next).toBe(at('2026-01-01 00:00:00') + i * 900_000)
    moment = next
  }
})

test.each([
  ['* * * * *', '7 fields'],
  ['60 * * * * * *', 'second'],
  ['0 x * * * * *', 'minute'],
  ['0 0 24 * * * *', 'hour'],
  ['0 0 0 0 * * *', 'day'],
  ['0 0 0 * 13 * *', 'month'],
  ['0 0 0 * * FUN *', 'weekday'],
  ['0 0 0 * * * 1969', 'year'],
  ['*/0 * * * * * *', 'second'],
  ['5-1 * * * * * *', 'second'],
  ['1-2-3 * * * * * *', 'second'],
])('%s is refused, naming what is wrong', (rule, part) => {
  expect(() => parseCron(rule)).toThrow(part)
})
