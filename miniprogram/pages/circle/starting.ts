import type { AreaItem, Origin } from '../../../typings/contract'
import { whereAmI } from '../../services/location'
import { originOfScene } from '../../services/origin'
import { ensureAgreed } from '../../services/privacy'
import { scanScene } from '../../services/scan'
import { say, tell } from '../../services/tell'
import { looking } from './looking'
import { homeStart } from './walking'

/** 换出发的地方，有这些办法。 */
const WAYS = [
  { name: 'here', text: '用我现在的位置', tone: 'plain' },
  { name: 'home', text: '从我的网格出发', tone: 'plain' },
  { name: 'pick', text: '选一个网格', tone: 'plain' },
  { name: 'scan', text: '扫门口或楼道里的码', tone: 'plain' },
]

/** 换出发的地方：现在的位置、我的网格、一个网格、一个码、地图上的一点。The page needs a `privacy-sheet`. */
export const starting = Behavior({
  behaviors: [looking],
  data: { ways: WAYS, isChoosing: false, isPicking: false },
  methods: {
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
  },
})
