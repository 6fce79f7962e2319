import type { ActionView, Choice, TicketView } from '../../../typings/contract'
import { sentenceOf } from '../../services/cloud'
import { quietMoment } from '../../services/pause'
import { tell } from '../../services/tell'
import { foreseeEffect, listChoices } from '../../services/ticket'
import { beginTurn } from '../../services/turn'
import { filling } from './filling'
import { foreseeable } from './form'

/** 提交之前先看：可以选谁，会带来什么变化。 */
export const foresight = Behavior({
  behaviors: [filling],
  data: {
    /** Null until they have come. */
    options: null as Choice[] | null,
    optionsError: '',
    effect: [] as string[],
  },
  observers: {
    'choice, picked, category, place, until, words'() {
      if (this.data.action?.needs.effect) void this.foresee(this.data.action)
    },
  },
  methods: {
    async loadOptions() {
      const { ticket, action } = this.data
      if (!ticket || !action?.needs.pick) return
      this.setData({ options: null, optionsError: '' })
      try {
        const options = await listChoices(ticket.id, action.name)
        const isOpen = options.some(({ value, isDisabled }) => value === this.data.picked && !isDisabled)
        this.setData({ options, picked: isOpen ? this.data.picked : '' })
      } catch (error) {
        this.setData({ optionsError: sentenceOf(error) })
      }
    },

    /** 不在单子上的，按编号找来，放在最前面选上。 */
    async findByNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { ticket, action, options } = this.data
      const no = event.detail.value.trim()
      if (!ticket || !action || no === '') return
      try {
        const found = await listChoices(ticket.id, action.name, no)
        const ids = found.map(({ value }) => value)
        const others = (options ?? []).filter(({ value }) => !ids.includes(value))
        this.setData({ options: [...found, ...others], picked: ids[0] ?? '' })
      } catch (error) {
        tell(error)
      }
    },

    /** Tells what the step would change once the form has been left alone for a moment; only the newest answer counts. */
    async foresee(action: ActionView) {
      const isNewest = beginTurn(this, 'effect')
      this.setData({ effect: [] })
      await quietMoment()
      const command = foreseeable(action, this.written())
      if (!command || !isNewest()) return
      const { id } = this.data.ticket as TicketView
      const lines = await foreseeEffect(id, command).then(
        (effect) => effect.lines,
        (error: unknown) => [sentenceOf(error)],
      )
      if (isNewest()) this.setData({ effect: lines })
    },
  },
})
