import type { WhistleBoard, WhistleCard, WhistleCommand } from '../../../typings/contract'
import { isRefused, newRequestId, sentenceOf } from '../../services/cloud'
import { isSure } from '../../services/confirm'
import { differenceOf } from '../../services/difference'
import { blowPage, whistlePage } from '../../services/route'
import { currentRole, roleKey } from '../../services/store'
import { askFor } from '../../services/subscribe'
import { say, tell } from '../../services/tell'
import { beginTurn } from '../../services/turn'
import { actOnWhistle, listWhistleTasks } from '../../services/whistle'

const NONE: Record<string, string> = {}
/** As many are drawn at first, and more each time the foot of the list is reached: a phone cannot draw them all. */
const STEP = 20

/** 要办的哨：部门看叫到自己的，社区、街道、区看等自己答复的和部门在办的。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    /** Fetches the board anew whenever it changes. */
    fetches: { type: Number, value: 0 },
    /** Draws more of the list whenever it changes. */
    bottoms: { type: Number, value: 0 },
  },
  data: {
    tabs: [] as WhistleBoard['tabs'],
    tab: '',
    /** What is drawn of what is left of the list, and how many more there are. */
    shown: [] as WhistleCard[],
    unseen: 0,
    total: 0,
    isCut: false,
    canBlow: false,
    isReading: false,
    keptAt: 0,
    isDepartment: false,
    isReady: false,
    error: '',
    sendingId: '',
    sendingName: '',
    _items: [] as WhistleCard[],
    _role: '',
    _fetches: 0,
    _most: STEP,
    _bottoms: 0,
    /** Of actions that have not been answered, by whistle and name. */
    _requests: NONE,
  },
  observers: {
    // An observer also runs when a property is set to what it was.
    fetches(fetches: number) {
      if (fetches === this.data._fetches) return
      this.setData({ _fetches: fetches })
      void this.fetch()
    },
    bottoms(bottoms: number) {
      const { _bottoms, _most, unseen } = this.data
      if (bottoms === _bottoms) return
      this.setData({ _bottoms: bottoms, _most: unseen > 0 ? _most + STEP : _most })
    },
    '_items, tab, _most'(items: WhistleCard[], tab: string, most: number) {
      const left = tab ? items.filter(({ tabs }) => tabs.includes(tab)) : items
      const shown = left.slice(0, most)
      this.setData({ total: items.length, shown, unseen: left.length - shown.length })
    },
  },
  methods: {
    /** A failure is shown only while there is nothing else to show; a refusal takes away what is shown. */
    async fetch() {
      this.playRole()
      const isNewest = beginTurn(this)
      try {
        const { items, tabs, isCut, canBlow, isReading, keptAt = 0 } = await listWhistleTasks()
        if (!isNewest()) return
        this.setData(differenceOf(this.data, { _items: items, tabs, isCut, canBlow, isReading, keptAt, error: '' }))
      } catch (error) {
        if (!isNewest()) return
        if (isRefused(error)) this.setData({ _items: [], tabs: [] })
        if (isRefused(error) || !this.data.isReady) this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true })
      this.triggerEvent('fetched')
    },

    /** 换了身份，原来的列表和筛选就不算了。 */
    playRole() {
      const role = currentRole()
      const key = role ? roleKey(role) : ''
      if (key === this.data._role) return
      const isDepartment = role?.role === 'department'
      this.setData({ _role: key, _items: [], tabs: [], tab: '', _most: STEP, isReady: false, error: '', isDepartment })
    },

    retry() {
      this.setData({ isReady: false, error: '' })
      void this.fetch()
    },

    chooseTab(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ tab: event.detail.value, _most: STEP })
    },

    showAll() {
      this.setData({ tab: '', _most: STEP })
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: whistlePage(event.detail.id) })
    },

    blow() {
      void wx.navigateTo({ url: blowPage() })
    },

    async act(event: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
      const { id, name } = event.detail
      const action = this.data._items.find((one) => one.id === id)?.actions.find((one) => one.name === name)
      if (!action || this.data.sendingId) return
      if (action.confirm && !(await isSure(action.text, action.confirm))) return
      const asking = askFor(action.asks)
      const key = `${id} ${name}`
      const requestId = this.data._requests[key] || newRequestId()
      this.setData({ sendingId: id, sendingName: name, _requests: { ...this.data._requests, [key]: requestId } })
      try {
        // 列表里的操作不用填什么，指令里只有名字。
        await actOnWhistle(id, { name } as WhistleCommand, await asking, requestId)
        this.setData({ _requests: { ...this.data._requests, [key]: '' } })
        say(`已${action.text}`)
      } catch (error) {
        tell(error)
      }
      this.setData({ sendingId: '', sendingName: '' })
      await this.fetch()
    },
  },
})
