import type { MeView } from '../../../../typings/contract'
import { meWatch } from '../../../behaviors/me-watch'
import { ensureAgreed, hasAgreed } from '../../../services/privacy'
import { knowMe } from '../../../services/store'
import { tell } from '../../../services/tell'
import { type Chapter, chaptersOf } from './guide'

/** 隐私保护指引：用到什么，谁看得到，存多久，您可以怎样。 */
Component({
  behaviors: [meWatch],
  data: { chapters: [] as Chapter[], isAgreed: false },
  observers: {
    me(me: MeView | null) {
      this.setData({ chapters: chaptersOf(me?.keeps), isAgreed: hasAgreed() })
    },
  },
  methods: {
    onLoad() {
      // 不知道是谁也能看指引。
      void knowMe().catch(() => undefined)
    },

    async agree() {
      try {
        await ensureAgreed()
      } catch (error) {
        tell(error)
      }
    },
  },
})
