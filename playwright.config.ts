import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './test/support/browser'

/** End-to-end: the stage and its phones in the machine's own Chromium. Nothing is downloaded by Playwright. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './test/support/globals-e2e.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // What was done and asked, without a picture and a copy of three phones at every step: those took half of a story's time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: { executablePath: findBrowser(), args: BROWSER_FLAGS },
  },
})
