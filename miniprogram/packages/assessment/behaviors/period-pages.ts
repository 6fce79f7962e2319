import { pageView } from '../../../behaviors/page-view'
import { monthAfter, monthOf } from '../../../services/moment'

const isYear = (period: string): boolean => period.length === 4
const now = (asYear: boolean): string => monthOf(Date.now()).slice(0, asYear ? 4 : 7)
const stepped = (period: string, by: 1 | -1): string =>
  isYear(period) ? String(Number(period) + by) : monthAfter(period, by)

/** 一个月或者一年一页的 `pageView`：往前往后翻，月和年之间换，眼前的这一期是最后一页。 */
export const periodPages = Behavior({
  behaviors: [pageView],
  data: { period: '', isLatest: true, isYear: false },
  methods: {
    show(period: string): Promise<void> {
      const asked = period || now(false)
      this.setData({ period: asked, isYear: isYear(asked), isLatest: asked >= now(isYear(asked)) })
      return this.load()
    },
    earlier() {
      void this.show(stepped(this.data.period, -1))
    },
    later() {
      if (!this.data.isLatest) void this.show(stepped(this.data.period, 1))
    },
    /** 按月看，按年看。 */
    turn(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const asYear = event.detail.value === 'year'
      if (asYear === this.data.isYear) return
      const { period } = this.data
      const month = period === now(true) ? now(false) : `${period}-12`
      void this.show(asYear ? period.slice(0, 4) : month)
    },
  },
})
