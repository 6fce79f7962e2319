import type { ActionView, Choice, TicketView } from '../../../typings/contract'
import { sentenceOf } from '../../services/cloud'
import { foreseeEffect, listChoices } from '../../services/ticket'
import { filling } from './filling'
import { foreseeable } from './form'

/** Long enough that the effect is not asked for at every character. */
const QUIET_MS = 400

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** 提交之前先看：可以选谁，会带来什么变化。 */
export const foresight = Behavior({
  behaviors: [filling],
  data: {
    /** Null until they have come. */
    options: null as Choice[] | null,
    optionsError: '',
    effect: [] as string[],
    _foreseen: 0,
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

    /** Tells what the step would change once the form has been left alone for a moment; only the newest answer counts. */
    async foresee(action: ActionView) {
      const turn = this.data._foreseen + 1
      this.setData({ _foreseen: turn, effect: [] })
      await pause(QUIET_MS)
      const command = foreseeable(action, this.written())
      if (!command || turn !== this.data._foreseen) return
      const { id } = this.data.ticket as TicketView
      const lines = await foreseeEffect(id, command).then(
        (effect) => effect.lines,
        (error: unknown) => [sentenceOf(error)],
      )
      if (turn === this.data._foreseen) this.setData({ effect: lines })
    },
  },
})
