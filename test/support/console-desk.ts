import { expect, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { PASSWORD } from './desk'
import type { Stage } from './stage'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** The console in a browser of its own, at a desk where nobody has signed in yet. */
export async function deskAt(stage: Stage, address = '', size = { width: 1366, height: 768 }): Promise<Page> {
  const context = await stage.page.context().browser()!.newContext({ viewport: size, reducedMotion: 'reduce' })
  const page = await context.newPage()
  for (const kind of ['pageerror', 'requestfailed'] as const)
    page.on(kind as 'pageerror', (what) => stage.complaints.push(`${kind}: ${String(what)}`))
  await page.goto(`${new URL(stage.page.url()).origin}/console/#${address}`)
  return page
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** The console in a browser of its own, with this user at it. */
export async function deskOf(stage: Stage, username: string, address = ''): Promise<Page> {
  const page = await deskAt(stage, address)
  await signIn(page, username)
  return page
}

/** Nothing on the page keeps somebody with a screen reader or a keyboard out. */
export async function isOpenToAll(page: Page, rules: Record<string, { enabled: boolean }> = {}): Promise<void> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (more) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: Array<{ id: string; impact: string; nodes: Array<{ html: string }> }> }>
      }
    }
    // Colours are judged as they stay: a button that has just become free again is still on its way there.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
    const { violations } = await axe.run({ rules: more })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, rules)
  expect(found).toEqual([])
}
