import type { Refusal } from '../contract/envelope'
import { cleanWords } from '../contract/primitives'
import type { Question } from '../contract/ticket-view'
import { refuse } from './refusal'

const DATE = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** A day that there is: not the 30th of February. */
const isDay = (text: string): boolean => DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/**
 * 类别的附加问题答得对不对：该答的答了，选项在单子上，日期是日期，不多答。
 * @returns what was asked and answered, in the order of the questions
 */
export function answersOf(
  questions: Question[],
  given: Record<string, string | string[]>,
): Array<{ label: string; text: string }> | Refusal {
  if (Object.keys(given).some((key) => !questions.some((question) => question.key === key)))
    return refuse('ticket/unknown-question', '这一类没有这个问题，请重新填写', 'answers')
  const answers: Array<{ label: string; text: string }> = []
  for (const question of questions) {
    const { key, label, isRequired } = question
    const values = [given[key] ?? []].flat().map(cleanWords)
    const said = [...new Set(values.filter((value) => value !== ''))]
    if (said.length === 0 && isRequired) return refuse('ticket/unanswered', `请填写“${label}”`, `answers.${key}`)
    if (said.length === 0) continue
    if (!fits(question, said)) return refuse('ticket/bad-answer', `“${label}”填得不对，请重新填写`, `answers.${key}`)
    answers.push({ label, text: said.join('、') })
  }
  return answers
}

function fits({ kind, options = [] }: Question, said: string[]): boolean {
  if (kind === 'some') return said.every((value) => options.includes(value))
  if (said.length !== 1) return false
  const [value = ''] = said
  if (kind === 'one') return options.includes(value)
  return kind === 'date' ? isDay(value) : true
}
