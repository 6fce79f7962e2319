import { compare } from '../../../cloudfunctions/domain/calibration'

test('说中位数和中间的八成，个别离谱的不左右结果', () => {
  const walks = [100, 108, 109, 110, 110, 111, 112, 113, 114, 900].map((theirs) => ({
    ours: 100,
    theirs,
    straight: 80,
  }))
  expect(compare(12, walks)).toEqual({
    asked: 12,
    measured: 10,
    ratio: { median: 1.1, low: 1, high: 1.14 },
    detour: 1.38,
    text: '比了 10 对，他们量的比我们算的长 10%（中位数 1.1），直线的绕行系数约 1.38',
  })
})

test.each([
  [95, '他们量的比我们算的短 5%（中位数 0.95）'],
  [100, '和我们算的一样长（中位数 1）'],
])('量的是 %d 米、算的是 100 米：%s', (theirs, words) => {
  expect(compare(1, [{ ours: 100, theirs, straight: 100 }]).text).toContain(words)
})
