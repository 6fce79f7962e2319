import type { TaskBoard } from '../../../typings/contract'

/** 最上面的几个数字：各有几件，点一个只看这一类，再点看全部。 */
Component({
  properties: {
    tabs: { type: Array, value: [] as TaskBoard['tabs'] },
    /** Name of the chosen one; empty for all. */
    value: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.BaseEvent) {
      const name = String(event.currentTarget.dataset.name)
      this.triggerEvent('choose', { value: name === this.data.value ? '' : name })
    },
  },
})
