import type { GridCard } from '../../../typings/contract'
import { splitArea } from '../../services/area'

/** 我的网格：谁负责，在不在岗，打电话找他。 */
Component({
  properties: {
    grid: { type: Object, value: null as GridCard | null },
  },
  data: { name: '', title: '', taker: '', phone: '', street: '', below: '' },
  observers: {
    grid(grid: GridCard | null) {
      if (!grid) return
      const { worker } = grid
      const standIn = worker?.onDuty === false ? grid.standIns[0] : undefined
      this.setData({
        ...splitArea(grid.text),
        name: worker?.name ?? '',
        title: worker ? `网格员 ${worker.name}` : grid.takenBy,
        // 网格员不在岗时，电话打给代岗的人。
        taker: (standIn ?? worker)?.name ?? '',
        phone: (standIn ?? worker)?.phone ?? '',
      })
    },
  },
  methods: {
    change() {
      this.triggerEvent('change')
    },
  },
})
