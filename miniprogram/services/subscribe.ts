import type { Consent, TemplateKey } from '../../typings/contract'
import { newRequestId } from './cloud'
import { consentToNotices } from './notice'
import { changeMe, myself } from './store'

/** WeChat asks for at most three templates at a time. */
const MOST_AT_ONCE = 3

/**
 * Asks for subscription messages, and answers what the person said yes to just now.
 * Must be the first thing done in a tap: WeChat refuses it later. Never rejects; no dialog is no consent.
 */
export function askFor(keys: readonly TemplateKey[]): Promise<Consent | undefined> {
  const known = myself()?.templates
  const asked = known ? keys.filter((key) => known[key]).slice(0, MOST_AT_ONCE) : []
  if (!known || asked.length === 0) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: asked.map((key) => known[key]),
      success: (answer) => {
        const answers = answer as unknown as Record<string, string>
        const templates = asked.filter((key) => answers[known[key]] === 'accept')
        resolve(templates.length > 0 ? { templates, tap: newRequestId() } : undefined)
      },
      fail: () => resolve(undefined),
    })
  })
}

/** Asks for one more message each and has it written down; answers whether any was accepted. Call it in a tap. */
export async function topUp(keys: readonly TemplateKey[]): Promise<boolean> {
  const consent = await askFor(keys)
  if (consent) changeMe({ quota: await consentToNotices(consent) })
  return consent !== undefined
}
