import type { Chip } from '../../../../components/chip-bar/chip-bar'

/** 一排小标签，可以选几个，也可以一个不选。 */
Component({
  properties: {
    chips: { type: Array, value: [] as Chip[] },
    values: { type: Array, value: [] as string[] },
  },
  data: { shown: [] as Array<Chip & { isOn: boolean }> },
  observers: {
    'chips, values'(chips: Chip[], values: string[]) {
      this.setData({ shown: chips.map((chip) => ({ ...chip, isOn: values.includes(chip.value) })) })
    },
  },
  methods: {
    toggle(event: WechatMiniprogram.BaseEvent) {
      const value = String(event.currentTarget.dataset.value)
      const { values } = this.data
      this.triggerEvent('choose', {
        values: values.includes(value) ? values.filter((one) => one !== value) : [...values, value],
      })
    },
  },
})
