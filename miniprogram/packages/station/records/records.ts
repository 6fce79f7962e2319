import type { RecordKind, RecordView } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { pagedList } from '../../../behaviors/paged-list'
import { relativeTime } from '../../../services/moment'
import { recordPage, reportAtStation, ticketPage } from '../../../services/route'
import { say, tell } from '../../../services/tell'
import { viewPhotos } from '../../../services/viewing'
import { linkRecord, listRecords } from '../services/station'

/** A record as its row draws it. */
type Row = RecordView & { when: string }

const KINDS: Chip[] = [
  { value: '', text: '全部' },
  { value: 'patrol', text: '巡查' },
  { value: 'visit', text: '走访' },
]

/** 巡查走访的记录；自己写的，发现了问题可以登记成诉求，两头连起来。 */
Component({
  behaviors: [pagedList],
  options: { pureDataPattern: /^_/ },
  data: { kinds: KINDS, kind: '' as RecordKind | '', monthText: '', _place: '' },
  methods: {
    onLoad({ place = '' }: { place?: string }) {
      this.setData({ _place: decodeURIComponent(place) })
      void this.startList(async (cursor) => {
        const page = await listRecords(this.data._place, this.data.kind, cursor)
        if (page.month) this.setData({ monthText: page.month.text })
        return { ...page, items: page.items.map((item): Row => ({ ...item, when: relativeTime(item.at) })) }
      })
    },

    /** 刚写了一条回来。 */
    onShow() {
      if (this.data.isReady) void this.refresh()
    },

    onKind(event: WechatMiniprogram.CustomEvent<{ value: RecordKind | '' }>) {
      this.setData({ kind: event.detail.value, items: [], next: '', isReady: false })
      void this.fetch('')
    },

    write() {
      void wx.navigateTo({ url: recordPage(this.data._place, this.data.kind || 'patrol') })
    },

    /** 登记成了，就记在这一条上。 */
    report(event: WechatMiniprogram.BaseEvent) {
      const id = String(event.currentTarget.dataset.id)
      void wx.navigateTo({
        url: reportAtStation('patrol', this.data._place),
        events: { reported: (ticket: { id: string }) => void this.link(id, ticket.id) },
      })
    },

    async link(id: string, ticket: string) {
      try {
        const linked = await linkRecord(id, ticket)
        const at = this.data.items.findIndex((item: { id: string }) => item.id === id)
        if (at >= 0) this.setData({ [`items[${at}].ticket`]: linked.ticket })
        say('已记在这条记录上')
      } catch (error) {
        tell(error)
      }
    },

    open(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: ticketPage(String(event.currentTarget.dataset.id)) })
    },

    enlarge(event: WechatMiniprogram.BaseEvent) {
      const { at, url } = event.currentTarget.dataset
      const row = this.data.items[Number(at)] as Row | undefined
      viewPhotos(row?.photos ?? [], String(url))
    },
  },
})
