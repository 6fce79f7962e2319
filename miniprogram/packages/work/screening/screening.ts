import type { ScreeningView, VideoView } from '../../../../typings/contract'
import { settledList } from '../behaviors/settled-list'
import { isSure } from '../../../services/confirm'
import { relativeTime } from '../../../services/moment'
import { doorPage, ticketPage } from '../../../services/route'
import { decideScreening, listScreenings } from '../../../services/screening'
import { currentRole, knowMe } from '../../../services/store'
import { viewPhotos } from '../../../services/viewing'

/** 微信拿不准、没有答复的文字和照片，由人看一眼：保留，或者移除。 */
Component({
  behaviors: [settledList],
  methods: {
    onLoad() {
      void this.startList(async (cursor) => {
        await knowMe()
        const page = await listScreenings(currentRole()?.scope ?? '', cursor)
        const items = page.items.map((item) => ({ ...item, when: relativeTime(item.at), video: videoOf(item) }))
        return { ...page, items }
      })
    },

    keep(event: WechatMiniprogram.BaseEvent) {
      return this.decide(String(event.currentTarget.dataset.id), 'keep')
    },

    async remove(event: WechatMiniprogram.BaseEvent) {
      const question = '移除以后谁都看不到，办理过程里会记一笔，不能恢复。'
      if (await isSure('移除', question)) await this.decide(String(event.currentTarget.dataset.id), 'remove')
    },

    decide(id: string, how: 'keep' | 'remove') {
      return this.settleItem(id, how, () => decideScreening(id, how), how === 'keep' ? '已保留' : '已移除')
    },

    enlarge(event: WechatMiniprogram.BaseEvent) {
      viewPhotos([String(event.currentTarget.dataset.url)])
    },

    open(event: WechatMiniprogram.BaseEvent) {
      const { ticket, place } = event.currentTarget.dataset as Partial<Record<'ticket' | 'place', string>>
      void wx.navigateTo({ url: place ? doorPage(place) : ticketPage(ticket ?? '') })
    },
  },
})

const videoOf = ({ id, kind, url }: ScreeningView): VideoView | null =>
  kind === 'video' && url ? { id, url, state: 'pending' } : null
