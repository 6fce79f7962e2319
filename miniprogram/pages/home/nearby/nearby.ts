import type { PlaceItem, ReachView } from '../../../../typings/contract'
import { chosenPace, reach } from '../../../services/circle'
import { beginTurn } from '../../../services/turn'

/** As many are named. */
const NEAREST = 3

/** 2 个先锋驿站、1 个党群服务中心、35 处店和设施 */
function countText(items: PlaceItem[]): string {
  const count = (kind: PlaceItem['kind']) => items.filter((item) => item.kind === kind).length
  return [
    { count: count('station'), text: '个先锋驿站' },
    { count: count('centre'), text: '个党群服务中心' },
    { count: count('living'), text: '处店和设施' },
  ]
    .filter((one) => one.count > 0)
    .map((one) => `${one.count} ${one.text}`)
    .join('、')
}

/** 从我的网格走 15 分钟能到哪里：几处，最近的三处；点开是服务圈。取不到就不画，也不说。 */
Component({
  options: { virtualHost: true },
  properties: {
    /** Id of my grid. */
    area: { type: String, value: '' },
  },
  data: {
    counts: '',
    nearest: [] as Array<{ id: string; name: string; minutes: number }>,
    outline: [] as ReachView['outline'][number],
    spoken: '',
  },
  observers: {
    area(area: string) {
      this.setData({ counts: '' })
      if (area) void this.look(area)
    },
  },
  methods: {
    async look(area: string) {
      const isNewest = beginTurn(this)
      const view = await reach({ from: { area }, minutes: 15, pace: chosenPace() }).catch(() => undefined)
      if (!view || !isNewest()) return
      const nearest = view.items.slice(0, NEAREST).map(({ id, name, minutes }) => ({ id, name, minutes }))
      const counts = countText(view.items)
      const spoken = nearest.map(({ name, minutes }) => `${name} ${minutes} 分钟`).join('，')
      this.setData({ counts, nearest, spoken, outline: view.outline[0] ?? [] })
    },

    open() {
      this.triggerEvent('open')
    },
  },
})
