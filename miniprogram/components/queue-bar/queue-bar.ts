import { queueWatch } from '../../behaviors/queue-watch'
import { queuePage } from '../../services/route'
import { heldBack, type Step } from '../../services/step-queue'

/** 有没发出的操作时，一直看得见：几个要看一看，几个等它看过，几个待发送。 */
Component({
  behaviors: [queueWatch],
  // 没有要发的时候，在页面里不占地方。
  options: { virtualHost: true, pureDataPattern: /^_/ },
  data: { waiting: 0, troubled: 0, held: 0 },
  observers: {
    _steps(steps: Step[]) {
      const troubled = steps.filter(({ trouble }) => trouble !== undefined).length
      const held = heldBack(steps).length
      this.setData({ waiting: steps.length - troubled - held, troubled, held })
    },
  },
  methods: {
    open() {
      void wx.navigateTo({ url: queuePage })
    },
  },
})
