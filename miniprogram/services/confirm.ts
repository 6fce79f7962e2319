/** 不好挽回的先问一句。 */
export async function isSure(title: string, content: string): Promise<boolean> {
  return (await wx.showModal({ title, content, confirmText: '确定' })).confirm
}

/** 说一件要看清楚的事，看过才往下走。 */
export async function acknowledge(title: string, content: string): Promise<void> {
  await wx.showModal({ title, content, showCancel: false, confirmText: '知道了' })
}
