import type { MeView, RoleView } from '../../typings/contract'
import { currentFace, currentRole, type Face, myself, onMeChange } from '../services/store'
import { watching } from './watching'

/** 我是谁 `me`、现在的身份 `role` 和它的样子 `face`：有变化马上就变。 */
export const meWatch = Behavior({
  behaviors: [
    watching((component) => {
      const read = () => component.setData({ me: myself() ?? null, role: currentRole() ?? null, face: currentFace() })
      read()
      return onMeChange(read)
    }),
  ],
  data: { me: null as MeView | null, role: null as RoleView | null, face: 'resident' as Face },
})
