import type { BookingItem } from '../../../../typings/contract'
import { pagedList } from '../../../behaviors/paged-list'
import { isSure } from '../../../services/confirm'
import { activitiesPage, activityPage } from '../../../services/route'
import { say, tell } from '../../../services/tell'
import { listMyActivities } from '../services/activity'
import { cancelBooking, listMyBookings } from '../services/room'

const WHAT = [
  { value: 'activities', text: '报名的活动' },
  { value: 'bookings', text: '约的活动室' },
]

/** 我的报名、志愿时长、约过的活动室。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { chips: WHAT, what: 'activities', hours: '', services: 0, sending: '', _isShown: false },
  methods: {
    onLoad() {
      void this.startList((cursor) => this.read(cursor))
    },

    onShow() {
      if (this.data._isShown) void this.refresh()
      this.setData({ _isShown: true })
    },

    async read(cursor: string) {
      if (this.data.what === 'bookings') return listMyBookings(cursor)
      const { hoursText, services, ...page } = await listMyActivities(cursor)
      this.setData({ hours: hoursText, services })
      return page
    },

    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ what: event.detail.value, items: [], next: '', isReady: false })
      void this.fetch('')
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: activityPage(event.detail.id) })
    },
    look() {
      void wx.navigateTo({ url: activitiesPage() })
    },

    async cancel(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      const booking = (this.data.items as unknown as BookingItem[]).find(({ id }) => id === event.detail.id)
      if (!booking || this.data.sending) return
      if (!(await isSure('取消预约', `${booking.whenText}，空出来给别人。`))) return
      this.setData({ sending: booking.id })
      try {
        const now = await cancelBooking(booking, '')
        this.setData({ items: this.data.items.map((one) => (one.id === now.id ? now : one)) })
        say('已取消')
      } catch (error) {
        tell(error)
      }
      this.setData({ sending: '' })
    },
  },
})
