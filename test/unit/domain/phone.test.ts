import { maskPhone } from '../../../cloudfunctions/domain/phone'

test.each([
  { number: '13812345678', masked: '138****5678' },
  { number: '0553-7651234', masked: '0553-***1234' },
  { number: '05537651234', masked: '0553-***1234' },
  { number: '0553-7651234-12', masked: '0553-***1234' },
  { number: '010-87651234', masked: '010-***1234' },
  { number: '02187651234', masked: '021-***1234' },
  { number: '055387651234', masked: '0553-***1234' },
])('$number 只显示 $masked', ({ number, masked }) => {
  expect(maskPhone(number)).toBe(masked)
})

test('认不出的写法，一个数字也不显示', () => {
  expect(maskPhone('not a number')).toBe('***')
})
