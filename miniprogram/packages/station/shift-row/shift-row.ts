import type { ShiftActionName, ShiftView } from '../../../../typings/contract'

/** 一班：哪天几点，谁值，到哪一步；下面是可以做的。 */
Component({
  properties: {
    shift: { type: Object, value: {} as ShiftView },
    /** Steps that are drawn, of those the server allows. */
    offered: { type: Array, value: [] as ShiftActionName[] },
    /** Leaves out the day, where a heading says it. */
    hidesDay: { type: Boolean, value: false },
    /** Which step of which shift is on its way: `<name> <id>`. */
    sending: { type: String, value: '' },
  },
  data: { actions: [] as ShiftView['actions'] },
  observers: {
    'shift, offered'({ actions = [] }: Partial<ShiftView>, offered: ShiftActionName[]) {
      this.setData({ actions: actions.filter(({ name }) => offered.includes(name)) })
    },
  },
  methods: {
    act(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('act', { name: String(event.currentTarget.dataset.name), shift: this.data.shift })
    },
  },
})
