import type { WhistleView } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { pageView } from '../../../behaviors/page-view'
import { whistleTap } from '../../../behaviors/whistle-tap'
import type { Shown } from '../../../services/cache'
import { knowMe } from '../../../services/store'
import { buttonsOf, keyOf } from '../../../services/whistle'
import { getWhistle } from '../services/whistle'
import { type Notice, noticesOf } from './notices'

/** 一声哨：谁来、到哪一步、还有多久，我能做什么；办完了看得分怎么算的。 */
Component({
  behaviors: [pageView, keepFresh, whistleTap],
  options: { pureDataPattern: /^_/ },
  data: {
    whistle: null as Shown<WhistleView> | null,
    buttons: [] as ReturnType<typeof buttonsOf>,
    notices: [] as Notice[],
    _id: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        // 不知道我是谁，也先看到哨。
        const [whistle] = await Promise.all([getWhistle(this.data._id), knowMe().catch(() => undefined)])
        return this.shownOf(whistle)
      })
    },

    onShow() {
      void this.load()
      this.keepFresh(() => void this.load())
    },

    shownOf(whistle: Shown<WhistleView>) {
      return { whistle, buttons: buttonsOf(whistle.actions), notices: noticesOf(whistle) }
    },

    async act(event: WechatMiniprogram.CustomEvent<{ name: string }>) {
      const action = this.data.whistle?.actions.find((one) => keyOf(one) === event.detail.name)
      if (!action || this.data.sendingId) return
      const whistle = await this.doOnWhistle(this.data._id, action)
      // What a step answered is newer than whatever was asked before.
      if (whistle) this.display(this.shownOf(whistle))
      else await this.load()
    },
  },
})
