import { pullToRefresh, type PullControl } from './builtins/pull'
import { type TabBarConfig, type WindowConfig } from './manifest'
import { make } from './screen/layer'

/** What a frame tells its page. */
export interface FrameListener {
  back(): void
  home(): void
  tab(path: string): void
  scrolled(top: number): void
  reachedBottom(): void
  refresh(): void
}

/** The frame of one page: navigation bar, view, native tab bar. The page's own tree hangs in `page`. */
export class PageFrame {
  readonly root = document.createElement('wx-frame')
  readonly page = document.createElement('wx-page')
  readonly refresher: PullControl
  private readonly bar = make('wx-nav', '')
  private readonly title = make('span', 'wx-nav-title')

  constructor(
    path: string,
    private readonly config: WindowConfig,
    surroundings: { depth: number; isTab: boolean; isHome: boolean; tabBar: TabBarConfig | null },
    listener: FrameListener,
  ) {
    const view = document.createElement('wx-view-port')
    const indicator = document.createElement('wx-refresher')
    this.page.setAttribute('is', path)
    if (config.disableScroll) this.page.style.overflow = 'hidden'
    view.append(indicator, this.page)
    if (config.navigationStyle !== 'custom') {
      this.drawBar(surroundings, listener)
      this.root.append(this.bar)
    }
    this.root.append(view)
    if (surroundings.tabBar) this.root.append(drawTabBar(surroundings.tabBar, path, listener))
    this.refresher = pullToRefresh(this.page, {
      enabled: () => config.enablePullDownRefresh === true,
      threshold: () => 50,
      refresh: () => listener.refresh(),
    })
    this.refresher.mount(indicator, this.page)
    indicator.dataset.style = config.backgroundTextStyle ?? 'dark'
    view.style.backgroundColor = config.backgroundColor ?? '#ffffff'
    this.watchScroll(listener)
  }

  get textStyle(): 'black' | 'white' {
    return this.bar.dataset.text === 'white' ||
      (!this.bar.dataset.text && this.config.navigationBarTextStyle === 'white')
      ? 'white'
      : 'black'
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  setColours(front: string, background: string): void {
    this.bar.style.backgroundColor = background
    this.bar.dataset.text = /^#f{3,6}$/i.test(front) ? 'white' : 'black'
  }

  setLoading(loading: boolean): void {
    this.bar.toggleAttribute('data-loading', loading)
  }

  setVisible(visible: boolean): void {
    this.root.hidden = !visible
  }

  private drawBar(surroundings: { depth: number; isTab: boolean; isHome: boolean }, listener: FrameListener): void {
    const { config } = this
    this.bar.style.backgroundColor = config.navigationBarBackgroundColor ?? '#000000'
    this.bar.dataset.text = config.navigationBarTextStyle ?? 'white'
    if (surroundings.depth > 0) this.bar.append(navigationButton('wx-nav-back', '返回', () => listener.back()))
    else if (!surroundings.isTab && !surroundings.isHome)
      this.bar.append(navigationButton('wx-nav-home', '首页', () => listener.home()))
    this.title.textContent = config.navigationBarTitleText ?? ''
    this.bar.append(this.title)
  }

  private watchScroll(listener: FrameListener): void {
    let last = 0
    this.page.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.page
      const distance = this.config.onReachBottomDistance ?? 50
      const end = scrollHeight - clientHeight - distance
      if (scrollTop >= end && last < end) listener.reachedBottom()
      last = scrollTop
      listener.scrolled(scrollTop)
    })
  }
}

function navigationButton(className: string, label: string, press: () => void): HTMLElement {
  const button = make('span', className)
  button.setAttribute('role', 'button')
  button.setAttribute('aria-label', label)
  button.addEventListener('click', press)
  return button
}

function drawTabBar(config: TabBarConfig, current: string, listener: FrameListener): HTMLElement {
  const bar = make('wx-native-tab-bar', '')
  bar.style.backgroundColor = config.backgroundColor ?? '#ffffff'
  for (const { pagePath, text, iconPath, selectedIconPath } of config.list) {
    const isCurrent = pagePath === current
    const tab = make('span', 'wx-native-tab')
    const icon = isCurrent ? (selectedIconPath ?? iconPath) : iconPath
    if (icon) {
      const image = document.createElement('img')
      image.src = icon
      tab.append(image)
    }
    tab.append(text)
    tab.setAttribute('role', 'tab')
    tab.style.color = (isCurrent ? config.selectedColor : config.color) ?? ''
    tab.addEventListener('click', () => listener.tab(pagePath))
    bar.append(tab)
  }
  return bar
}
