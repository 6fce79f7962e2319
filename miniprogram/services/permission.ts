import { say } from './tell'

/** What WeChat says of a call that failed; empty when it was not WeChat that failed. */
const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''

/** The person changed their mind: nothing is to be said. */
export const isCancel = (error: unknown): boolean => reasonOf(error).includes('cancel')

/**
 * 相机之类打不开的时候说清楚：没有允许的，可以直接去设置里打开；自己取消的不说。
 * @param what 打不开的是什么：相机和相册
 */
export function explain(error: unknown, what: string): void {
  const reason = reasonOf(error)
  if (isCancel(error)) return
  if (reason.includes('privacy')) say(`同意隐私保护指引后，才能用${what}`)
  else if (/auth|den|permission/.test(reason))
    offerSettings(`没有允许用${what}`, `请在设置里打开${what}。已经打开的，请在手机的系统设置里允许微信使用。`)
  else say(`没能打开${what}，请再试一次`)
}

/**
 * 问要不要去设置。WeChat opens its settings only within a tap: the dialog's own callback is one, a promise after it is not
 * (on iOS).
 */
export function offerSettings(title: string, content: string): void {
  void wx.showModal({
    title,
    content,
    confirmText: '去设置',
    success: ({ confirm }) => {
      if (confirm) wx.openSetting({ withSubscriptions: true, fail: () => say('设置没有打开，请点右上角的“…”进入') })
    },
  })
}
