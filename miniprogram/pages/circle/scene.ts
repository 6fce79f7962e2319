import type { HandMap, Legend, Point, ReachView } from '../../../typings/contract'
import { asPoint } from '../../services/place'
import { markersOf, type pathsOf, polygonsOf } from './drawing'
import type { Found } from './found'
import { apart, boxOf, framedBy, overlap } from './framing'
import { layHandMap, liftHandMap, mapOf, viewOf } from './map'

/** What WeChat says caused a move of the map that its person made. */
const BY_HAND = ['gesture', 'drag', 'scale']

const NO_LEGEND: Legend = { services: [], classes: [] }

interface RegionChange {
  type: string
  causedBy?: string
  detail: { type?: string; causedBy?: string }
}

/** 地图：走得到的范围、各处地点、标的一点、手绘地图。大的数据都在下划线后面，不过渲染层。 */
export const scene = Behavior({
  data: {
    centre: null as Point | null,
    scale: 15,
    framed: [] as ReturnType<typeof framedBy>,
    polygons: [] as ReturnType<typeof polygonsOf>,
    /** The way to the place that is chosen. */
    paths: [] as ReturnType<typeof pathsOf>,
    /** The person has moved the map since. */
    isMoved: false,
    isPinned: false,
    hasHandMap: false,
    isHandDrawn: false,
    _from: null as [number, number] | null,
    _fromText: '',
    _pin: null as Point | null,
    _found: [] as Found[],
    /** Positions of those that are drawn. */
    _shown: [] as number[],
    _chosen: -1,
    _legend: NO_LEGEND,
    _handMaps: [] as HandMap[],
    /** Positions of the hand-drawn map of where one looks, and of the one that lies on the ground; −1 for none. */
    _near: -1,
    _laid: -1,
  },
  methods: {
    /** 换了出发的地方或时间：重新画范围，地图跟过去。 */
    showCircle({ from, fromText, outline }: ReachView) {
      const points = [from, ...outline.flat()]
      this.setData(
        {
          centre: asPoint(from),
          framed: framedBy(points),
          polygons: polygonsOf(outline),
          paths: [],
          isMoved: false,
          isPinned: false,
          _pin: null,
          _from: from,
          _fromText: fromText,
        },
        () => {
          this.draw()
          this.findHandMaps(boxOf(points))
        },
      )
    },

    draw() {
      if (!this.data.centre) return
      const { _from, _fromText, _pin, _found, _shown, _chosen, _legend, _laid } = this.data
      const scenery = { from: _from, fromText: _fromText, pin: _pin, found: _found, shown: _shown, chosen: _chosen }
      const markers = markersOf({ ...scenery, legend: _legend, isHandDrawn: _laid >= 0 })
      mapOf(this).addMarkers({ clear: true, markers })
    },

    async onRegion(event: RegionChange) {
      const cause = event.detail.causedBy ?? event.causedBy ?? ''
      if ((event.detail.type ?? event.type) !== 'end' || !BY_HAND.includes(cause)) return
      if (!this.data.isMoved) this.setData({ isMoved: true })
      const view = await viewOf(this)
      if (view) this.findHandMaps(view)
    },

    onLongPress(event: WechatMiniprogram.TouchEvent) {
      const [touch] = event.touches
      if (!touch) return
      // 地图在页面最上面，页面自己不滚动：屏幕上的点就是地图上的点。
      mapOf(this).fromScreenLocation({
        x: touch.clientX,
        y: touch.clientY,
        success: ({ longitude, latitude }) => this.pin({ lng: longitude, lat: latitude }),
      })
    },

    pin(point: Point) {
      this.setData({ _pin: point, isPinned: true })
      this.draw()
    },

    unpin() {
      if (!this.data.isPinned) return
      this.setData({ _pin: null, isPinned: false })
      this.draw()
    },

    /**
     * 一次只铺一张，正看着的那个社区的：邻近的两张边上会互相盖住。
     * @param view where one looks: a hand-drawn map may lie there
     */
    findHandMaps(view: HandMap['bounds']) {
      const { _handMaps, hasHandMap } = this.data
      const [near = -1] = _handMaps
        .flatMap(({ bounds }, at) => (overlap(bounds, view) ? [at] : []))
        .sort((one, other) => this.awayFrom(view, one) - this.awayFrom(view, other))
      this.setData({ _near: near, ...(hasHandMap !== near >= 0 && { hasHandMap: near >= 0 }) })
      this.layHandMap()
    },

    awayFrom(view: HandMap['bounds'], at: number): number {
      const map = this.data._handMaps[at]
      return map ? apart(map.bounds, view) : Infinity
    },

    toggleHandMap() {
      this.setData({ isHandDrawn: !this.data.isHandDrawn })
      this.layHandMap()
    },

    layHandMap() {
      const { _near, _laid, _handMaps, isHandDrawn } = this.data
      const wanted = isHandDrawn ? _near : -1
      const map = _handMaps[wanted]
      if (_laid === wanted) return
      if (_laid >= 0) liftHandMap(this, _laid + 1)
      if (map) layHandMap(this, wanted + 1, map)
      this.setData({ _laid: wanted })
      this.draw()
    },
  },
})
