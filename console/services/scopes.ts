import { computed, shallowRef } from 'vue'
import type { ScopesView, ScopeView } from '../../typings/contract'
import { call } from './cloud'

/** 我管着的地方和部门。 */
export const readScopes = (): Promise<ScopesView> => call('search', 'scopes', {})

interface Option {
  value: string
  text: string
}

/** 区，街道，街道里面的社区；不在哪个街道里的社区也在。 */
export function areaOptions(areas: ScopeView[]): Option[] {
  const isBelow = ({ kind, parent }: ScopeView) => kind === 'community' && areas.some(({ area }) => area === parent)
  return areas
    .filter((one) => !isBelow(one))
    .flatMap((top) => [top, ...areas.filter((one) => isBelow(one) && one.parent === top.area)])
    .map((one) => ({ value: one.area, text: (isBelow(one) ? '　' : '') + one.name }))
}

/** What a list can be filtered by. Until it has come, and without it, there is only everything. */
export function useScopes() {
  const scopes = shallowRef<ScopesView>({ areas: [], within: [], departments: [] })
  readScopes().then(
    (found) => (scopes.value = found),
    () => undefined,
  )
  return {
    areas: computed(() => [{ value: '', text: '我管着的全部' }, ...areaOptions(scopes.value.areas)]),
    departments: computed(() =>
      scopes.value.departments.map(({ department, name, isRetired }) => ({
        ...{ value: department, text: isRetired ? `${name}（已停用）` : name },
      })),
    ),
  }
}
