import { type Ref, ref, shallowRef } from 'vue'
import { type Clash, clashing, merged } from './merging'

/**
 * Cells under somebody's hand: as they were found, and as they are typed. When somebody else has written them meanwhile, what
 * both have changed stands side by side, and what only one has changed is put together.
 * @param labels in the order in which they are shown
 */
export function useSideBySide<T extends Record<string, string>>(
  labels: () => Array<{ key: keyof T & string; label: string }>,
  blank: T,
) {
  /** As it was found, or as the person last saw what others had made of it. */
  const base = shallowRef(blank) as Ref<T>
  const draft = ref(blank) as Ref<T>
  /** What is still to be chosen. */
  const clashes = shallowRef<Clash[]>([])
  const chosen = ref<Record<string, 'theirs' | 'mine'>>({})
  /** 名称、人口: what only the other has changed. */
  const taken = ref('')

  function begin(found: T): void {
    base.value = found
    draft.value = { ...found }
    clashes.value = []
    taken.value = ''
  }

  /** @param theirs as it stands now @returns whether there is something to choose */
  function meet(theirs: T): boolean {
    const [was, mine] = [base.value, draft.value]
    const both = clashing(was, mine, theirs)
    clashes.value = labels()
      .filter(({ key }) => both.includes(key))
      .map(({ key, label }) => ({ key, label, theirs: theirs[key] ?? '', mine: mine[key] ?? '' }))
    chosen.value = Object.fromEntries(both.map((key) => [key, 'theirs' as const]))
    taken.value = labels()
      .filter(({ key }) => theirs[key] !== was[key] && mine[key] === was[key])
      .map(({ label }) => label)
      .join('、')
    draft.value = merged(was, mine, theirs)
    base.value = theirs
    return both.length > 0
  }

  /** What was chosen between theirs and mine is what is typed now. */
  function decide(): void {
    const decided = clashes.value.map(({ key, theirs, mine }) => [key, chosen.value[key] === 'mine' ? mine : theirs])
    draft.value = { ...draft.value, ...(Object.fromEntries(decided) as Partial<T>) }
    clashes.value = []
  }

  return { base, draft, clashes, chosen, taken, begin, meet, decide }
}
