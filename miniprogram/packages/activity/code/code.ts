import type { CheckInCode } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { pageView } from '../../../behaviors/page-view'
import { hourOf } from '../../../services/moment'
import { participantsPage } from '../../../services/route'
import { getCheckInCode } from '../services/activity'

/** 组织者的手机放在门口：居民扫码签到。码自己换，人数自己变。 */
Component({
  behaviors: [pageView, keepFresh],
  options: { pureDataPattern: /^_/ },
  data: { code: null as CheckInCode | null, until: '', _id: '' },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        const code = await getCheckInCode(this.data._id)
        return { code, until: hourOf(code.renewAt) }
      })
    },

    onShow() {
      void this.load()
      // 也就是换码：到了时候，下一次取的就是新的。
      this.keepFresh(() => void this.load())
      void wx.setKeepScreenOn({ keepScreenOn: true })
    },

    openPeople() {
      void wx.redirectTo({ url: participantsPage(this.data._id) })
    },
  },
})
