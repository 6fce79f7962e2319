import type { ScopeView } from '../../typings/contract'

/** 我管着的地方 as one choice: streets, each with its communities indented below it. */
export function areaOptions(areas: ScopeView[]): Array<{ value: string; text: string }> {
  const isKnown = (id: string) => areas.some(({ area }) => area === id)
  const below = (parent: string) => areas.filter((one) => one.parent === parent && one.kind === 'community')
  const tops = areas.filter(({ kind, parent }) => kind !== 'community' || !isKnown(parent))
  return [
    { value: '', text: '我管着的全部' },
    ...tops.flatMap(({ area, name, kind }) => [
      { value: area, text: name },
      ...(kind === 'street' ? below(area).map((one) => ({ value: one.area, text: `\u3000${one.name}` })) : []),
    ]),
  ]
}
