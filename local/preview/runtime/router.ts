import { type AssociatedBackend, type CodeSpace, type Root } from 'glass-easel-miniprogram-adapter'
import { stopDrawing } from './backend'
import { EventChannel } from './event-channel'
import { type Manifest, type UnitConfig, type WindowConfig } from './manifest'
import { PageFrame } from './page-frame'
import { joinUrl, splitUrl } from './page-url'
import { ApiFailure } from './wx/api'

/** What the runtime knows of a page instance: WeChat's page methods, all optional. */
export interface PageCaller {
  route: string
  options: Record<string, string>
  getTabBar?(): object | null
  getOpenerEventChannel?(): EventChannel
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): void
  onReachBottom?(): void
  onPageScroll?(event: { scrollTop: number }): void
  onShareAppMessage?(event: object): ShareCard | undefined
  [key: string]: unknown
}

export interface ShareCard {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<ShareCard>
}

export interface PageRecord {
  path: string
  root: Root
  caller: PageCaller
  frame: PageFrame
  tabBar: Root | null
  /** whether cards of this page carry a shareTicket (`wx.showShareMenu`) */
  withShareTicket?: boolean
}

/** WeChat's limit of open pages. */
const DEPTH = 10

/** The page stack. Tab pages keep their instances until a relaunch; everything else lives as long as it is on it. */
export class Router {
  private stack: PageRecord[] = []
  private readonly tabs = new Map<string, PageRecord>()
  private readonly configs = new Map<string, UnitConfig>()
  private readonly tabPaths: string[]

  constructor(
    private readonly manifest: Manifest,
    private readonly backend: AssociatedBackend,
    private readonly space: CodeSpace,
    private readonly shown: (page: PageRecord) => void,
  ) {
    for (const unit of manifest.units) if (unit.isPage) this.configs.set(unit.path, unit.config)
    this.tabPaths = manifest.app.tabBar?.list.map((tab) => tab.pagePath) ?? []
  }

  get home(): string {
    return this.manifest.app.entryPagePath ?? this.manifest.pages[0] ?? ''
  }

  get pages(): readonly PageRecord[] {
    return this.stack
  }

