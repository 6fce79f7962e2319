import type { Origin, Point, ReachView } from '../../../typings/contract'
import { chosenPace, keepPace, type Minutes, reach, shortName, type Walk } from '../../services/circle'
import { isRefused, sentenceOf } from '../../services/cloud'
import { mayLocate, whereAmI } from '../../services/location'
import { knowMe, myself } from '../../services/store'
import { say } from '../../services/tell'
import { beginTurn } from '../../services/turn'
import { listing } from './listing'

/** How long a phone may look for itself before the circle begins at home (ms). */
const PATIENCE = 3_000

/** 怎么知道从哪里出发的：手机定位、我的网格，或者人选的. */
export type How = 'here' | 'home' | 'chosen'

export interface Start {
  from: Origin
  how: How
}

/** 从哪里走，走多久：出发的地方随时能换，走几分钟也能换；没走成，原来的还在。 */
export const walking = Behavior({
  behaviors: [listing],
  data: {
    minutes: 15 as Minutes,
    isElder: false,
    fromText: '',
    basisText: '',
    isEstimate: false,
    keptAt: 0,
    /** `around`: what lies in the view, near or far. */
    mode: 'circle' as 'circle' | 'around',
    /** More lie there than are given. */
    isCut: false,
    isWalking: false,
    isReady: false,
    error: '',
    /** The server's words why one cannot set out from there. */
    refusal: '',
    hasHome: false,
    _start: null as Start | null,
    _reach: null as ReachView | null,
    _at: 0,
  },
  methods: {
    /** 先看手机在哪里（不用问人就看得到的才看），不行就从我的网格；都没有的，让人自己选。Rejects with a CallError. */
    async findStart(): Promise<Start | undefined> {
      await knowMe()
      if (!(await mayLocate())) return homeStart()
      const looking = whereAmI()
      const here = await withinPatience(looking)
      if (here) return { from: { point: here }, how: 'here' }
      const home = homeStart()
      // 定位慢的不等；没有别处可以出发的，定到了再从那里出发。
      if (!home) void looking.then((late) => this.setOut(late)).catch(() => undefined)
      return home
    },

    /** 位置来得晚了：还没有出发的，从那里出发。 */
    async setOut(late: Point | undefined) {
      if (late && !this.data._start) await this.walk({ start: { from: { point: late }, how: 'here' } })
    },

    /** @param change where to set out, or how long to walk; the rest stays */
    async walk(change: { start?: Start; minutes?: Minutes } = {}) {
      const { _start, isElder } = this.data
      const start = change.start ?? _start
      const minutes = change.minutes ?? this.data.minutes
      if (!start) {
        this.setData({ minutes })
        return
      }
      const isNewest = beginTurn(this, 'walk')
      this.setData({ isWalking: true, error: '' })
      const wanted: Walk = { from: start.from, minutes, pace: isElder ? 'elder' : 'normal' }
      try {
        const view = await reach(wanted)
        if (isNewest()) this.arrive(start, view)
      } catch (error) {
        if (isNewest()) await this.stay(start, error)
      } finally {
        if (isNewest()) this.setData({ isWalking: false, isReady: true })
      }
    },

    arrive(start: Start, view: ReachView & { keptAt?: number }) {
      const { minutes, basis, basisText, keptAt = 0, items, isCut } = view
      const fromText = start.how === 'here' ? '您现在的位置' : shortName(view.fromText)
      const isByItself = start.how === 'home' && this.data._start === null
      this.setData({
        ...{
          fromText,
          minutes,
          basisText,
          isEstimate: basis === 'straight',
          keptAt,
          mode: 'circle',
          /** More lie there than are given. */
          isCut,
          chosen: null,
          _chosen: -1,
        },
        // 定位不在本区、自己换到我的网格出发的，为什么还写着。
        ...(!isByItself && { refusal: '' }),
        ...{ _start: start, _reach: view, _at: Date.now() },
      })
      this.list(items)
      this.showCircle({ ...view, fromText })
    },

    /** 没走成：服务端说不行的，写明白；还没有看到过什么的，从我的网格出发，没有网络时手机上也许存着。 */
    async stay(start: Start, error: unknown) {
      const text = sentenceOf(error)
      const home = homeStart()
      const isFromHome = !this.data._start && start.how !== 'home' && home !== undefined
      if (isRefused(error)) this.setData({ refusal: text, hasHome: home !== undefined })
      if (isFromHome) await this.walk({ start: home })
      else if (isRefused(error)) return
      else if (this.data._start) say(text)
      else this.setData({ error: text })
    },

    chooseMinutes(event: WechatMiniprogram.BaseEvent) {
      const minutes = Number(event.currentTarget.dataset.minutes) as Minutes
      if (minutes !== this.data.minutes) void this.walk({ minutes })
    },

    /** 走得慢的按老年人的步速，记在这部手机上。 */
    togglePace() {
      const isElder = !this.data.isElder
      keepPace(isElder ? 'elder' : 'normal')
      this.setData({ isElder })
      void this.walk()
    },

    readPace() {
      this.setData({ isElder: chosenPace() === 'elder' })
    },
  },
})

export function homeStart(): Start | undefined {
  const home = myself()?.home
  return home && { from: { area: home.id }, how: 'home' }
}

/** What comes too late is as good as none: nobody is kept waiting for a satellite. */
function withinPatience<T>(asking: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE)
    asking.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
