/** 姓氏头像；没有名字时是一个人形。 */
Component({
  properties: {
    name: { type: String, value: '' },
    /** Pixels. */
    size: { type: Number, value: 48 },
  },
  data: { initial: '' },
  observers: {
    name(name: string) {
      this.setData({ initial: [...name][0] ?? '' })
    },
  },
})
