import type { Participant, Participants } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { pageView } from '../../../behaviors/page-view'
import { sentenceOf } from '../../../services/cloud'
import { sendAgreed } from '../../../services/privacy'
import { say, tell } from '../../../services/tell'
import { creditHours, listParticipants, tickParticipant } from '../services/activity'

/** Minutes: hours are put right by the half, up to a whole day. */
const HALF = 30
const MOST_HALVES = 48

/** 报名名单：到没到点一下；志愿服务的时长可以更正，写明原因。 */
Component({
  behaviors: [pageView, keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    list: null as Participants | null,
    /** Whose tick or hours are being sent. */
    sending: '',
    /** Whose hours are being put right, and to how many halves of an hour. */
    credited: null as Participant | null,
    halves: 0,
    hours: '',
    fault: '',
    _id: '',
  },
  observers: {
    halves(halves: number) {
      this.setData({ hours: `${halves / 2} 小时` })
    },
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => ({ list: await listParticipants(this.data._id) }))
    },

    onShow() {
      void this.load()
      this.keepFresh(() => {
        if (!this.data.sending && !this.data.credited) void this.load()
      })
    },

    find(event: WechatMiniprogram.BaseEvent): Participant | undefined {
      return this.data.list?.items.find(({ person }) => person === event.currentTarget.dataset.person)
    },

    async tick(event: WechatMiniprogram.BaseEvent) {
      const who = this.find(event)
      if (!who || this.data.sending || !this.data.list?.mayTick) return
      this.setData({ sending: who.person })
      try {
        this.display({ list: await tickParticipant(this.data._id, who.person, !who.isIn) })
      } catch (error) {
        tell(error)
      }
      this.setData({ sending: '' })
    },

    correct(event: WechatMiniprogram.BaseEvent) {
      const who = this.find(event)
      if (who) this.setData({ credited: who, halves: Math.round(who.minutes / HALF), fault: '' })
    },

    less() {
      this.setData({ halves: Math.max(0, this.data.halves - 1) })
    },
    more() {
      this.setData({ halves: Math.min(MOST_HALVES, this.data.halves + 1) })
    },

    async credit(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { credited, halves, sending, _id } = this.data
      if (!credited || sending) return
      this.setData({ sending: credited.person, fault: '' })
      try {
        const { reason } = event.detail
        const list = await sendAgreed(() => creditHours(_id, credited.person, halves * HALF, reason))
        if (list) {
          this.setData({ credited: null })
          this.display({ list })
          say('已更正')
        }
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ sending: '' })
    },

    closeCredit() {
      this.setData({ credited: null })
    },
  },
})
