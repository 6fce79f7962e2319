import type { Point, TicketCard } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { sentenceOf } from '../../../services/cloud'
import { whereAmI } from '../../../services/location'
import { ticketPage } from '../../../services/route'
import { currentRole, knowMe } from '../../../services/store'
import { listTasks } from '../../../services/ticket'
import { beginTurn } from '../../../services/turn'
import { framedBy, linesOf, markersOf } from './drawing'
import { isForToday, routeOf, type Stop } from './stops'

type Scope = 'today' | 'all'

/** 路线：任务在哪里，先去哪一处再去哪一处，要走多久。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    scopes: [] as Chip[],
    scope: 'today' as Scope,
    stops: [] as Stop[],
    summary: '',
    markers: [] as ReturnType<typeof markersOf>,
    lines: [] as ReturnType<typeof linesOf>,
    framed: [] as ReturnType<typeof framedBy>,
    /** Position in the walk of the first stop of the marker that was tapped; −1 for none. */
    chosen: -1,
    isHereKnown: false,
    keptAt: 0,
    isReady: false,
    error: '',
    _items: [] as TicketCard[],
    _here: null as Point | null,
    /** What the person chose to see; empty until they did. */
    _wanted: '' as Scope | '',
  },
  methods: {
    /** 办完一处回来，走的顺序就变了。 */
    onShow() {
      void this.load()
    },

    async load() {
      const isNewest = beginTurn(this)
      try {
        await knowMe()
        const role = currentRole()
        if (!role) return
        const [{ items, keptAt = 0 }, here] = await Promise.all([listTasks(role), this.findMe()])
        if (!isNewest()) return
        const today = items.filter((item) => isForToday(item, Date.now())).length
        const scopes: Chip[] = [
          { value: 'today', text: `今天的 ${today}` },
          { value: 'all', text: `全部 ${items.length}` },
        ]
        this.setData({ _items: items, _here: here ?? null, isHereKnown: here !== undefined, keptAt, scopes, error: '' })
        this.draw(this.data._wanted || (today > 0 ? 'today' : 'all'))
      } catch (error) {
        if (isNewest()) this.setData({ error: sentenceOf(error), stops: [] })
      } finally {
        if (isNewest()) this.setData({ isReady: true })
      }
    },

    /** 走着走着位置就变了，回来要再问；不肯给的，这一页不再问。 */
    async findMe(): Promise<Point | undefined> {
      const { isReady, _here } = this.data
      return isReady && !_here ? undefined : whereAmI()
    },

    retry() {
      this.setData({ isReady: false, error: '' })
      void this.load()
    },

    draw(scope: Scope) {
      const { _items, _here } = this.data
      const here = _here ?? undefined
      const cards = scope === 'all' ? _items : _items.filter((item) => isForToday(item, Date.now()))
      const { stops, summary } = routeOf(cards, here)
      const drawing = { markers: markersOf(stops), lines: linesOf(stops, here), framed: framedBy(stops, here) }
      this.setData({ scope, stops, summary, ...drawing, chosen: -1 })
    },

    choose(event: WechatMiniprogram.CustomEvent<{ value: Scope }>) {
      this.setData({ _wanted: event.detail.value })
      this.draw(event.detail.value)
    },

    /** 点地图上的数字，列表里就标出这一处；几处在同一地点的，都标出来。 */
    onMarker(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
      this.setData({ chosen: event.detail.markerId - 1 })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const stop = this.data.stops[Number(event.currentTarget.dataset.at)]
      if (stop) void wx.navigateTo({ url: ticketPage(stop.id) })
    },

    guide(event: WechatMiniprogram.BaseEvent) {
      const stop = this.data.stops[Number(event.currentTarget.dataset.at)]
      if (!stop) return
      const { lng, lat } = stop.point
      void wx.openLocation({ longitude: lng, latitude: lat, name: stop.title, address: stop.place, scale: 17 })
    },
  },
})
