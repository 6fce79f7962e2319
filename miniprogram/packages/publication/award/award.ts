import type { AwardView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { newRequestId, sentenceOf } from '../../../services/cloud'
import { dayTime } from '../../../services/moment'
import { sendAgreed } from '../../../services/privacy'
import { awardPage } from '../../../services/route'
import { say } from '../../../services/tell'
import { getAward, objectTo } from '../services/publication'
import { groupsOf, type PickGroup } from './groups'

/** 一轮评优的公示：谁入围了、凭什么；公示期间谁都可以提异议，由区网格中心答复。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    award: null as AwardView | null,
    groups: [] as PickGroup[],
    until: '',
    /** Whom an objection is being written against. */
    asked: null as { nomination: string; name: string } | null,
    isAsking: false,
    words: '',
    fault: '',
    isSending: false,
    growth: { minHeight: '120px' },
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => this.shownOf(await getAward(this.data._id)))
      void this.load()
    },

    shownOf(award: AwardView) {
      const until = award.publicUntil === undefined ? '' : dayTime(award.publicUntil)
      return { award, groups: groupsOf(award), until }
    },

    /** 写到一半关掉，再点同一个人，写的还在。 */
    ask(event: WechatMiniprogram.BaseEvent) {
      const { nomination, name } = event.currentTarget.dataset as { nomination: string; name: string }
      const isSame = this.data.asked?.nomination === nomination
      this.setData({ asked: { nomination, name }, isAsking: true, fault: '' })
      if (!isSame) this.setData({ words: '', _requestId: newRequestId() })
    },

    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: event.detail.value, fault: '' })
    },

    close() {
      this.setData({ isAsking: false })
    },

    async send() {
      const { asked, words, isSending, _requestId } = this.data
      if (!asked || isSending) return
      if (!words.trim()) return this.setData({ fault: '请写明理由' })
      this.setData({ isSending: true })
      try {
        const award = await sendAgreed(() => objectTo(asked.nomination, words, _requestId))
        if (!award) return
        this.display(this.shownOf(award))
        this.setData({ isAsking: false, words: '' })
        say('已提交，答复会发到站内信')
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      } finally {
        this.setData({ isSending: false })
      }
    },

    onShareAppMessage() {
      const { award, _id } = this.data
      return { title: award?.title ?? '网格员评优', path: awardPage(_id) }
    },
  },
})
