import { linesIn } from '../../console/services/fitting'

// 大屏上的名单，一列有多高就列多少.

test('一列放得下几条就是几条，下面的“还有几件”有自己的位置', () => {
  expect(linesIn(900, 80, 0, 40)).toBe(11)
  expect(linesIn(900, 80, 2, 40)).toBe(10)
})

test('再矮也有一条', () => {
  expect(linesIn(50, 80, 2, 40)).toBe(1)
})
