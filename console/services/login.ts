import type { Input, LoginGiven, LoginView, MeView } from '../../typings/contract'
import { call } from './cloud'
import type { ListPage } from './listing'

/** 改自己的密码；以后用新的登录。 */
export const changePassword = (old: string, password: string): Promise<unknown> =>
  call('login', 'changePassword', { old, password })

/** 填手机给的关联码：从此和手机上是同一个人。 */
export const linkWeChat = (code: string): Promise<MeView> => call('login', 'link', { code })

/** A line of the table of accounts. */
export type LoginRow = LoginView & { id: string }

/** 我管着的账号，一页一页。 */
export async function listLogins(cursor: string): Promise<ListPage<LoginRow>> {
  const { items, next } = await call('login', 'list', { cursor })
  // 这一页的都不归我管：接着往下找.
  if (items.length === 0 && next) return listLogins(next)
  return { items: items.map((view) => ({ ...view, id: view.login })), ...(next && { next }) }
}

/** 开账号；同一个 requestId 只开一个，再问一次换一个初始密码。 */
export const createLogin = (input: Input<'login', 'create'>, requestId: string): Promise<LoginGiven> =>
  call('login', 'create', input, requestId)

/** 换一个初始密码，别处的登录都退出。 */
export const resetLogin = (login: string): Promise<LoginGiven> => call('login', 'reset', { login })

/** 停用，马上退出。 */
export const lockLogin = (login: string): Promise<LoginView> => call('login', 'lock', { login })

/** 恢复。 */
export const unlockLogin = (login: string): Promise<LoginView> => call('login', 'unlock', { login })

/** 可以给谁开：在岗、还没有账号的人。 */
export async function listCandidates(
  role: Input<'login', 'candidates'>['role'],
  scope: string,
): Promise<Array<{ value: string; text: string; isDisabled: boolean }>> {
  const { people } = await call('login', 'candidates', { role, scope })
  return people.map(({ person, name, postText, whyNot }) => ({
    value: person,
    text: (postText ? `${name}（${postText}）` : name) + (whyNot ? `：${whyNot}` : ''),
    isDisabled: whyNot !== undefined,
  }))
}
