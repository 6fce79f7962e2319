import type { MeView } from '../../typings/contract'
import { call } from './cloud'

/** 改自己的密码；以后用新的登录。 */
export const changePassword = (old: string, password: string): Promise<unknown> =>
  call('login', 'changePassword', { old, password })

/** 填手机给的关联码：从此和手机上是同一个人。 */
export const linkWeChat = (code: string): Promise<MeView> => call('login', 'link', { code })
