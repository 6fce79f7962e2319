import type { TemplateKey } from '../../typings/contract'
import { newRequestId } from './cloud'
import { acceptNotices } from './notice'
import { changeMe, myself } from './store'

/** WeChat asks for at most three templates at a time. */
const MOST_AT_ONCE = 3

/**
 * Asks for subscription messages, and answers which of them the person accepted just now.
 * Must be the first thing done in a tap: WeChat refuses it later. Never rejects; no dialog is no consent.
 */
export function askFor(keys: readonly TemplateKey[]): Promise<TemplateKey[]> {
  const templates = myself()?.templates
  const asked = templates ? keys.filter((key) => templates[key]).slice(0, MOST_AT_ONCE) : []
  if (!templates || asked.length === 0) return Promise.resolve([])
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: asked.map((key) => templates[key]),
      success: (answer) => {
        const answers = answer as unknown as Record<string, string>
        resolve(asked.filter((key) => answers[templates[key]] === 'accept'))
      },
      fail: () => resolve([]),
    })
  })
}

/** Asks for one more message each and has it written down; answers how many were accepted. Call it in a tap. */
export async function topUp(keys: readonly TemplateKey[]): Promise<number> {
  const accepted = await askFor(keys)
  if (accepted.length > 0) changeMe({ quota: await acceptNotices(accepted, newRequestId()) })
  return accepted.length
}
