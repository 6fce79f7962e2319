/** WeChat stacks ten pages; the eleventh is not opened. Two are left for a form and the map it chooses a place on. */
const MOST_PAGES = 8

/** 打开一页；已经叠得很深，就换掉现在这一页。给会一页接一页走下去的地方用：有关的诉求、下一级。 */
export function openPage(url: string): void {
  if (getCurrentPages().length < MOST_PAGES) void wx.navigateTo({ url })
  else void wx.redirectTo({ url })
}
