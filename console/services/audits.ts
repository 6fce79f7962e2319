import type { AuditExport, AuditPage, Input } from '../../typings/contract'
import { call } from './cloud'
import { FUNCTION_TEXT } from './function-text'
import { beginningOf } from './moment'

export const AUDIT_FILTERS = ['area', 'action', 'by', 'q', 'from', 'until'] as const
export type AuditFilters = Record<(typeof AUDIT_FILTERS)[number], string>

const DAY_MS = 24 * 60 * 60_000

/** 审计，一页一页；`from` 和 `until` 两天都算在内。 */
export const readAudits = (filters: AuditFilters, cursor: string): Promise<AuditPage> =>
  call('oversight', 'audits', { ...askedOf(filters), cursor })

/** 同样筛出来的，做成电子表格带走；带走记一笔。 */
export const exportAudits = (filters: AuditFilters): Promise<AuditExport> =>
  call('oversight', 'exportAudits', askedOf(filters))

function askedOf({ area, action, by, q, from, until }: AuditFilters): Input<'oversight', 'exportAudits'> {
  const [first, last] = [beginningOf(from), beginningOf(until)]
  return {
    ...(area && { area }),
    ...(action && { action }),
    ...(by && { by }),
    ...(q.trim() && { q: q.trim() }),
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { until: last + DAY_MS }),
  }
}

/** Lines are of the function that did it; what is done from the cloud environment's own console goes by no page. */
const NOUN_TEXT: Record<string, string> = { ...FUNCTION_TEXT, operator: '云开发控制台' }

interface Option {
  value: string
  text: string
}

/** What can be filtered by, by noun; the noun itself stands first where it has more than one. */
export function actionGroups(actions: AuditPage['actions']): Array<{ text: string; options: Option[] }> {
  const nounOf = (action: string): string => action.split('.')[0] ?? action
  return [...new Set(actions.map(({ action }) => nounOf(action)))].map((noun) => {
    const text = NOUN_TEXT[noun] ?? noun
    const options = actions
      .filter(({ action }) => nounOf(action) === noun)
      .map((one) => ({ value: one.action, text: one.text }))
    return { text, options: options.length > 1 ? [{ value: noun, text: `${text}：全部` }, ...options] : options }
  })
}
