/** As many lines are read at a glance; the rest are a tap away. */
const MOST = 3

/** 开放时间，多了先收起；例外的日子另外写。 */
Component({
  properties: {
    lines: { type: Array, value: [] as string[] },
    exceptions: { type: Array, value: [] as string[] },
  },
  data: { shown: [] as string[], isLong: false, isOpen: false },
  observers: {
    'lines, isOpen'(lines: string[], isOpen: boolean) {
      this.setData({ shown: isOpen ? lines : lines.slice(0, MOST), isLong: lines.length > MOST })
    },
  },
  methods: {
    toggle() {
      this.setData({ isOpen: !this.data.isOpen })
    },
  },
})
