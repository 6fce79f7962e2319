import type { InvitationView } from '../../../../../typings/contract'
import { dayTime } from '../../../../services/moment'
import { viewPhotos } from '../../../../services/viewing'

/** 一张邀请：码念得出来，也扫得了。 */
Component({
  properties: {
    invitation: { type: Object, value: null as InvitationView | null },
  },
  data: { code: '', halves: [] as string[], qr: '', until: '' },
  observers: {
    invitation(invitation: InvitationView | null) {
      if (!invitation) return
      const { code, expiresAt, qr = '' } = invitation
      this.setData({ code, halves: [code.slice(0, 4), code.slice(4)], qr, until: dayTime(expiresAt) })
    },
  },
  methods: {
    copy() {
      // 不同意用剪贴板也不要紧，码就在眼前。
      void wx.setClipboardData({ data: this.data.code }).catch(() => undefined)
    },
    enlarge() {
      viewPhotos([this.data.qr])
    },
  },
})
