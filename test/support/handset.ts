import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { recordClip } from './clip'
import type { Photo } from './photo'

/** A message leaves with the action itself; what a busy cloud could not send then, its clock sends within the minute. */
const PUSHED_WITHIN = 75_000

/** Area names from the street down to the grid, as the area picker asks for them. */
type AreaPath = [street: string, community: string, grid: string]

/** One phone of the stage, used as its owner would: by what is written on it. */
export class Handset {
  private readonly phone: FrameLocator
  /** The page on top; those below it are hidden. */
  readonly screen: Locator

  constructor(
    private readonly page: Page,
    /** The phone with what stands around it on the stage: whose it is, and its buttons. */
    private readonly slot: Locator,
  ) {
    this.phone = slot.frameLocator('iframe')
    this.screen = this.phone.locator('wx-frame:not([hidden])')
  }

  // What the owner sees

  /** Each text is on the screen, to be read as it is. */
  async sees(...texts: Array<string | RegExp>): Promise<void> {
    for (const text of texts) await expect(this.text(text), `${text} 在屏幕上`).toBeVisible()
  }

  async seesNo(text: string | RegExp): Promise<void> {
    await expect(this.text(text), `${text} 不在屏幕上`).toBeHidden()
  }

  /** The page's title in WeChat's navigation bar. */
  async isAt(title: string): Promise<void> {
    await expect(this.screen.locator('.wx-nav-title')).toHaveText(title)
  }

  /** The text of one place on the screen that matches; it is read once it is there. */
  async reads(pattern: RegExp): Promise<string> {
    await this.sees(pattern)
    return (await this.text(pattern).innerText()).trim()
  }

  /** The card of one ticket in a list, by what stands on it. */
  card(text: string): Locator {
    return this.screen.locator('ticket-card').filter({ hasText: text })
  }

  /** The timeline of a ticket, newest first. */
  async seesSteps(...titles: Array<string | RegExp>): Promise<void> {
    await expect(this.screen.locator('wx-timeline [class$="title"]')).toHaveText(titles)
  }

  /** The photos so labelled are these, complete and in this order, each told by its size. */
  async seesPhotos(label: RegExp, ...photos: Array<Pick<Photo, 'width' | 'height'>>): Promise<void> {
    const images = this.screen.getByRole('button', { name: label }).locator('img')
    await expect(images, `${label} 的张数`).toHaveCount(photos.length)
    for (const image of await images.all()) await image.scrollIntoViewIfNeeded()
    const sizes = () =>
      images.evaluateAll((all) => (all as HTMLImageElement[]).map((one) => `${one.naturalWidth}×${one.naturalHeight}`))
    await expect
      .poll(sizes, { message: `${label} 都加载出来了` })
      .toEqual(photos.map(({ width, height }) => `${width}×${height}`))
  }

  /** The phone says it in passing, since it was started; a sentence that leaves by itself. */
  async isTold(sentence: string): Promise<void> {
    const toasts = () => this.phone.locator('body').evaluate(() => (window as { toasts?: string[] }).toasts)
    await expect.poll(toasts, { message: `说了一句：${sentence}` }).toContain(sentence)
  }

  /** A service message with all these words drops in; it leaves by itself. */
  async hears(...words: string[]): Promise<void> {
    await expect(this.message(words), `服务通知：${words.join(' ')}`).toBeVisible({ timeout: PUSHED_WITHIN })
  }

  /** A service message with all these words drops in, and the owner opens it. */
  async opensMessage(...words: string[]): Promise<void> {
    await this.hears(...words)
    await this.message(words).click()
    await expect(this.message(words)).toBeHidden()
  }

  // What the owner does

  async taps(name: string, within: Locator = this.screen): Promise<void> {
    await within.getByRole('button', { name, exact: true }).click()
  }

  /** Taps where a text stands, in something whose middle is not for tapping (a map). */
  async tapsText(text: string): Promise<void> {
    await this.screen.getByText(text, { exact: true }).click()
  }

  async chooses(name: string): Promise<void> {
    await this.screen.getByRole('radio', { name, exact: true }).click()
  }