  get top(): PageRecord {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  isTab(path: string): boolean {
    return this.tabPaths.includes(path)
  }

  navigateTo(url: string, listeners: Record<string, (data: unknown) => void> = {}): EventChannel {
    const { path, query } = this.parse(url)
    if (this.isTab(path)) throw new ApiFailure('can not navigateTo a tabbar page')
    if (this.stack.length >= DEPTH) throw new ApiFailure(`webview count limit exceed`)
    const [mine, theirs] = EventChannel.pair()
    for (const [name, listener] of Object.entries(listeners)) mine.on(name, listener)
    this.hide(this.top)
    this.open(path, query, theirs)
    return mine
  }

  navigateBack(delta = 1): void {
    if (this.stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.')
    const count = Math.min(delta, this.stack.length - 1)
    for (const page of this.stack.splice(-count).reverse()) this.close(page)
    this.show(this.top)
  }

  redirectTo(url: string): void {
    const { path, query } = this.parse(url)
    if (this.isTab(path)) throw new ApiFailure('can not redirectTo a tabbar page')
    const left = this.stack.pop()
    if (left) this.leave(left)
    this.open(path, query)
  }

  switchTab(url: string): void {
    const { path } = this.parse(url)
    if (!this.isTab(path)) throw new ApiFailure('can not switch to no-tabBar page')
    const current = this.stack.at(-1)
    if (current?.path === path) return
    for (const page of this.stack.splice(0).reverse()) {
      if (this.isTab(page.path)) this.hide(page)
      else this.close(page)
    }
    const kept = this.tabs.get(path)
    if (!kept) return this.open(path, {})
    this.stack = [kept]
    this.show(kept)
  }

  reLaunch(url: string): void {
    const { path, query } = this.parse(url)
    for (const page of this.stack.splice(0).reverse()) if (!this.isTab(page.path)) this.close(page)
    for (const page of this.tabs.values()) this.close(page)
    this.tabs.clear()
    this.open(path, query)
  }

  /** Opens a page from outside on top of what is open, unless there is no room. */
  enter(url: string): void {
    const { path } = this.parse(url)
    if (this.isTab(path)) this.switchTab(url)
    else if (this.stack.length === 0 || this.stack.length >= DEPTH) this.reLaunch(url)
    else this.navigateTo(url)
  }

  /** The application was hidden or shown as a whole. */
  setForeground(foreground: boolean): void {
    if (foreground) this.show(this.top)
    else this.lifetime(this.top, 'hide')
  }

  private parse(url: string): { path: string; query: Record<string, string> } {
    // WeChat hands values on as they were written
    const { path: given, query } = splitUrl(url)
    const path = url.startsWith('/') ? given : this.resolve(given)
    if (!this.configs.has(path)) throw new ApiFailure(`page "${path}" is not found`)
    return { path, query }
  }

  private resolve(relative: string): string {
    const current = this.stack.at(-1)
    return current ? new URL(relative, `http://app/${current.path}`).pathname.slice(1) : relative
  }

  private open(path: string, query: Record<string, string>, channel?: EventChannel): void {
    const config = { ...this.manifest.app.window, ...this.configs.get(path) }
    const isTab = this.isTab(path)
    const frame = this.makeFrame(path, config, isTab)
    const root = this.backend.createRoot('wx-page-root', this.space, joinUrl(path, query).slice(1))
    const caller = root.get() as unknown as PageCaller
    const page: PageRecord = { path, root, caller, frame, tabBar: null }
    Object.assign(caller, { route: path, __route__: path, options: query })
    caller.getOpenerEventChannel = () => channel ?? new EventChannel()
    caller.getTabBar = () => page.tabBar?.get() ?? null
    this.stack.push(page)
    if (isTab) this.tabs.set(path, page)
    document.body.append(frame.root)
    attach(root, frame.page)
    if (isTab && this.manifest.customTabBar) page.tabBar = this.attachTabBar(frame)
    run(() => caller.onLoad?.(query))
    this.show(page)
    requestAnimationFrame(() => run(() => caller.onReady?.()))
  }

  private makeFrame(path: string, config: WindowConfig, isTab: boolean): PageFrame {
    const page = (): PageRecord | undefined =>
      [...this.stack, ...this.tabs.values()].find((one) => one.path === path && one.frame === frame)
    const { tabBar } = this.manifest.app
    const frame: PageFrame = new PageFrame(
      path,
      config,
      {
        depth: this.stack.length,
        isTab,
        isHome: path === this.home,
        tabBar: isTab && tabBar && !tabBar.custom ? tabBar : null,
      },
      {
        back: () => this.navigateBack(),
        home: () => this.reLaunch(`/${this.home}`),
        tab: (target) => this.switchTab(`/${target}`),
        scrolled: (scrollTop) => run(() => page()?.caller.onPageScroll?.({ scrollTop })),
        reachedBottom: () => run(() => page()?.caller.onReachBottom?.()),
        refresh: () => run(() => page()?.caller.onPullDownRefresh?.()),
      },
    )
    return frame
  }

  private attachTabBar(frame: PageFrame): Root {
    const root = this.backend.createRoot('wx-tab-bar-root', this.space, this.manifest.customTabBar ?? '')
    const holder = document.createElement('wx-custom-tab-bar')
    frame.page.append(holder)
    attach(root, holder)
    return root
  }

  private show(page: PageRecord): void {
    page.frame.setVisible(true)
    this.shown(page)
    this.lifetime(page, 'show')
  }

  private hide(page: PageRecord): void {
    if (page.frame.root.hidden) return
    page.frame.setVisible(false)
    this.lifetime(page, 'hide')
  }

  private lifetime(page: PageRecord, name: 'show' | 'hide'): void {
    run(() => (name === 'show' ? page.caller.onShow?.() : page.caller.onHide?.()))
    page.root.getComponent().triggerPageLifetime(name, [])
    page.tabBar?.getComponent().triggerPageLifetime(name, [])
  }

  /** A page that leaves the stack: a tab page closed by redirect goes for good. */
  private leave(page: PageRecord): void {
    this.tabs.delete(page.path)
    this.close(page)
  }

  private close(page: PageRecord): void {
    run(() => page.caller.onUnload?.())
    for (const root of [page.tabBar, page.root]) if (root) letGo(root)
    page.frame.root.remove()
  }
}

function letGo(root: Root): void {
  stopDrawing(root.getComponent())
  root.release()
}

function attach(root: Root, parent: HTMLElement): void {
  const placeholder = document.createElement('i')
  parent.append(placeholder)
  root.attach(parent as never, placeholder as never)
}

/** One page's mistake must not stop the phone: it is reported as the browser reports any other. */
function run(callback: () => void): void {
  try {
    callback()
  } catch (error) {
    reportError(error)
  }
}
