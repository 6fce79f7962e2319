/** 哪个电话管什么。 */
const LINES = [
  { number: '110', text: '报警' },
  { number: '119', text: '火警' },
  { number: '120', text: '急救' },
]

/** 听起来有危险：先打电话，一点就拨；诉求照样可以提交。 */
Component({
  properties: {
    /** What to do first, as the district says it. */
    text: { type: String, value: '紧急情况请先拨打 110/119/120' },
  },
  data: { lines: LINES },
  methods: {
    dial(event: WechatMiniprogram.BaseEvent) {
      void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.number) }).catch(() => undefined)
    },
  },
})
