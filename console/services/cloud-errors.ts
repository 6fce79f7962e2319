import { CallError } from './call-error'

/** What the SDK rejects with: of sign-in `error` and `error_description`, of the gateway `code` and `message`. */
interface SdkFailure {
  error?: string
  error_description?: string
  code?: string
}

const failureOf = (error: unknown): SdkFailure => (typeof error === 'object' && error !== null ? error : {})

/** Of the gateway and of sign-in alike: the token is missing, worn out, or was taken back. */
const TOKEN_REFUSED = /^(access_token_\w+|\w*credentials|unauthenticated|invalid_grant|invalid_access_token)$/i
const WRONG = new Set(['invalid_username_or_password', 'invalid_password', 'not_found', 'user_not_found'])

/** As our functions say it. */
const BLOCKED = '这个账号已停用，请联系上一级，部门的请联系本部门的联络员'

const isChinese = (text: string | undefined): text is string => /\p{Script=Han}/u.test(text ?? '')

/** @param error of signing in */
export function signInErrorOf(error: unknown): CallError {
  const { error: name = '', error_description: said } = failureOf(error)
  if (WRONG.has(name)) return new CallError('sign-in/wrong', '用户名或密码不对，请再试一次')
  if (name === 'resource_exhausted')
    return new CallError('sign-in/locked', isChinese(said) ? said : '密码错的次数太多，账号暂时锁住了，请过一会儿再试')
  if (name === 'user_blocked') return new CallError('login/locked', BLOCKED)
  if (name === 'unreachable' || name === '') return new CallError('network', '连不上服务器，请检查网络后再试一次')
  return new CallError('internal', '登录没有成功，请稍后再试')
}

/** @param error of a call on its way, or of what it brought back instead of an answer */
export function travelErrorOf(error: unknown): CallError {
  if (error instanceof CallError) return error
  const { error: name, code } = failureOf(error)
  if ([name, code].some((one) => one !== undefined && TOKEN_REFUSED.test(one)))
    return new CallError('signed-out', '登录已经过期，请重新登录')
  // 换不了新的令牌，是因为停用了.
  if (name === 'user_blocked') return new CallError('login/locked', BLOCKED)
  if (code === undefined && (name === undefined || name === 'unreachable'))
    return new CallError('network', '网络不太好，请再试一次')
  return new CallError('internal', '服务器出了点问题，请稍后再试')
}
