import { type Finding, findingsOf } from '../domain/finding'
import type { Person } from '../domain/person'
import type { WhistleMonth } from '../domain/whistle-month'
import type { WhistleSettings } from '../domain/whistle-settings'
import { oversees } from './assessment-access'

/**
 * 监察发现，一个月一个月地数，数的是全区的：区里看全部，部门看说到自己的，街道看本街道有的。 Of a finding that is shown, only the marks
 * that are the viewer's business.
 */
export function findingsFor(viewer: Person, all: WhistleMonth[], settings: WhistleSettings): Finding[] {
  const departments = viewer.roles.filter(({ role }) => role === 'department').map(({ scope }) => scope)
  const own = all.filter(({ path }) => oversees(viewer, path))
  const isOverseen = new Set(own.flatMap(({ marks }) => marks.map(({ whistle }) => whistle)))
  const months = [...new Set(all.map(({ month }) => month))].sort().reverse()
  return months
    .flatMap((month) =>
      findingsOf(
        all.filter((one) => one.month === month).flatMap(({ marks }) => marks),
        settings,
      ),
    )
    .map((finding) => ({
      ...finding,
      marks: finding.marks.filter((mark) => isOverseen.has(mark.whistle) || departments.includes(mark.department)),
    }))
    .filter(({ marks }) => marks.length > 0)
}
