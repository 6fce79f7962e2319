import {
  dateModel,
  multiSelectorModel,
  selectorModel,
  timeModel,
} from '../../../local/preview/runtime/builtins/picker-model'

test('普通选择器：选项可以是对象，值是序号的文字', () => {
  const model = selectorModel([{ name: '甲' }, { name: '乙' }], 'name')
  expect(model.columns([0])).toEqual([['甲', '乙']])
  expect(model.locate(1)).toEqual([1])
  expect(model.value([1])).toBe('1')
})

test('多列选择器：每列各取各的', () => {
  const model = multiSelectorModel([['甲', '乙'], ['子']], '')
  expect(model.locate([5, 0])).toEqual([1, 0])
  expect(model.value([1, 0])).toEqual([1, 0])
})

test('时间：起止限住首尾小时的分钟', () => {
  const model = timeModel('08:30', '17:15')
  expect(model.columns([0, 0])[0]).toEqual([
    '08时',
    '09时',
    '10时',
    '11时',
    '12时',
    '13时',
    '14时',
    '15时',
    '16时',
    '17时',
  ])
  expect(model.columns([0, 0])[1]?.[0]).toBe('30分')
  expect(model.columns([9, 0])[1]?.at(-1)).toBe('15分')
  expect(model.value(model.locate('12:07'))).toBe('12:07')
  expect(model.value(model.locate('23:00'))).toBe('17:15')
})

test('日期：闰年的二月有二十九天，换到短月不越界', () => {
  const model = dateModel('day', '', '', '2028-01-31')
  const january = model.locate('')
  expect(model.value(january)).toBe('2028-01-31')
  const [year = 0, , day = 0] = january
  expect(model.value([year, 1, day])).toBe('2028-02-29')
})

test('日期：起止限住首尾的月与日，也可只到年或月', () => {
  const model = dateModel('day', '2026-03-10', '2026-04-02', '2026-03-15')
  expect(model.columns([0, 0, 0])).toEqual([
    ['2026年'],
    ['3月', '4月'],
    expect.arrayContaining(['10日', '31日']) as string[],
  ])
  expect(model.columns([0, 1, 0])[2]).toEqual(['1日', '2日'])
  expect(
    dateModel('month', '', '', '2026-03-15').value(dateModel('month', '', '', '2026-03-15').locate('2026-03')),
  ).toBe('2026-03')
  expect(dateModel('year', '', '', '2026-03-15').columns([0])).toHaveLength(1)
})
