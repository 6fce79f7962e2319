import type { Point } from '../../../typings/contract'
import { polygonOf } from './polygon'

type Outline = Array<[number, number]>

const PIN = '/images/pin.png'

/** 小地图：网格的边界和一个点，只看不动。 */
Component({
  properties: {
    /** `[lng, lat]` each, as {@link Located} gives it. */
    outline: { type: Array, value: [] as Outline },
    point: { type: Object, value: null as Point | null },
    height: { type: Number, value: 140 },
  },
  data: {
    isReady: false,
    centre: { lng: 0, lat: 0 },
    polygons: [] as Array<ReturnType<typeof polygonOf>>,
    markers: [] as Array<{
      id: number
      longitude: number
      latitude: number
      iconPath: string
      width: number
      height: number
    }>,
    framed: [] as Array<{ longitude: number; latitude: number }>,
  },
  observers: {
    'outline, point'(outline: Outline, point: Point | null) {
      const polygons = outline.length > 2 ? [polygonOf(outline)] : []
      const pin = point && { longitude: point.lng, latitude: point.lat }
      const border = polygons.flatMap(({ points }) => points)
      const first = pin ?? border[0]
      if (!first) return
      this.setData({
        polygons,
        // 只有一个点时没有范围可言，用默认的缩放。
        framed: border.length > 0 && pin ? [...border, pin] : border,
        isReady: true,
        centre: { lng: first.longitude, lat: first.latitude },
        markers: pin ? [{ id: 1, ...pin, iconPath: PIN, width: 28, height: 34 }] : [],
      })
    },
  },
  methods: {
    /** 原生地图上的点按冒不冒泡，各处不一样：在这里接住，用自己的事件说，外面只听见一次。 */
    press() {
      this.triggerEvent('press')
    },
  },
})
