import type { Line } from '../found'

/** 地图上选中的一处：叫什么，开不开，走多久；路线、导航、详情。 */
Component({
  properties: {
    place: { type: Object, value: null as Line | null },
    /** 步行 9 分钟 · 590 米, once the way is drawn. */
    wayText: { type: String, value: '' },
    /** Said when the way is only an estimate. */
    wayBasis: { type: String, value: '' },
    isRouting: { type: Boolean, value: false },
  },
  methods: {
    way() {
      this.triggerEvent('way')
    },
    guide() {
      this.triggerEvent('guide')
    },
    detail() {
      this.triggerEvent('detail')
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
