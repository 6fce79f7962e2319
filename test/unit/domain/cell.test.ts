import { guarded, unfitIn, isFormula, plainOf } from '../../../cloudfunctions/domain/cell'
import { wordsCell } from '../../../cloudfunctions/domain/cell-reading'

const HOSTILE = ['=cmd', '@SUM', '+1', '-2+3', '＝cmd', '＠SUM', '＋1', '－2+3', '﹦1', '﹫a', '﹢1', '﹣2']

test.each(HOSTILE)('“%s”不收；已经在库里的，导出时是文字，读回来还是原样', (text) => {
  expect(isFormula(text)).toBe(true)
  expect(wordsCell(text, 20)).toEqual({ wrong: `“${text}”像是公式，请改成文字` })
  expect(guarded(text)).toBe(`'${text}`)
  expect(plainOf(guarded(text))).toBe(text)
})

test.each(['-', '－', '驿站', '一加一=二', '1-2', 'ａ＝ｂ'])('“%s”就是文字', (text) => {
  expect(wordsCell(text, 20)).toEqual({ value: text })
})

test.each([
  ['改书写方向的', '驿\u202e站'],
  ['隔开书写方向的', '\u2066驿站\u2069'],
  ['空字符', '驿\u0000站'],
  ['退格', '驿站\b'],
  ['删除符', '驿站\u007f'],
])('%s，说是哪一格', (_, name) => {
  expect(unfitIn({ row: 3, name, phone: '0553-1' })).toEqual([
    { column: 'name', text: '这一格里有看不见的控制字符，请把整格删掉，重新打一遍' },
  ])
})

test('一格里分几行、隔开写，不算看不见的字', () => {
  expect(unfitIn({ row: 3, name: '上午 8:30\n下午\t2:30\r\n晚上不开' })).toEqual([])
})

test.each(['#DIV/0!', '#N/A', ' #REF! ', '#NAME?'])('公式没有算出来的格子（%s）要改好', (name) => {
  expect(unfitIn({ row: 3, name, phone: '#1 楼' })).toEqual([
    { column: 'name', text: '这一格是公式没有算出来的结果，请改成要填的内容' },
  ])
})
