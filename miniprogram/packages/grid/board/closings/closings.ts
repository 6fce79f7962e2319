import type { ClosingsView } from '../../../../../typings/contract'

/** 怎么办结的：每种办结方式几件，另外撤回、并件几件。 */
Component({
  properties: {
    closings: { type: Object, value: null as ClosingsView | null },
  },
  data: { aside: '' },
  observers: {
    closings(closings: ClosingsView | null) {
      if (!closings) return
      const { withdrawn, merged } = closings
      const parts = [...(withdrawn ? [`${withdrawn} 件撤回`] : []), ...(merged ? [`${merged} 件并入别的`] : [])]
      this.setData({ aside: parts.length > 0 ? `另有 ${parts.join('、')}，不计在内` : '' })
    },
  },
})
