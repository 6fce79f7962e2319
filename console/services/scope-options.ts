import type { ScopeView } from '../../typings/contract'

/** Areas of a clerk as a list to choose from: streets with their communities under them. */
export function scopeOptions(areas: ScopeView[]): Array<{ value: string; text: string }> {
  const isUnderAnother = ({ parent }: ScopeView) => areas.some(({ area }) => area === parent)
  const depthOf = (one: ScopeView) => (one.kind === 'community' && isUnderAnother(one) ? '　' : '')
  const tops = areas.filter((one) => one.kind !== 'community' || !isUnderAnother(one))
  return tops
    .flatMap((top) => [top, ...areas.filter((one) => top.kind === 'street' && one.parent === top.area)])
    .map((one) => ({ value: one.area, text: depthOf(one) + one.name }))
}
