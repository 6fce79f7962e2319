import type { Times } from '../../../../typings/contract'
import { DAYS, PARTS, timesOf, weekTimesOf, type WeekTimes } from './times'

interface Mark {
  value: string
  text: string
  isOn: boolean
}

const on = (marks: Mark[]): string[] => marks.filter(({ isOn }) => isOn).map(({ value }) => value)

const ANY: Times = { weekly: [], dates: [] }

/** 选时间：一周里哪几天，一天里哪几段；都不选就是随时。改一处就给出整个 `value`。 */
Component({
  properties: {
    value: { type: Object, value: ANY },
  },
  data: {
    days: DAYS.map(({ value, text }) => ({ value: String(value), text, isOn: false })),
    parts: PARTS.map(({ value, text }) => ({ value, text, isOn: false })),
    isAny: true,
  },
  observers: {
    value(value: Times) {
      const { days, parts } = weekTimesOf(value)
      this.setData({
        days: DAYS.map(({ value: day, text }) => ({ value: String(day), text, isOn: days.includes(day) })),
        parts: PARTS.map(({ value: part, text }) => ({ value: part, text, isOn: parts.includes(part) })),
        isAny: value.weekly.length === 0,
      })
    },
  },
  methods: {
    toggle(event: WechatMiniprogram.BaseEvent) {
      const { kind, value } = event.currentTarget.dataset as { kind: 'days' | 'parts'; value: string }
      const turned = (of: Mark[], isMeant: boolean) =>
        of.map((one) => (isMeant && one.value === value ? { ...one, isOn: !one.isOn } : one))
      const days = turned(this.data.days, kind === 'days')
      const parts = turned(this.data.parts, kind === 'parts')
      this.setData({ days, parts })
      this.triggerEvent('change', {
        value: timesOf({ days: on(days).map(Number) as WeekTimes['days'], parts: on(parts) }),
      })
    },
  },
})
