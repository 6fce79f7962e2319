/**
 * How a table of the whistles' catalogue becomes its items. A row: name | categories it suits | 哨的类别 and 领域 | lead | assists | limits.
 * Limits are 应哨 报到 办结, `-` where nobody need come; none: those of the kind. A name whose initials the order of pinyin gets
 * wrong has them behind it: 楼道灯长期不亮 =lddcqbl.
 */
import type { Field, Item, StageLimits } from '../../../cloudfunctions/domain/catalogue'
import { initialsOf } from '../../../cloudfunctions/domain/initials'
import settings from '../whistles.json'
import type { Limit } from './documents'
import { naturalHours, naturalMinutes, workingDays, workingHours } from './limits'

/** Items that rest on the same law or duty and are shown done in the same way. */
export interface Section extends Pick<Item, 'class' | 'basis' | 'evidence' | 'duties'> {
  rows: string
}

const KINDS: Record<string, Item['kind']> = { 常规: 'regular', 重点: 'key', 应急: 'emergency' }
const FIELDS: Record<string, Field> = { 执法: 'enforcement', 服务: 'service', 应急: 'response' }
const UNITS: Record<string, (amount: number) => Limit> = {
  分: naturalMinutes,
  时: naturalHours,
  工时: workingHours,
  工作日: workingDays,
}

/** @param departments ids by the names they are called */
export function itemsOf(batch: number, sections: Section[], departments: Map<string, string>): Item[] {
  const rows = sections.flatMap(({ rows, ...section }) =>
    words(rows, '\n').map((row) => itemOf(row, section, departments)),
  )
  return rows.map((item, i) => ({ code: `${batch}-${String(i + 1).padStart(3, '0')}`, batch, ...item }))
}

function itemOf(row: string, section: Omit<Section, 'rows'>, departments: Map<string, string>) {
  const [called = '', categories = '', sort = '', lead = '', assists = '', limits = ''] = row.split('|')
  const [name = '', initials = initialsOf(name)] = words(called, '=')
  const [kind = '', field = ''] = words(sort)
  const department = (name: string) => known(departments.get(name), name, row)
  const item = {
    kind: known(KINDS[kind], kind, row),
    field: known(FIELDS[field], field, row),
    lead: department(lead.trim()),
    assists: words(assists).map(department),
  }
  const { class: group, basis, evidence, duties } = section
  const said = words(limits).map((limit) => limitOf(limit, row))
  const texts = { basis, evidence, duties, initials }
  return { name, class: group, categories: words(categories), ...item, limits: stages(said, item.kind, row), ...texts }
}

/** Three limits, or those of the kind. */
function stages(said: Array<Limit | null>, kind: Item['kind'], row: string): StageLimits {
  if (said.length === 0) return settings.defaults[kind] as StageLimits
  const [answer, reportIn = null, finish] = said
  return { answer: known(answer, '应哨', row), reportIn, finish: known(finish, '办结', row) }
}

/** 4工时, 30分, or `-` for none. */
function limitOf(text: string, row: string): Limit | null {
  if (text === '-') return null
  const [, amount, unit = ''] = /^(\d+)(\D+)$/.exec(text) ?? []
  return known(UNITS[unit], text, row)(Number(amount))
}

function known<T>(found: T | null | undefined, what: string, row: string): T {
  if (found === undefined || found === null) throw new Error(`the catalogue does not know “${what}” in: ${row}`)
  return found
}

const words = (text: string, separator = ' ') =>
  text
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '')
