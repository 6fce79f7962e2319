import type { TemplateKey } from '../../cloudfunctions/contract/primitives'
import { newRequestId, type Phone } from './city'

/** Says yes in WeChat's dialog so many times, each told to our ledger: so many pushes will arrive. */
export async function topUp(phone: Phone, template: TemplateKey, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await phone.subscribe(template)
    await phone.ask('notice', 'consent', { templates: [template], tap: newRequestId() })
  }
}
