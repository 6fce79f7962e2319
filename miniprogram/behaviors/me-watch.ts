import type { MeView, RoleView } from '../../typings/contract'
import { currentFace, currentRole, type Face, myself, onMeChange } from '../services/store'

/** How each component stops listening. */
const listening = new WeakMap<object, () => void>()

/** 我是谁 `me`、现在的身份 `role` 和它的样子 `face`：有变化马上就变。 */
export const meWatch = Behavior({
  data: { me: null as MeView | null, role: null as RoleView | null, face: 'resident' as Face },
  lifetimes: {
    attached() {
      this.readMe()
      listening.set(
        this,
        onMeChange(() => this.readMe()),
      )
    },
    detached() {
      listening.get(this)?.()
    },
  },
  methods: {
    readMe() {
      this.setData({ me: myself() ?? null, role: currentRole() ?? null, face: currentFace() })
    },
  },
})
