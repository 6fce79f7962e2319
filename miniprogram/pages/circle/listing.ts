import type { Legend } from '../../../typings/contract'
import { type ChipGroup, chipGroups, type Filter, isNarrow, matches, NO_FILTER, toggled } from './filter'
import { placeOfMarker } from './drawing'
import { type Found, type Line, lineOf } from './found'
import { viewOf } from './map'
import { scene } from './scene'

/** As many lines are drawn at once. */
const STEP = 20
/** A tap on a marker may be told as a tap on the map as well (ms). */
const ONE_TAP = 300
/** Share of the map's height that the card of a place takes. */
const UNDER_CARD = 0.4

/** 地点的列表：由近到远，按标签筛，一次画二十处。 */
export const listing = Behavior({
  behaviors: [scene],
  data: {
    rows: [] as Line[],
    groups: [] as ChipGroup[],
    /** Of those found: all, those that match, and those not drawn yet. */
    total: 0,
    count: 0,
    unseen: 0,
    isNarrow: false,
    chosen: null as Line | null,
    /** Position in the list of the line the list scrolls to; −1 for none. */
    scrollTo: -1,
    /** The place stands where its card would lie: the card goes to the top of the map. */
    isCardHigh: false,
    _filter: NO_FILTER,
    _markerTapAt: 0,
  },
  methods: {
    /** 换了一批地点；地图由叫它的人来画。 */
    list(found: Found[]) {
      this.setData({ _found: found, total: found.length })
      this.narrow()
    },

    takeLegend(legend: Legend) {
      this.setData({ _legend: legend })
      this.narrow()
      this.draw()
    },

    onChip(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.filter(toggled(this.data._filter, event.detail.key))
    },

    showAll() {
      this.filter(NO_FILTER)
    },

    filter(filter: Filter) {
      this.setData({ _filter: filter })
      this.narrow()
      this.draw()
    },

    narrow() {
      const { _found, _filter, _legend, chosen } = this.data
      const fits = matches(_filter)
      const shown = _found.flatMap((place, at) => (fits(place) ? [at] : []))
      const kept = chosen ? shown.find((at) => _found[at]?.id === chosen.id) : undefined
      this.setData({
        _shown: shown,
        _chosen: kept ?? -1,
        ...(kept === undefined && { chosen: null, paths: [] }),
        rows: this.linesFrom(shown.slice(0, STEP)),
        groups: chipGroups(_legend, _filter, _found),
        count: shown.length,
        unseen: Math.max(0, shown.length - STEP),
        isNarrow: isNarrow(_filter),
        scrollTo: -1,
      })
    },

    /** 再看二十处：只送新的。 */
    more() {
      this.drawUpTo(this.data.rows.length + STEP)
    },

    drawUpTo(wanted: number) {
      const { _shown, rows } = this.data
      const drawn = rows.length
      const next = this.linesFrom(_shown.slice(drawn, wanted))
      const added = Object.fromEntries(next.map((line, index) => [`rows[${drawn + index}]`, line]))
      this.setData({ ...added, unseen: _shown.length - drawn - next.length })
    },

    linesFrom(positions: number[]): Line[] {
      const { _found, _legend } = this.data
      return positions.flatMap((at) => {
        const place = _found[at]
        return place ? [lineOf(place, at, _legend)] : []
      })
    },

    onMarker(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
      this.setData({ _markerTapAt: Date.now() })
      this.choose(placeOfMarker(event.detail.markerId))
    },

    /** 看着一处的时候，点别的地方就不看了；没有看着，就在那里标一点。 */
    onMapTap(event: WechatMiniprogram.CustomEvent<{ longitude?: number; latitude?: number }>) {
      const { longitude, latitude } = event.detail
      if (Date.now() - this.data._markerTapAt < ONE_TAP) return
      if (this.data.chosen) this.unchoose()
      else if (longitude !== undefined && latitude !== undefined) this.pin({ lng: longitude, lat: latitude })
    },

    /** 选中一处：列表滚到它，地图上另外写明。 */
    choose(at: number) {
      const { _found, _shown, _legend, rows } = this.data
      const place = _found[at]
      const index = _shown.indexOf(at)
      this.unpin()
      if (!place) return
      if (index >= rows.length) this.drawUpTo(Math.ceil((index + 1) / STEP) * STEP)
      this.setData({ _chosen: at, chosen: lineOf(place, at, _legend), paths: [], scrollTo: index })
      this.draw()
      void this.placeCard(place)
    },

    async placeCard({ point: [, lat] }: Found) {
      const view = await viewOf(this)
      const isCardHigh = view !== undefined && lat < view.south + (view.north - view.south) * UNDER_CARD
      if (isCardHigh !== this.data.isCardHigh) this.setData({ isCardHigh })
    },

    unchoose() {
      this.setData({ _chosen: -1, chosen: null, paths: [], scrollTo: -1 })
      this.draw()
    },
  },
})
