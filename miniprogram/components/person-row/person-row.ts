/** 一个人：叫什么，做什么，打电话给他。 */
Component({
  options: { multipleSlots: true },
  properties: {
    name: { type: String, value: '' },
    /** What they do: 楼栋长. */
    text: { type: String, value: '' },
    /** 在岗 · 请假至 周四 18:00; empty says nothing. */
    dutyText: { type: String, value: '' },
    isOnDuty: { type: Boolean, value: true },
    note: { type: String, value: '' },
    /** Empty: cannot be called. */
    phone: { type: String, value: '' },
  },
})