  /** Chooses, among others, the one with this text. */
  async choosesWith(text: string): Promise<void> {
    await this.screen.getByRole('radio').filter({ hasText: text }).click()
  }

  /** One of the ticks and chips of which several can be chosen; a chip is read aloud with what it would leave. */
  async ticks(name: string): Promise<void> {
    await this.screen.getByRole('checkbox', { name: new RegExp(`^${name}(?=，|$)`) }).click()
  }

  /** A tab of the bar below, or of a list. */
  async goesTo(tab: string): Promise<void> {
    await this.tab(tab).click()
  }

  async goesBack(): Promise<void> {
    await this.taps('返回')
  }

  /** Back until a page with tabs is on top. */
  async goesHome(): Promise<void> {
    const tab = this.tab('我的')
    const back = this.screen.getByRole('button', { name: '返回', exact: true })
    await expect(tab.or(back)).toBeVisible()
    while (await back.isVisible()) await back.click()
    await expect(tab).toBeVisible()
  }

  async writes(words: string): Promise<void> {
    await this.screen.locator('textarea').fill(words)
  }

  /** Fills in one line of a form, by what stands above it. */
  async fills(label: string, words: string): Promise<void> {
    await this.screen.locator('text-field').filter({ hasText: label }).locator('input').fill(words)
  }

  /** Types into what is already there, key by key. */
  async types(words: string): Promise<void> {
    await this.screen.locator('textarea').pressSequentially(words)
  }

  /** Adds a photo through the browser's file dialog and waits until it has arrived; without a network it cannot. */
  async takesPhoto(photo: Photo, { isOnline = true } = {}): Promise<void> {
    const [dialog] = await Promise.all([this.page.waitForEvent('filechooser'), this.taps('拍照')])
    await dialog.setFiles(photo.file)
    const grid = this.screen.locator('photo-grid')
    await expect(grid.locator('img')).not.toHaveCount(0)
    await expect(grid.getByText(/%/)).toHaveCount(0)
    await expect(grid.getByText('重试')).toHaveCount(isOnline ? 0 : 1)
  }

  /** Films half a second and waits until it has arrived. */
  async films(): Promise<void> {
    const clip = await recordClip(this.page)
    const [dialog] = await Promise.all([this.page.waitForEvent('filechooser'), this.taps('加一段视频')])
    // The browser looks into the file, whatever it is called; phones hand over mp4.
    await dialog.setFiles({ ...clip, name: 'clip.mp4', mimeType: 'video/mp4' })
    await expect(this.screen.getByRole('button', { name: /^视频 \d+ 秒$/ })).toBeVisible()
  }

  async switches(name: string): Promise<void> {
    await this.screen.getByRole('switch', { name, exact: true }).click()
  }

  /** Holds the camera before a code that carries this, once something asks for one. */
  async scans(text: string): Promise<void> {
    const sheet = this.phone.getByRole('dialog', { name: '扫一扫' })
    await sheet.getByRole('textbox', { name: '码里的内容' }).fill(text)
    await sheet.getByRole('button', { name: '扫它' }).click()
  }

  /** Sends what was filled in on the report page, and says yes to the two messages that come with it. */
  async submits(): Promise<void> {
    await this.taps('提交给网格员')
    await this.allowsNews()
    await this.isAt('已提交')
  }

  /** Says yes to the two messages a resident is told by. */
  allowsNews(): Promise<void> {
    return this.allows('诉求进度提醒', '诉求办结通知')
  }

  /** Says yes to the message that brings a task. */
  allowsTasks(): Promise<void> {
    return this.allows('新任务提醒')
  }

  /** Says yes to the message that tells of activities. */
  allowsActivities(): Promise<void> {
    return this.allows('活动通知')
  }

