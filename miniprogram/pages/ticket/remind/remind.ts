import type { MeView } from '../../../../typings/contract'
import { meWatch } from '../../../behaviors/me-watch'
import { topUp } from '../../../services/subscribe'
import { say, tell } from '../../../services/tell'

/** 办结时微信提醒我：还能收几条，点一下再加一条。 */
Component({
  behaviors: [meWatch],
  data: { quota: 0 },
  observers: {
    me(me: MeView | null) {
      this.setData({ quota: me?.quota.resolved ?? 0 })
    },
  },
  methods: {
    async remind() {
      try {
        const isOn = await topUp(['progress', 'resolved'])
        if (isOn) say('好的，有进展会在微信里提醒您')
      } catch (error) {
        tell(error)
      }
    },
  },
})
