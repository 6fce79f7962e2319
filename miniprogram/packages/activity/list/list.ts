import { pagedList } from '../../../behaviors/paged-list'
import { activityPage, editActivityPage, roomsPage, usagePage } from '../../../services/route'
import { listActivities } from '../services/activity'

const WHEN = [
  { value: 'coming', text: '还没结束的' },
  { value: 'past', text: '结束了的' },
]

/** 一个地方的活动；没说哪里，就是我所在社区的。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { place: '', whereText: '', mayRun: false, chips: WHEN, when: 'coming', _isShown: false },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ place: decodeURIComponent(place) })
      void this.startList((cursor) => this.read(cursor))
    },

    /** 从活动里回来，名额和我报没报名可能都变了。 */
    onShow() {
      if (this.data._isShown) void this.refresh()
      this.setData({ _isShown: true })
    },

    async read(cursor: string) {
      const { place, when } = this.data
      const { whereText, mayRun, ...page } = await listActivities(place, when === 'past' ? 'past' : 'coming', cursor)
      this.setData({ whereText, mayRun })
      return page
    },

    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ when: event.detail.value, items: [], next: '', isReady: false })
      void this.fetch('')
    },

    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      void wx.navigateTo({ url: activityPage(event.detail.id) })
    },
    organise() {
      void wx.navigateTo({ url: editActivityPage(this.data.place) })
    },
    openRooms() {
      void wx.navigateTo({ url: roomsPage(this.data.place) })
    },
    openUsage() {
      void wx.navigateTo({ url: usagePage(this.data.place) })
    },
  },
})