  /** Says yes in WeChat's dialog, which asks for exactly these messages. */
  private async allows(...titles: string[]): Promise<void> {
    const dialog = this.phone.getByRole('dialog', { name: '订阅消息' })
    await expect(dialog.locator('.wx-subscribe-row')).toHaveText(titles)
    await dialog.getByRole('button', { name: '允许' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Presses a button of a dialog or sheet that WeChat lays over the page. */
  async answers(name: string): Promise<void> {
    await this.phone.getByRole('dialog').getByText(name, { exact: true }).click()
  }

  /** Goes down the area picker to one grid. */
  async picksGrid(path: AreaPath): Promise<void> {
    for (const name of path) await this.taps(name)
    await expect(this.screen.getByText('选择网格', { exact: true })).toBeHidden()
  }

  /** Drags the map under the pin, in pixels. */
  async dragsMap(right: number, down: number): Promise<void> {
    const map = this.screen.locator('wx-map-canvas')
    const box = await map.boundingBox()
    if (!box) throw new Error('there is no map to drag')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + right, y + down, { steps: 8 })
    await this.page.mouse.up()
  }

  /** Forwards what is on the screen, by WeChat's own menu. */
  async forwards(): Promise<void> {
    await this.phone.locator('[aria-label="更多"]').click()
    await this.answers('转发给朋友')
    await this.answers('发送给朋友')
  }

  // What happens to the phone from outside

  /** Takes back, in WeChat's own settings, that the mini-program may know where the phone is. */
  async hidesLocation(): Promise<void> {
    await this.phone.locator('[aria-label="更多"]').click()
    await this.answers('设置')
    await this.phone.getByRole('dialog').getByText('位置信息').click()
    await this.answers('完成')
  }

  /** Opens a page as from a service message. */
  async opens(page: string): Promise<void> {
    await this.slot.locator('iframe').evaluate((frame: HTMLIFrameElement, target) => {
      frame.contentWindow?.postMessage({ preview: 'open', page: target }, '*')
    }, page)
    await expect(this.screen.locator('wx-page')).toHaveAttribute('is', page.slice(1).replace(/\?.*/, ''))
  }

  /** Starts the mini-program anew; several phones may at once, so none of them moves the window's one mouse. */
  async restarts(): Promise<void> {
    await this.beginsAnew(() => this.slot.getByRole('button', { name: '重载' }).dispatchEvent('click'))
  }

  /** Walks into a cellar. */
  async losesNetwork(): Promise<void> {
    await this.slot.getByRole('button', { name: '断网', exact: true }).click()
  }

  /** Walks out of it. */
  async findsNetwork(): Promise<void> {
    await this.slot.getByRole('button', { name: '已断网', exact: true }).click()
  }

  /** Hands the phone to someone else, by name. */
  async isHandedTo(name: string): Promise<void> {
    const select = this.slot.getByRole('combobox')
    const openid = await select.locator('option').filter({ hasText: name }).getAttribute('value')
    await this.beginsAnew(() => select.selectOption(openid))
    await expect(this.slot.locator('iframe')).toHaveAttribute('src', new RegExp(`who=${openid}$`))
  }

  /** What was on the screen before is gone: it would look ready, and what is sent to it would be lost. */
  private async beginsAnew(change: () => Promise<unknown>): Promise<void> {
    await this.phone.locator('html').evaluate((html) => html.setAttribute('data-left', ''))
    await change()
    await expect(this.phone.locator('html[data-ready]:not([data-left])')).toHaveCount(1)
    await this.isReady()
  }

  /** The first page is drawn and knows its owner. */
  async isReady(timeout?: number): Promise<void> {
    const tab = this.tab('我的')
    await expect(tab).toBeVisible(timeout === undefined ? {} : { timeout })
  }

  /** A tab is read aloud with what is unread or counted there: 我的，5 条未读. */
  private tab(name: string): Locator {
    return this.screen.getByRole('tab', { name: new RegExp(`^${name}(?=[， ]|$)`) })
  }

  private text(text: string | RegExp): Locator {
    return this.phone.locator('body').getByText(text).filter({ visible: true }).first()
  }

  private message(words: string[]): Locator {
    return words.reduce((banner, word) => banner.filter({ hasText: word }), this.phone.locator('.wx-banner'))
  }
}
