import { askLinkCode } from '../../../services/account'
import { sentenceOf } from '../../../services/cloud'
import { dayTime } from '../../../services/moment'

/** 关联码：五分钟内填到电脑上，电脑端的账号和这个微信从此是一个人。 */
Component({
  data: {
    /** The code in two halves, as it is read aloud. */
    halves: [] as string[],
    until: '',
    error: '',
    isAsking: false,
  },
  methods: {
    onLoad() {
      void this.ask()
    },

    async ask() {
      if (this.data.isAsking) return
      this.setData({ isAsking: true, error: '' })
      try {
        const { code, expiresAt } = await askLinkCode()
        this.setData({ halves: [code.slice(0, 4), code.slice(4)], until: dayTime(expiresAt) })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isAsking: false })
    },
  },
})
