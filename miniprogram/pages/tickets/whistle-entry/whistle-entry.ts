import { whistleTasksPage } from '../../../services/route'
import { currentRole, roleKey } from '../../../services/store'
import { listWhistleTasks } from '../../../services/whistle'
import { beginTurn } from '../../../services/turn'

/** What runs at the departments is theirs to do. */
const OTHERS = 'running'

/** 社区、街道、区的待办上面：有几声哨等我。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Counts anew whenever it changes. */
    fetches: { type: Number, value: 0 },
  },
  data: { waiting: 0, _role: '', _fetches: 0 },
  observers: {
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.count()
    },
  },
  methods: {
    /** 没数出来，还是上次的件数；换了身份，上次的不算。入口一直在。 */
    async count() {
      const role = currentRole()
      const key = role ? roleKey(role) : ''
      if (key !== this.data._role) this.setData({ _role: key, waiting: 0 })
      const isNewest = beginTurn(this)
      const board = await listWhistleTasks().catch(() => undefined)
      if (!board || !isNewest()) return
      const waits = board.items.filter(({ tabs }) => tabs.some((name) => name !== OTHERS))
      this.setData({ waiting: waits.length })
    },

    open() {
      void wx.navigateTo({ url: whistleTasksPage })
    },
  },
})
