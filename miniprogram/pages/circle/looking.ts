import type { PlaceItem, RouteView } from '../../../typings/contract'
import { placesAround, routeTo } from '../../services/circle'
import { doorPage } from '../../services/route'
import { say, tell } from '../../services/tell'
import { beginTurn } from '../../services/turn'
import { footprintsOf, pathsOf } from './drawing'
import { type Found, foundBy, lengthText } from './found'
import { framedAround } from './framing'
import { sizeOfMap, viewOf } from './map'
import { walking } from './walking'

/** 看一处：路线、导航、详情；也看圈子以外的一片。 */
export const looking = Behavior({
  behaviors: [walking],
  data: {
    isRouting: false,
    /** 步行 9 分钟 · 590 米; empty while no way is drawn. */
    wayText: '',
    wayBasis: '',
    isSearching: false,
  },
  observers: {
    // 换了一处，或者不看了，路线也就不画了。
    chosen() {
      if (this.data.wayText) this.setData({ wayText: '', wayBasis: '' })
    },
  },
  methods: {
    placeAt(event: WechatMiniprogram.BaseEvent): PlaceItem | undefined {
      return this.data._found[Number(event.currentTarget.dataset.at)]
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const place = this.placeAt(event)
      if (place) void wx.navigateTo({ url: doorPage(place.id, this.data._start?.from) })
    },

    /** 从现在出发的地方走过去的路。 */
    async showWay(event: WechatMiniprogram.BaseEvent) {
      const at = Number(event.currentTarget.dataset.at)
      const place = this.data._found[at]
      const { _start, isElder } = this.data
      if (!place) return
      if (this.data.chosen?.id !== place.id) this.choose(at)
      if (!_start) {
        say('先选好从哪里出发')
        return
      }
      const isNewest = beginTurn(this, 'way')
      this.setData({ isRouting: true })
      try {
        const way = await routeTo(place.id, _start.from, isElder ? 'elder' : 'normal')
        if (isNewest() && this.data.chosen?.id === place.id) this.drawWay(way, place)
      } catch (error) {
        if (isNewest()) tell(error)
      } finally {
        if (isNewest()) this.setData({ isRouting: false })
      }
    },

    drawWay(way: RouteView, place: Found) {
      const { minutes, metres, line, basis, basisText } = way
      this.setData({
        paths: pathsOf(way),
        framed: framedAround(
          footprintsOf([...(this.data._from ? [this.data._from] : []), ...line], place),
          sizeOfMap(),
        ),
        wayText: `步行 ${minutes} 分钟 · ${lengthText(metres)}`,
        wayBasis: basis === 'straight' ? basisText : '',
        // 地图跟着路线走，卡片回到下面，给它留了地方。
        isCardHigh: false,
      })
    },

    guide(event: WechatMiniprogram.BaseEvent) {
      const place = this.placeAt(event)
      if (!place) return
      const [longitude, latitude] = place.point
      void wx.openLocation({ longitude, latitude, name: place.name, scale: 17 })
    },

    /** 圈子以外的：现在看得到的这一片有哪些。 */
    async searchView() {
      if (this.data.isSearching) return
      const isNewest = beginTurn(this, 'walk')
      this.setData({ isSearching: true })
      try {
        const view = await viewOf(this)
        if (!view) return say('没有读到地图的范围，请再移动一下地图')
        const { items, isCut } = await placesAround(view)
        if (!isNewest()) return
        this.setData({ mode: 'around', isCut, isMoved: false, isReady: true })
        this.list(foundBy(items, this.data._reach))
        this.draw()
      } catch (error) {
        if (isNewest()) tell(error)
      } finally {
        this.setData({ isSearching: false })
      }
    },

    /** 回到走得到的那些。 */
    backToCircle() {
      const { _reach, fromText } = this.data
      if (!_reach) return
      this.setData({ mode: 'circle', isCut: _reach.isCut })
      this.list(_reach.items)
      this.showCircle({ ..._reach, fromText })
    },
  },
})
