import { firstInvalidField, type Template } from '../../../local/cloud/wechat/templates'

const template = (key: string): Template => ({
  _id: 't',
  templateId: 'T',
  title: '提醒',
  fields: [{ key, label: '字段' }],
})

test.each([
  ['thing1', ['一', '字'.repeat(20), 'a b', '😀'.repeat(20)], ['字'.repeat(21), '', '一\n二']],
  ['character_string1', ['JH261122-7K3QX', 'x'.repeat(32)], ['x'.repeat(33), '编号']],
  ['phrase1', ['已办结', '办'], ['办理中。', '处理中处理中', 'done', '第2次']],
  [
    'time1',
    ['2026年11月22日 15:01', '2026-11-22 15:01:09', '15:01', '2026年11月22日', '2026-11-22 15:00~2026-11-22 16:00'],
    ['下午三点', '2026年13月22日', '25:00', '2026/11-22'],
  ],
  ['date1', ['2026年11月22日'], ['明天']],
  ['number1', ['12', '1.5'], ['十二', '1'.repeat(33)]],
  ['name1', ['王秀兰', 'Li Lei'], ['王'.repeat(11), '王2']],
  ['letter1', ['ABC'], ['A1']],
  ['phone_number1', ['0553-0001234'], ['一二三']],
  ['mystery1', [], ['x']],
])('%s takes what WeChat takes', (key, good, bad) => {
  for (const value of good)
    expect([value, firstInvalidField(template(key), { [key]: { value } })]).toEqual([value, undefined])
  for (const value of bad) expect([value, firstInvalidField(template(key), { [key]: { value } })]).toEqual([value, key])
})

test('a field that is missing, or one too many, is named', () => {
  expect(firstInvalidField(template('thing1'), {})).toBe('thing1')
  expect(firstInvalidField(template('thing1'), { thing1: '字' })).toBe('thing1')
  expect(firstInvalidField(template('thing1'), { thing1: { value: '字' }, thing2: { value: '字' } })).toBe('thing2')
})
