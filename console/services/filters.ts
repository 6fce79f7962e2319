import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export type Filters<Name extends string> = Record<Name, string>

/**
 * Filters of a list, kept in the address: a link shows the same list, and the browser's 后退 takes the last one back.
 * Another filter is another list, from its first page.
 * @param names of the filters; what else the address says stays
 */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => {
    const { query } = route
    const said = names.map((name) => [name, typeof query[name] === 'string' ? query[name] : ''] as const)
    return Object.fromEntries(said) as Filters<Name>
  })

  /** @param wanted what changes; an empty text takes the filter away */
  function change(wanted: Partial<Filters<Name>>): void {
    const said = Object.entries<unknown>({ ...route.query, page: '', ...wanted })
    const query = Object.fromEntries(
      said.flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])),
    )
    void router.push({ query })
  }

  return {
    filters,
    change,
    clear: () => change(Object.fromEntries(names.map((name) => [name, ''])) as Filters<Name>),
    isFiltered: computed(() => names.some((name) => filters.value[name] !== '')),
  }
}
