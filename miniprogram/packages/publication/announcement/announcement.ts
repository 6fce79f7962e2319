import type { AnnouncementView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { markRead } from '../../../services/announcement'
import { exactTime } from '../../../services/moment'
import { announcementPage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { getAnnouncement } from '../services/publication'

/** 一条公告：谁发的、发给哪里、说什么；更正了什么、为什么撤回，都写明。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    announcement: null as AnnouncementView | null,
    times: { at: '', until: '', corrected: '', withdrawn: '' },
    _id: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        const [announcement] = await Promise.all([getAnnouncement(this.data._id), knowMe()])
        markRead(announcement)
        const { at, until, correction, withdrawn } = announcement
        const times = {
          at: exactTime(at),
          until: exactTime(until),
          corrected: correction ? exactTime(correction.at) : '',
          withdrawn: withdrawn ? exactTime(withdrawn.at) : '',
        }
        return { announcement, times }
      })
      void this.load()
    },

    onShareAppMessage() {
      const { announcement, _id } = this.data
      return { title: announcement?.title ?? '公告', path: announcementPage(_id) }
    },
  },
})
