import type { AreaItem, Point } from '../../../typings/contract'
import { polygonOf } from '../../components/grid-map/polygon'
import { listAreas } from '../../services/area'
import { sentenceOf } from '../../services/cloud'
import { asPoint, type Place, placeAt, placeInArea, placeOfScene } from '../../services/place'
import { scanScene } from '../../services/scan'
import { tell } from '../../services/tell'
import { beginTurn } from '../../services/turn'

interface RegionChange {
  type: string
  causedBy?: string
  detail: { type?: string; causedBy?: string }
}

/** What WeChat says caused a move of the map: the first when it begins, the others when it ends. */
const BY_HAND = ['gesture', 'drag', 'scale']

/** 选择位置：移动地图把标记对准，或者一级一级选网格。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    start: null as Point | null,
    place: null as Place | null,
    polygons: [] as Array<ReturnType<typeof polygonOf>>,
    address: '',
    error: '',
    isLocating: true,
    isPicking: false,
    /** 就选这里 was tapped while the place was still being looked for: it is taken as soon as it is found. */
    isHeld: false,
  },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const start = query.lng && query.lat ? { lng: Number(query.lng), lat: Number(query.lat) } : null
      const opener = query.given ? this.getOpenerEventChannel() : undefined
      if (!opener?.on) return void this.begin(start)
      this.setData({ start })
      opener.on('given', (place: Place) => this.take(place))
    },

    /** 选好的还是选好的：没有挪动，就不重新找。 */
    take(place: Place) {
      this.setData({ address: place.address })
      void this.find(() => Promise.resolve(place), { isElsewhere: true })
    },

    async begin(known: Point | null) {
      const isNewest = beginTurn(this)
      try {
        const start = known ?? (await firstCentre())
        if (!isNewest()) return
        this.setData({ start })
        await this.find(() => placeAt(start))
      } catch (error) {
        if (isNewest()) this.lose(sentenceOf(error))
      }
    },

    /** Only a move by the person counts: after our own moves the place is known already. */
    onRegion(event: RegionChange) {
      const cause = event.detail.causedBy ?? event.causedBy ?? ''
      if (!BY_HAND.includes(cause)) return
      if ((event.detail.type ?? event.type) === 'begin') {
        // 地图还在动，下面写的已经不是标记指的地方。
        beginTurn(this)
        this.setData({ isLocating: true, isHeld: false })
        return
      }
      const isNewest = beginTurn(this)
      wx.createMapContext('map', this).getCenterLocation({
        success: ({ longitude, latitude }) => {
          if (isNewest()) void this.find(() => placeAt({ lng: longitude, lat: latitude }))
        },
        fail: () => {
          if (isNewest()) this.lose('没有读到标记的位置，请再移动一下地图')
        },
      })
    },

    /**
     * Shows the place found; while the map moves on, only the newest answer counts.
     * @param option `isElsewhere`: the map is to go there; `kept`: what stays chosen when nothing is found
     */
    async find(look: () => Promise<Place>, option: { isElsewhere?: boolean; kept?: Place | null } = {}) {
      const isNewest = beginTurn(this)
      this.setData({ isLocating: true, error: '' })
      try {
        const place = await look()
        if (!isNewest()) return
        const { outline } = place.located
        const polygons = outline.length > 2 ? [polygonOf(outline)] : []
        this.setData({ place, polygons, isLocating: false, ...(option.isElsewhere && { start: place.point }) })
        if (this.data.isHeld) this.confirm()
      } catch (error) {
        if (!isNewest()) return
        if (option.kept) {
          this.setData({ isLocating: false, isHeld: false })
          tell(error)
        } else this.lose(sentenceOf(error))
      }
    },

    /** 标记指的地方没有找到，也就没有选好的。 */
    lose(error: string) {
      this.setData({ place: null, polygons: [], error, isLocating: false, isHeld: false })
    },

    pickArea() {
      this.setData({ isPicking: true, isHeld: false })
    },

    closePicker() {
      this.setData({ isPicking: false })
    },

    chooseArea(event: WechatMiniprogram.CustomEvent<{ area: AreaItem; text: string }>) {
      const { area, text } = event.detail
      this.setData({ isPicking: false })
      void this.find(() => placeInArea(area, text), { isElsewhere: true })
    },

    /** 扫楼道里贴的网格码、门口贴的驿站码；码不对的，选好的还在。 */
    async scan() {
      const scene = await scanScene()
      if (scene === undefined) return
      // 还在找的时候，写着的不是标记指的地方。
      const kept = this.data.isLocating ? null : this.data.place
      this.setData({ isHeld: false })
      await this.find(() => placeOfScene(scene), { isElsewhere: true, kept })
    },

    onAddress(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ address: event.detail.value })
    },

    confirm() {
      const { place, address, isLocating } = this.data
      this.setData({ isHeld: isLocating })
      if (!place || isLocating) return
      this.getOpenerEventChannel().emit?.('chosen', { ...place, address: address.trim() })
      void wx.navigateBack()
    },
  },
})

/** 什么位置都不知道时，从第一个街道开始。 */
async function firstCentre(): Promise<Point> {
  const [first] = await listAreas()
  return asPoint(first?.centre ?? [0, 0])
}
