import type { AuditExport, AuditPage, Input } from '../../typings/contract'
import { call } from './cloud'
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

const NOUN_TEXT: Record<string, string> = {
  account: '身份和本人',
  activity: '活动',
  announcement: '公告',
  assessment: '考核',
  atlas: '网格和界线',
  award: '评优',
  catalogue: '事项清单',
  circle: '服务圈',
  department: '部门',
  login: '电脑端账号',
  need: '需求和资源',
  notice: '提醒',
  oversight: '审计',
  place: '地点',
  screening: '审核',
  spreadsheet: '导出',
  station: '驿站',
  ticket: '诉求',
}

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
