import type { Consent } from '../contract/primitives'
import type { Caller } from './serve'

/** A yes in WeChat's dialog counts whether or not the action it came with is taken; and before any push that may spend it. */
export function remember(consent: Consent | undefined, call: Caller): void {
  if (!consent) return
  call.after(async () => {
    const { quotas } = call.ports
    const templates = [...new Set(consent.templates)]
    await Promise.all(templates.map((template) => quotas.consent(call.actor._id, template, consent.tap)))
  })
}
