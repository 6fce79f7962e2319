import type { TicketView } from '../../../../typings/contract'

/** Photos from before and after fit beside each other up to so many of each. */
const MOST_BESIDE = 2

/** 反映的是什么：前后照片、视频、原话、问过的几个问题、在哪里、怎么来的。 */
Component({
  properties: {
    ticket: { type: Object, value: null as TicketView | null },
  },
  data: { hasPhotos: false, isBeside: false, isHandler: false, origin: '' },
  observers: {
    ticket(ticket: TicketView | null) {
      if (!ticket) return
      const { photos, proof, relation } = ticket
      this.setData({
        hasPhotos: photos.length + proof.length > 0,
        isBeside: [photos, proof].every(({ length }) => length > 0 && length <= MOST_BESIDE),
        isHandler: relation === 'handler',
        origin: originOf(ticket),
      })
    },
  },
  methods: {
    copy(event: WechatMiniprogram.BaseEvent) {
      void wx.setClipboardData({ data: String(event.currentTarget.dataset.no) }).catch(() => undefined)
    },
  },
})

/** How it came in, as far as the reader does not know it of themselves. */
function originOf({ relation, sourceText, behalf, isAnonymous, isBoxed }: TicketView): string {
  const facts = [
    (relation === 'handler' || isBoxed) && sourceText,
    behalf,
    relation === 'author' &&
      isAnonymous &&
      (isBoxed ? '已匿名：只有街道往上看得到您是谁' : '已匿名：公众和团队成员看不到您是谁'),
  ]
  return facts.filter(Boolean).join(' · ')
}
