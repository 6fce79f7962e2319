import type { CategoryGroupView, CategoryView } from '../../../typings/contract'

/** 选类别：按大类翻，也可以搜。 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    groups: { type: Array, value: [] as CategoryGroupView[] },
    /** Code of the class chosen now. */
    value: { type: String, value: '' },
  },
  data: { sought: '', shown: [] as CategoryGroupView[] },
  observers: {
    'groups, sought'(groups: CategoryGroupView[], sought: string) {
      const matches = ({ name, plain }: CategoryView) => name.includes(sought) || plain.includes(sought)
      const shown = groups.map((group) => ({ ...group, items: group.items.filter(matches) }))
      this.setData({ shown: shown.filter((group) => group.items.length > 0) })
    },
  },
  methods: {
    search(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ sought: event.detail.value.trim() })
    },
    choose(event: WechatMiniprogram.BaseEvent) {
      const code = String(event.currentTarget.dataset.code)
      const category = this.data.groups.flatMap((group) => group.items).find((item) => item.code === code)
      if (category) this.triggerEvent('choose', { category })
    },
    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.triggerEvent('close')
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
