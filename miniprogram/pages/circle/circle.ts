import type { AreaItem, Origin } from '../../../typings/contract'
import { listAreas } from '../../services/area'
import { getLegend, listHandMaps, type Minutes } from '../../services/circle'
import { sentenceOf } from '../../services/cloud'
import { whereAmI } from '../../services/location'
import { originIn, originOfScene } from '../../services/origin'
import { asPoint } from '../../services/place'
import { ensureAgreed } from '../../services/privacy'
import { circleTab } from '../../services/route'
import { scanScene } from '../../services/scan'
import { circleCard } from '../../services/share'
import { showTab } from '../../services/tab'
import { say, tell } from '../../services/tell'
import { boxOf } from './drawing'
import { looking } from './looking'
import { homeStart, type Start } from './walking'

/** What is open or shut has changed by then (ms). */
const STALE = 600_000

/** 换出发的地方，有这些办法。 */
const WAYS = [
  { name: 'here', text: '用我现在的位置', tone: 'plain' },
  { name: 'home', text: '从我的网格出发', tone: 'plain' },
  { name: 'pick', text: '选一个网格', tone: 'plain' },
  { name: 'scan', text: '扫门口或楼道里的码', tone: 'plain' },
]

type Query = Record<string, string | undefined>

const SPANS: Minutes[] = [5, 10, 15]
const NO_QUERY: Query = {}

/** 服务圈：从这里走几分钟，到得了哪里。 */
Component({
  behaviors: [looking],
  options: { pureDataPattern: /^_/ },
  data: {
    spans: SPANS,
    ways: WAYS,
    isChoosing: false,
    isPicking: false,
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
      const [first] = await listAreas()
      this.setData({ centre: asPoint(first?.centre ?? [0, 0]), scale: 13, isReady: true })
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

    chooseStart() {
      this.setData({ isChoosing: true })
    },

    closeChoices() {
      this.setData({ isChoosing: false, isPicking: false })
    },

    async onWay(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
      this.closeChoices()
      const ways: Record<string, () => unknown> = {
        here: () => this.startHere(),
        home: () => this.startHome(),
        pick: () => this.setData({ isPicking: true }),
        scan: () => this.startAtCode(),
      }
      await ways[event.detail.name]?.()
    },

    startFrom(from: Origin): Promise<void> {
      return this.walk({ start: { from, how: 'chosen' } })
    },

    async startHere() {
      try {
        if (!(await ensureAgreed())) return
        const here = await whereAmI()
        if (here) await this.walk({ start: { from: { point: here }, how: 'here' } })
        else say('没有定位到您在哪里，可以在地图上点一下')
      } catch (error) {
        tell(error)
      }
    },

    /** 没有选过网格的，选一个。 */
    async startHome() {
      const home = homeStart()
      if (home) await this.walk({ start: home })
      else this.setData({ isPicking: true })
    },

    pickArea(event: WechatMiniprogram.CustomEvent<{ area: AreaItem }>) {
      this.closeChoices()
      void this.startFrom({ area: event.detail.area.id })
    },

    async startAtCode() {
      const scene = await scanScene()
      if (scene === undefined) return
      const from = originOfScene(scene)
      if (from) await this.startFrom(from)
      else say('这不是网格、驿站的码')
    },

    async startAtPin() {
      const { _pin } = this.data
      if (_pin) await this.startFrom({ point: _pin })
    },

    onShareAppMessage() {
      const { _reach, _start, minutes } = this.data
      return _reach && _start
        ? circleCard(_reach, _start.how === 'here' ? undefined : _start.from)
        : circleCard({ fromText: '', minutes, items: [] })
    },
  },
})
