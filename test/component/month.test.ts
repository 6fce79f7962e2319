import { monthAfter, monthOf } from '../../miniprogram/services/moment'

test.each([
  ['2026-03', 1, '2026-04'],
  ['2026-01', -1, '2025-12'],
  ['2025-12', 1, '2026-01'],
  ['2026-12', 1, '2027-01'],
])('%s 往后 %d 个月是 %s', (month, months, other) => {
  expect(monthAfter(month, months)).toBe(other)
})

test('月份按北京的日子', () => {
  expect(monthOf(Date.parse('2026-02-28T16:30:00Z'))).toBe('2026-03')
})
