import { BLANK, type LeaveDraft } from '../draft'
import type { StandIn } from '../stand-ins'

const HOUR = 3_600_000
/** How far ahead a leave can be put down: half a year. */
const AHEAD = 183 * 24 * HOUR

const ANYONE = { value: '', text: '谁有空谁接' }

/** 加一段请假：从什么时候到什么时候，请谁代班。改一处就给出整个 `draft`。 */
Component({
  properties: {
    draft: { type: Object, value: BLANK },
    /** The person answers for a grid, and who stands in there is known. */
    asksStandIn: { type: Boolean, value: false },
    standIns: { type: Array, value: [] as StandIn[] },
    fault: { type: String, value: '' },
    isSending: { type: Boolean, value: false },
  },
  data: { choices: [ANYONE], min: 0, max: 0 },
  lifetimes: {
    attached() {
      const min = Math.ceil(Date.now() / HOUR) * HOUR
      this.setData({ min, max: min + AHEAD })
    },
  },
  observers: {
    standIns(standIns: StandIn[]) {
      const named = standIns.map(({ person, name }) => ({ value: person, text: name }))
      this.setData({ choices: [ANYONE, ...named] })
    },
  },
  methods: {
    change(change: Partial<LeaveDraft>) {
      this.triggerEvent('change', { draft: { ...this.data.draft, ...change } })
    },
    onFrom(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.change({ from: event.detail.value })
    },
    onUntil(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.change({ until: event.detail.value })
    },
    onStandIn(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ standIn: event.detail.value })
    },
    add() {
      this.triggerEvent('add')
    },
  },
})
