import { listAreas } from '../../services/area'
import { getLegend, listHandMaps, type Minutes } from '../../services/circle'
import { sentenceOf } from '../../services/cloud'
import { originIn } from '../../services/origin'
import { asPoint } from '../../services/place'
import { circleTab } from '../../services/route'
import { circleCard } from '../../services/share'
import { showTab } from '../../services/tab'
import { boxOf, framedBy } from './framing'
import { starting } from './starting'
import type { Start } from './walking'

/** What is open or shut has changed by then (ms). */
const STALE = 600_000

type Query = Record<string, string | undefined>

const SPANS: Minutes[] = [5, 10, 15]
const NO_QUERY: Query = {}

/** 服务圈：从这里走几分钟，到得了哪里。 */
Component({
  behaviors: [starting],
  options: { pureDataPattern: /^_/ },
  data: {
    spans: SPANS,
    _query: NO_QUERY,
  },
  methods: {
    onLoad(query: Query) {
      const minutes = SPANS.find((each) => String(each) === query.minutes) ?? 15
      this.readPace()
      this.setData({ _query: query, minutes })
      void this.begin()
    },

    onShow() {
      showTab(this, circleTab)
      const { _start, _at, mode, isWalking } = this.data
      if (_start && mode === 'circle' && !isWalking && Date.now() - _at > STALE) void this.walk()
    },

    async begin() {
      this.setData({ error: '' })
      void this.dress()
      try {
        const from = originIn(this.data._query)
        const start: Start | undefined = from ? { from, how: 'chosen' } : await this.findStart()
        if (this.data._start) return
        if (start) await this.walk({ start })
        if (!this.data._start && !this.data.error) await this.beginAnywhere()
      } catch (error) {
        this.setData({ error: sentenceOf(error), isReady: true })
      }
    },

    /** 不知道人在哪里：给出整个区的地图，可以在上面点。 */
    async beginAnywhere() {
      const centres = (await listAreas()).map(({ centre }) => centre)
      this.setData({
        centre: asPoint(centres[0] ?? [0, 0]),
        scale: 12,
        framed: centres.length > 1 ? framedBy(centres) : [],
        isReady: true,
      })
    },

    /** 名目和手绘地图，没有也照样看。 */
    async dress() {
      const [legend, handMaps] = await Promise.all([
        getLegend().catch(() => undefined),
        listHandMaps().catch(() => undefined),
      ])
      if (legend) this.takeLegend(legend)
      if (!handMaps) return
      this.setData({ _handMaps: handMaps })
      const { _reach } = this.data
      if (_reach) this.findHandMaps(boxOf([_reach.from, ..._reach.outline.flat()]))
    },

    retry() {
      this.setData({ isReady: false })
      void this.begin()
    },

    onShareAppMessage() {
      const { _reach, _start, minutes } = this.data
      return _reach && _start
        ? circleCard(_reach, _start.how === 'here' ? undefined : _start.from)
        : circleCard({ fromText: '', minutes, items: [] })
    },
  },
})
