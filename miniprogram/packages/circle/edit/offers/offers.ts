import type { LegendItem } from '../../../../../typings/contract'
import { namesOf, namesText } from '../form'

type Names = 'extended' | 'accessibility'

/** 有什么服务：八项基本服务点选，拓展服务和无障碍设施写名称。改一处给出那一项的全部。 */
Component({
  properties: {
    /** All there are to choose from. */
    legend: { type: Array, value: [] as LegendItem[] },
    services: { type: Array, value: [] as string[] },
    extended: { type: Array, value: [] as string[] },
    accessibility: { type: Array, value: [] as string[] },
    field: { type: String, value: '' },
    fault: { type: String, value: '' },
  },
  data: {
    chips: [] as Array<LegendItem & { isOn: boolean }>,
    texts: { extended: '', accessibility: '' },
  },
  observers: {
    'legend, services'(legend: LegendItem[], services: string[]) {
      this.setData({ chips: legend.map((one) => ({ ...one, isOn: services.includes(one.code) })) })
    },
    extended(names: string[]) {
      this.show('extended', names)
    },
    accessibility(names: string[]) {
      this.show('accessibility', names)
    },
  },
  methods: {
    /** 正在写的顿号留着：名称没有变，就不动写着的字。 */
    show(field: Names, names: string[]) {
      if (namesText(namesOf(this.data.texts[field])) !== namesText(names))
        this.setData({ [`texts.${field}`]: namesText(names) })
    },

    toggle(event: WechatMiniprogram.BaseEvent) {
      const code = String(event.currentTarget.dataset.code)
      const { services } = this.data
      const chosen = services.includes(code) ? services.filter((one) => one !== code) : [...services, code]
      this.triggerEvent('change', { change: { services: chosen } })
    },

    onNames(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { field } = event.currentTarget.dataset as { field: Names }
      const { value } = event.detail
      this.setData({ [`texts.${field}`]: value })
      this.triggerEvent('change', { change: { [field]: namesOf(value) } })
    },
  },
})
