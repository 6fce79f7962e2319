import type { MeView } from '../../typings/contract'
import { meWatch } from '../behaviors/me-watch'
import { circleTab, homeTab, mineTab, ticketsTab } from '../services/route'
import type { Face } from '../services/store'

interface Tab {
  path: string
  text: string
  icon: string
}

const circle: Tab = { path: circleTab, text: '服务圈', icon: 'map-location' }
const mine: Tab = { path: mineTab, text: '我的', icon: 'user' }

/** 每种身份看到的标签。 */
const TABS: Record<Face, Tab[]> = {
  resident: [
    { path: homeTab, text: '首页', icon: 'home' },
    { path: ticketsTab, text: '诉求', icon: 'chat-bubble' },
    circle,
    mine,
  ],
  worker: [{ path: ticketsTab, text: '任务', icon: 'task' }, circle, mine],
  staff: [{ path: ticketsTab, text: '待办', icon: 'task' }, circle, mine],
}

/** A tab as it is drawn and read aloud; what has not been read waits in 我的. */
function drawn(tab: Tab, unread: number) {
  const badge = tab.path === mineTab ? unread : 0
  return { ...tab, badge, label: badge > 0 ? `${tab.text}，${badge} 条未读` : tab.text }
}

Component({
  behaviors: [meWatch],
  data: { tabs: [] as Array<ReturnType<typeof drawn>>, selected: '' },
  observers: {
    'me, face'(me: MeView | null, face: Face) {
      this.setData({ tabs: me ? TABS[face].map((tab) => drawn(tab, me.unread)) : [] })
    },
  },
  methods: {
    go(event: WechatMiniprogram.BaseEvent) {
      void wx.switchTab({ url: String(event.currentTarget.dataset.path) })
    },
  },
})
