import { useRouter } from 'vue-router'
import { homeOf } from '../services/home'
import { mayLeave } from '../services/leaving'
import { useCommand } from '../stores/command'
import { useSession } from '../stores/session'

/**
 * Goes on in another role, from where that role begins; what is half done is asked about first.
 * @param may whether what is half done may be left
 * @returns the way there, which answers false when they stay
 */
export function useRoleChange(may = mayLeave): (change: () => void) => Promise<boolean> {
  const session = useSession()
  const command = useCommand()
  const router = useRouter()
  return async (change) => {
    if (!(await may())) return false
    change()
    command.forget()
    await router.push(homeOf(session.role))
    return true
  }
}
