/** 不好挽回的先问一句。 */
export async function isSure(title: string, content: string): Promise<boolean> {
  return (await wx.showModal({ title, content, confirmText: '确定' })).confirm
}
