import { monthAfter, monthOf } from '../services/month'
import { pageView } from './page-view'

/** 一个月一页的 `pageView`：往前往后翻，这个月是最后一页。What the page reads, it reads of `month`. */
export const monthPages = Behavior({
  behaviors: [pageView],
  data: { month: '', isLatest: true },
  methods: {
    show(month: string): Promise<void> {
      this.setData({ month, isLatest: month >= monthOf(Date.now()) })
      return this.load()
    },
    earlier() {
      void this.show(monthAfter(this.data.month, -1))
    },
    later() {
      if (!this.data.isLatest) void this.show(monthAfter(this.data.month, 1))
    },
  },
})
