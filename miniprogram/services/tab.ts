/** Tells the tab bar which tab its page is; WeChat gives every tab page a bar of its own. */
export function showTab(page: WechatMiniprogram.Component.TrivialInstance, path: string): void {
  // 基础库较旧或不在标签页里时没有标签栏。
  if (typeof page.getTabBar === 'function') page.getTabBar()?.setData({ selected: path })
}
