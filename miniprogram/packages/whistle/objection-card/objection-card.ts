import type { ObjectionView } from '../../../../typings/contract'

/** 部门对评单的一次申诉：它怎么说，街道怎么答复，区里怎么裁定。 */
Component({
  properties: {
    objection: { type: Object, value: null as ObjectionView | null },
  },
})
