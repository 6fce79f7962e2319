import type { LoginGiven } from '../../typings/contract'
import { lockLogin, type LoginRow, resetLogin, unlockLogin } from './login'

/** Something done to an account, after a question that says what happens. */
export interface LoginStep {
  name: 'reset' | 'lock' | 'unlock'
  text: string
  confirm: string
  /** What happens, before it does. */
  warning: string
  isDanger: boolean
  /** @returns a password where one was given; rejects with a CallError */
  run: (login: string) => Promise<LoginGiven | undefined>
}

const RESET: LoginStep = {
  name: 'reset',
  text: '换初始密码',
  confirm: '换一个',
  warning:
    '现在的密码马上不能用，在各台电脑上的登录都退出。新的初始密码只显示一次，本人登录后要改成自己的。手机上的小程序不受影响。',
  isDanger: false,
  run: resetLogin,
}

const LOCK: LoginStep = {
  name: 'lock',
  text: '停用',
  confirm: '停用',
  warning:
    '马上退出电脑端，恢复以前不能再登录。担任的身份和手上的事都不变，手机上的小程序不受影响。怕密码被别人知道的，请换初始密码。',
  isDanger: true,
  run: async (login) => {
    await lockLogin(login)
    return undefined
  },
}

const UNLOCK: LoginStep = {
  name: 'unlock',
  text: '恢复',
  confirm: '恢复',
  warning:
    '恢复以后，用停用以前的密码就能登录，停用时开着的页面也接着能用。密码忘了、怕被别人知道的，再换一个初始密码，各处的登录才都退出。',
  isDanger: false,
  run: async (login) => {
    await unlockLogin(login)
    return undefined
  },
}

export const stepsFor = ({ isLocked }: Pick<LoginRow, 'isLocked'>): LoginStep[] =>
  isLocked ? [UNLOCK, RESET] : [RESET, LOCK]
