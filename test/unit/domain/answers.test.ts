import type { Question } from '../../../cloudfunctions/contract/ticket-view'
import { answersOf } from '../../../cloudfunctions/domain/answers'

const question = (kind: Question['kind'], facts: Partial<Question> = {}): Question => ({
  key: 'q',
  label: '问题',
  kind,
  isRequired: false,
  options: ['甲', '乙'],
  ...facts,
})
const answer = (asked: Question, said: string | string[]) => answersOf([asked], { q: said })

test.each(['2026-02-30', '2026-13-01', '0000-01-01', '9999-12-31', '2026-3-1', '昨天'])(
  '%s 不是一个日子，不收',
  (said) => {
    expect(answer(question('date'), said)).toMatchObject({
      code: 'ticket/bad-answer',
      message: '“问题”填得不对，请重新填写',
      field: 'answers.q',
    })
  },
)

test('有的日子，照收；闰年的二月二十九也是', () => {
  expect(answer(question('date'), '2026-03-01')).toEqual([{ label: '问题', text: '2026-03-01' }])
  expect(answer(question('date'), '2028-02-29')).toEqual([{ label: '问题', text: '2028-02-29' }])
})

test('看不见的字不算回答：必答的仍要答', () => {
  expect(answer(question('text', { isRequired: true }), '\u200b\u202e')).toMatchObject({
    code: 'ticket/unanswered',
    message: '请填写“问题”',
  })
  expect(answer(question('text'), '三\u0000楼\u202e')).toEqual([{ label: '问题', text: '三楼' }])
})

test('选几项的，同一项只算一次；不在单子上的不收', () => {
  expect(answer(question('some'), ['甲', '甲', '乙'])).toEqual([{ label: '问题', text: '甲、乙' }])
  expect(answer(question('some'), ['丙'])).toMatchObject({
    code: 'ticket/bad-answer',
    message: '“问题”填得不对，请重新填写',
  })
  expect(answer(question('one'), ['甲', '乙'])).toMatchObject({
    code: 'ticket/bad-answer',
    message: '“问题”填得不对，请重新填写',
  })
})

test('没有问的，不收', () => {
  expect(answersOf([], { other: '答' })).toMatchObject({
    code: 'ticket/unknown-question',
    message: '这一类没有这个问题，请重新填写',
  })
})
