import { homeTab, mineTab, ticketsTab } from '../services/route'
import { currentFace, type Face, myself, onMeChange } from '../services/store'

interface Tab {
  path: string
  text: string
  icon: string
}

const mine: Tab = { path: mineTab, text: '我的', icon: 'user' }

/** 每种身份看到的标签。 */
const TABS: Record<Face, Tab[]> = {
  resident: [
    { path: homeTab, text: '首页', icon: 'home' },
    { path: ticketsTab, text: '诉求', icon: 'chat-bubble' },
    mine,
  ],
  worker: [{ path: ticketsTab, text: '任务', icon: 'task' }, mine],
  staff: [{ path: ticketsTab, text: '待办', icon: 'task' }, mine],
}

/** How each bar stops listening. */
const listening = new WeakMap<object, () => void>()

Component({
  data: { tabs: [] as Tab[], selected: '', unread: 0 },
  lifetimes: {
    attached() {
      this.redraw()
      listening.set(
        this,
        onMeChange(() => this.redraw()),
      )
    },
    detached() {
      listening.get(this)?.()
    },
  },
  methods: {
    redraw() {
      const me = myself()
      this.setData({ tabs: me ? TABS[currentFace()] : [], unread: me?.unread ?? 0 })
    },
    go(event: WechatMiniprogram.BaseEvent) {
      void wx.switchTab({ url: String(event.currentTarget.dataset.path) })
    },
  },
})
