import { onUnmounted, ref, type Ref, shallowRef, watch } from 'vue'
import type { LoadPage } from './listing'

const EVERY_MS = 30_000

/**
 * A list the server gives page by page: anew from the first page when a filter changes, and the page shown once more while
 * somebody looks, and after something was done.
 * @param filters what the list depends on
 * @param ask for the page that begins at a cursor
 */
export function useSearching<T extends { id: string }>(
  filters: Ref<object>,
  ask: (cursor: string) => Promise<{ text: string; items: T[]; next?: string }>,
) {
  /** Whose list it is. */
  const text = ref('')
  const shown = shallowRef<T[]>([])
  const stamp = ref(0)
  const begin = (): LoadPage<T> => async (cursor) => {
    const page = await ask(cursor)
    text.value = page.text
    shown.value = page.items
    return page
  }
  const load = shallowRef(begin())
  watch(
    () => JSON.stringify(filters.value),
    () => (load.value = begin()),
  )
  const timer = setInterval(() => {
    if (!document.hidden) stamp.value += 1
  }, EVERY_MS)
  onUnmounted(() => clearInterval(timer))
  return { text, shown, stamp, load }
}
