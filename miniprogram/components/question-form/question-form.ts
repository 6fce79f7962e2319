import type { Question } from '../../../typings/contract'
import { calendarDay } from '../../services/moment'
import type { Answers } from '../../services/ticket'

const NONE: Answers = {}

/** 这一类还想知道的：填空、单选、多选、日期；必答的标出来，错在哪题说在哪题。 */
Component({
  properties: {
    questions: { type: Array, value: [] as Question[] },
    /** By the questions' keys. */
    answers: { type: Object, value: NONE },
    /** Key of the question at fault, and what is wrong with it. */
    faulty: { type: String, value: '' },
    fault: { type: String, value: '' },
  },
  data: {
    /** Nothing that is reported is still to come. */
    today: '',
    /** By key and option; a chip that is on is one of its answers. */
    isOn: {},
  },
  observers: {
    'questions, answers'(questions: Question[], answers: Answers) {
      const isOn = questions.map(({ key, options = [] }) => {
        const said = [answers[key] ?? []].flat()
        return [key, Object.fromEntries(options.map((option) => [option, said.includes(option)]))] as const
      })
      this.setData({ isOn: Object.fromEntries(isOn), today: calendarDay(Date.now()) })
    },
  },
  methods: {
    answer(key: string, value: string | string[]) {
      this.triggerEvent('answer', { key, value })
    },
    write(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.answer(String(event.currentTarget.dataset.key), event.detail.value)
    },
    /** 再点一下就是不选了。 */
    choose(event: WechatMiniprogram.BaseEvent) {
      const { key, option } = event.currentTarget.dataset as { key: string; option: string }
      const kind = this.data.questions.find((question) => question.key === key)?.kind
      const said = [this.data.answers[key] ?? []].flat()
      if (kind === 'one') this.answer(key, said.includes(option) ? '' : option)
      else this.answer(key, said.includes(option) ? said.filter((one) => one !== option) : [...said, option])
    },
  },
})
