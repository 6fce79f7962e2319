import type { Point } from '../../typings/contract'
import { sentenceOf } from '../services/cloud'
import { whereAmI } from '../services/location'
import { asPoint, type Place, placeAt, placeOfScene } from '../services/place'
import { placePage } from '../services/route'
import { knowMe } from '../services/store'
import { beginTurn } from '../services/turn'

/** 地点：先用手机定位，不行就用我的网格中心，都可以在地图上改。 */
export const placeChoice = Behavior({
  data: {
    place: null as Place | null,
    placeNote: '',
    isLocating: false,
    /** The place is where the phone or my grid is: nobody has chosen it. */
    isPlaceFound: false,
    /** The map page is open or opening: a marker may tell of the same tap once more. */
    _isChoosing: false,
    /** Where the map begins while no place is chosen; without it, at my grid. */
    _start: null as Point | null,
    _chosen: null as Place | null,
  },
  methods: {
    async findPlace() {
      const isNewest = beginTurn(this, 'place')
      this.setData({ isLocating: true })
      const here = await whereAmI()
      const found = here ? await placeAt(here).catch(sentenceOf) : '没有定位'
      if (!isNewest()) return
      if (typeof found === 'string') await this.startAtHome(found, isNewest)
      else if (!this.data.place) this.setData({ place: found, isPlaceFound: true })
      if (isNewest()) this.setData({ isLocating: false })
    },

    /** 地点要人来选：找到的、正在找的都不算，选过的留着。 */
    dropFound() {
      beginTurn(this, 'place')
      const { isPlaceFound, isLocating } = this.data
      if (isPlaceFound) this.setData({ place: null, isPlaceFound: false })
      if (isPlaceFound || isLocating) this.setData({ placeNote: '', isLocating: false })
    },

    /** 从码或卡片进来的：就是那个网格；那里没有了，还按定位来。 */
    async placeAtScene(scene: string) {
      const isNewest = beginTurn(this, 'chosen')
      try {
        const place = await placeOfScene(scene)
        if (isNewest()) this.setData({ place, isPlaceFound: false, placeNote: '按您扫的码或打开的卡片' })
      } catch (error) {
        if (!isNewest()) return
        const content = sentenceOf(error)
        this.setData({ placeNote: content })
        // 地点在屏幕外面，不当面说就看不到。
        void wx.showModal({ title: '码没有用上', content, showCancel: false, confirmText: '知道了' })
      }
    },

    /** @param why what kept the phone's own position from being used */
    async startAtHome(why: string, isNewest: () => boolean) {
      try {
        const { home } = await knowMe()
        if (this.data.place || !isNewest()) return
        if (home) {
          const place: Place = { point: asPoint(home.centre), located: home, address: '', isByHand: false }
          this.setData({ place, isPlaceFound: true, placeNote: `${why}，先标在您的网格中心` })
        } else this.setData({ placeNote: `${why}，请在地图上选择` })
      } catch (error) {
        if (isNewest()) this.setData({ placeNote: sentenceOf(error) })
      }
    },

    /** Takes over what was chosen on the map page only now: a map that cannot be seen cannot fit its frame. */
    onShow() {
      const { _chosen: place } = this.data
      this.setData({ _isChoosing: false })
      if (!place) return
      beginTurn(this, 'chosen')
      this.setData({ place, isPlaceFound: false, placeNote: '', _chosen: null })
    },

    async changePlace() {
      const { place, _isChoosing } = this.data
      if (_isChoosing) return
      this.setData({ _isChoosing: true })
      const { home } = await knowMe().catch(() => ({ home: undefined }))
      const start = place?.point ?? this.data._start ?? (home && asPoint(home.centre))
      void wx.navigateTo({
        url: placePage(start, place !== null),
        success: ({ eventChannel }) => {
          if (place) eventChannel.emit('given', place)
        },
        events: { chosen: (place: Place) => this.setData({ _chosen: place }) },
        fail: () => this.setData({ _isChoosing: false }),
      })
    },
  },
})
