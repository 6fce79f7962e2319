import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inBeijing } from '../../cloudfunctions/domain/moment'
import { City, NEIGHBOUR } from './city'
import { Handset } from './handset'
import { agreeToPrivacy } from './privacy'
import { StartProcess } from './start-process'
import { keepToasts } from './toasts'

const SCREENS = join(__dirname, '../../test-results/screens')
/** Three phones draw their first page at once, and the functions of the cloud run for the first time. */
const COLD = 60_000
/** Wide and high enough for three phones at their full size. */
const WINDOW = { width: 1640, height: 980 }

/** What the clock panel's buttons say. */
type Step = '+10 分钟' | '+1 小时' | '+1 天' | '+7 天'

/** Steps of the clock within which what a story waits for has to happen. */
const MOST_STEPS = 72

/** Monday, 2000-01-03, 09:00 in Beijing: weeks are counted from it. */
const A_MONDAY = Date.parse('2000-01-03T09:00:00+08:00')
const WEEK = 7 * 24 * 3600_000

/**
 * The next Monday, 09:00, as `--at` takes it: at night WeChat's pushes wait for the morning, on a Sunday nobody is in the
 * office, and the sample goes by the day it is made on. Whenever the tests are run, their city begins at this hour.
 */
function nextMonday(): string {
  const now = Date.now()
  return inBeijing(now + WEEK - ((now - A_MONDAY) % WEEK)).format('YYYY-MM-DDTHH:mm')
}

/** What the phones are called. */
type Owner = '居民' | '网格员' | '部门'

/** The product as a visitor has it: `npm start` on a folder of its own, and its stage in a browser. */
export class Stage {
  /** Everything any of the phones, or the stage itself, complained about: uncaught errors, console errors and warnings. */
  readonly complaints: string[] = []
  page!: Page
  resident!: Handset
  worker!: Handset
  /** The third phone, which another resident of the grid holds until it is handed on. */
  neighbour!: Handset
  /** The same cloud, asked directly: for what a story needs but does not tell. */
  city!: City
  private shots = 0

  private context!: BrowserContext
  private folder!: string
  private process!: StartProcess
  private address!: string

  private constructor() {}

  /**
   * The stage of one file: opened on empty data before its first story and closed after its last; the stories are played
   * in their order, and whatever a phone complains of fails the story it happened in.
   * @param prepare what has happened before the first story
   */
  static ofThisFile(prepare: (stage: Stage) => Promise<void> = () => Promise.resolve()): Stage {
    const stage = new Stage()
    test.describe.configure({ mode: 'serial' })
    test.beforeAll(async ({ browser }) => {
      await stage.open(browser)
      await prepare(stage)
    })
    test.afterAll(() => stage.close())
    test.afterEach(() => {
      expect(stage.complaints, '哪部手机都没有报错').toEqual([])
    })
    return stage
  }

  /** Stops the process, starts it on the same data and address, and opens the stage again. */
  async restart(): Promise<void> {
    await this.page.close()
    await this.process.stop()
    this.process = new StartProcess(['--data', this.folder, '--port', new URL(this.address).port], true)
    this.address = await this.process.address()
    await this.visit()
  }

  private async open(browser: Browser): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'jinghu-stage-'))
    this.process = new StartProcess(['--data', this.folder, '--port', '0', '--at', nextMonday()], true)
    const [address, context] = await Promise.all([
      this.process.address(),
      browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' }),
    ])
    this.address = address
    this.context = context
    await context.addInitScript(agreeToPrivacy)
    await context.addInitScript(keepToasts)
    await this.visit()
  }

  private async close(): Promise<void> {
    await this.context?.close()
    await this.process?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Moves everyone's time forward; what fell due on the way has happened when it returns. */
  async timePasses(step: Step): Promise<void> {
    await this.page.getByRole('button', { name: step, exact: true }).click()
    await expect(this.page.getByRole('status')).toHaveText('已推进，三部手机已同步')
  }

  /** Lets time pass step by step until it is so; no step goes past it. */
  async timePassesUntil(step: Step, isSo: () => Promise<boolean>): Promise<void> {
    for (let steps = 0; !(await isSo()); steps += 1) {
      expect(steps, '等了这么久也没有发生').toBeLessThan(MOST_STEPS)
      await this.timePasses(step)
    }
  }

  /** The day the stage's clock shows, for example `2026年11月23日星期一`. */
  async today(): Promise<string> {
    return this.page.locator('.clock-day').innerText()
  }

  /** Opens the newest card with these words, which stands in a chat, on one of the phones. */
  async opensCard(title: string, owner: Owner): Promise<void> {
    const card = this.page
      .getByRole('region', { name: '微信里的卡片' })
      .locator('li')
      .filter({ hasText: title })
      .first()
    await card.getByRole('button', { name: `在「${owner}」的手机上打开` }).click()
  }

  /** Keeps a picture of the whole stage, numbered in the order of the story. */
  async keepsPicture(name: string): Promise<void> {
    this.shots += 1
    mkdirSync(SCREENS, { recursive: true })
    const file = `${String(this.shots).padStart(2, '0')}-${name}.png`
    await this.page.screenshot({ path: join(SCREENS, file) })
  }

  private async visit(): Promise<void> {
    this.page = await this.context.newPage()
    this.city = new City(new URL(this.address).origin)
    this.listen(this.page)
    const address = new URL(this.address)
    address.searchParams.set('department', NEIGHBOUR)
    await this.page.goto(address.href)
    const phone = (slot: string) => new Handset(this.page, this.page.locator(`[data-slot="${slot}"]`))
    this.resident = phone('resident')
    this.worker = phone('worker')
    this.neighbour = phone('department')
    await Promise.all([this.resident, this.worker, this.neighbour].map((one) => one.isReady(COLD)))
  }

  private listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message))
    page.on('console', (message) => {
      const { url } = message.location()
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`${message.text()} (${url})`)
    })
  }
}
