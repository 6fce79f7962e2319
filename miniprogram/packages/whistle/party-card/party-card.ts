import type { PartyView } from '../../../../typings/contract'

/** 一个部门：主办还是协办，到哪一步，每一步的钟，可以打电话找它。 */
Component({
  properties: {
    party: { type: Object, value: null as PartyView | null },
  },
})
