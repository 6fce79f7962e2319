/** 哪个电话管什么。 */
const LINES = [
  { number: '110', text: '报警' },
  { number: '119', text: '火警' },
  { number: '120', text: '急救' },
]

/** 听起来有危险：先打电话，一点就拨；诉求照样可以提交。 */
Component({
  properties: {
    /** What the district says. */
    text: { type: String, value: '' },
  },
  data: { lines: LINES },
  methods: {
    dial(event: WechatMiniprogram.BaseEvent) {
      void wx.makePhoneCall({ phoneNumber: String(event.currentTarget.dataset.number) })
    },
  },
})
