import { myself, onMeChange } from '../../../services/store'
import { topUp } from '../../../services/subscribe'
import { tell } from '../../../services/tell'

/** How each row stops listening. */
const listening = new WeakMap<object, () => void>()

/** 办结时微信提醒我：还能收几条，点一下再加一条。 */
Component({
  data: { quota: 0 },
  lifetimes: {
    attached() {
      this.count()
      listening.set(
        this,
        onMeChange(() => this.count()),
      )
    },
    detached() {
      listening.get(this)?.()
    },
  },
  methods: {
    count() {
      this.setData({ quota: myself()?.quota.resolved ?? 0 })
    },

    async remind() {
      try {
        const isOn = await topUp(['progress', 'resolved'])
        if (isOn) void wx.showToast({ title: '好的，有进展会在微信里提醒您', icon: 'none' })
      } catch (error) {
        tell(error)
      }
    },
  },
})
