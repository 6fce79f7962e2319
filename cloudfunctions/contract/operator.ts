import * as v from 'valibot'
import type { RebuildView } from './board'
import { login, type LoginGiven, type LoginView } from './login'
import type { HealthView } from './oversight'
import { Id, words } from './primitives'

const { username, phone } = login.create.entries

/** 云环境的管理员在云函数页面上办的事：没有人的身份，只认调用来源。 */
export const operator = {
  /** 新的一个区：开第一个区级账号，初始密码只显示这一次。 */
  firstAccount: v.strictObject({ username, name: words(10, '姓名'), phone }),
  /** 区里没有人登得上时：恢复一个区级账号。 */
  unlockAccount: v.strictObject({ username }),
  /** 区里没有人登得上时：给一个区级账号换初始密码。 */
  resetAccount: v.strictObject({ username }),
  /** 重算一个区域的数字，和网格中心在电脑上做的一样。 */
  rebuild: v.strictObject({ area: Id }),
  /** 各张表的版本、各集合的条数、排着队的。 */
  status: v.strictObject({}),
}

export interface StatusView {
  /** Versions of the reference documents, by `_id`. */
  versions: Record<string, number>
  /** How many documents a collection has. */
  counts: Record<string, number>
  /** 区级账号. */
  accounts: Array<Pick<LoginView, 'username' | 'isLocked' | 'mustChange'>>
  health: HealthView
}

export interface OperatorOutputs {
  firstAccount: LoginGiven
  unlockAccount: LoginView
  resetAccount: LoginGiven
  rebuild: RebuildView
  status: StatusView
}
