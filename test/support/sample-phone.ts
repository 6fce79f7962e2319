import fs from 'node:fs'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { buildSample, openPreview, type PreviewServer } from './fixtures/preview-server'
import { agreeToPrivacy } from './privacy'

interface OpenOptions {
  who?: string
  /** a page of the sample by its one word, or a whole path */
  at?: string
  /** the group whose card is opened */
  group?: string
  /** whether WeChat's privacy contract was agreed to before; it was, unless a test is about it */
  agreed?: boolean
}

/** One phone with the sample mini-program, alone in the window. */
class SamplePhone {
  constructor(
    readonly page: Page,
    private readonly server: PreviewServer,
  ) {}

  async open({ who = 'o-li', at, group, agreed = true }: OpenOptions = {}): Promise<void> {
    if (agreed) await this.page.addInitScript(agreeToPrivacy)
    const target = at?.includes('/') ? at : `/pages/${at}/${at}`
    const search = new URLSearchParams({ who, ...(at ? { open: target } : {}), ...(group ? { group } : {}) })
    await this.page.goto(`${this.server.url}/phone/?${search.toString()}`)
    await this.page.locator('html[data-ready]').waitFor()
  }

  /** The page in front. */
  get front(): Locator {
    return this.page.locator('wx-frame:not([hidden])')
  }

  /** Where the sample's pages write what happened. */
  get log(): Locator {
    return this.id('log')
  }

  id(id: string): Locator {
    return this.front.locator(`[data-wxid="${id}"]`)
  }

  tap(words: string): Promise<void> {
    return this.front.getByText(words, { exact: true }).first().click()
  }

  async drag(target: Locator, by: { x?: number; y?: number }): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (!box) throw new Error('nothing to drag')
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 8 })
    await this.page.mouse.up()
  }

  /** Switches the phone's network as the stage does, and waits until the phone shows it. */
  async setOnline(online: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      window.postMessage({ preview: 'network', online: value }, location.origin)
    }, online)
    const device = this.page.locator('wx-device')
    await (online ? expect(device).not : expect(device)).toHaveAttribute('data-offline', '')
  }
}

interface Fixtures {
  server: PreviewServer
  phone: SamplePhone
  /** what the console said; a test may take off what it caused on purpose */
  complaints: string[]
}

/** Tests of the preview itself: the sample is built once per worker, each test has a server and a clean browser. */
export const test = base.extend<Fixtures, { sample: string }>({
  sample: [
    // Playwright reads what a fixture needs from its first parameter, which must be a pattern
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const sample = await buildSample()
      await use(sample)
      fs.rmSync(sample, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  server: async ({ sample }, use) => {
    const server = await openPreview(sample)
    await use(server)
    await server.close()
  },
  phone: ({ page, server }, use) => use(new SamplePhone(page, server)),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error.stack)))
      await use(complaints)
      expect(complaints, 'the console stays clean').toEqual([])
    },
    { auto: true },
  ],
  viewport: { width: 375, height: 812 },
})

export { expect }
