import { computed, ref, shallowRef, type Ref } from 'vue'
import { sentenceOf } from './call-error'
import type { LoadPage } from './listing'

/** Walks a list forward and back, a page at a time. */
export function usePaging<T>(load: Ref<LoadPage<T>>) {
  const items = shallowRef<T[]>([])
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why the last asking brought nothing. While `status` is `ready`, what was there before still is. */
  const problem = ref('')
  const total = ref<number>()
  const next = ref<string>()
  /** Where each page seen so far begins; the last one is shown. */
  const cursors = ref([''])
  let turn = 0

  /** @param isQuiet what is shown stays until the new rows are there */
  async function ask(isQuiet: boolean): Promise<void> {
    const mine = ++turn
    problem.value = ''
    if (!isQuiet) status.value = 'loading'
    try {
      const page = await load.value(cursors.value.at(-1) ?? '')
      if (mine !== turn) return
      // 这一页的都没有了：退到有的那一页.
      if (page.items.length === 0 && cursors.value.length > 1) {
        cursors.value = cursors.value.slice(0, -1)
        return await ask(isQuiet)
      }
      items.value = page.items
      total.value = page.total
      next.value = page.next
      status.value = 'ready'
    } catch (error) {
      if (mine !== turn) return
      problem.value = sentenceOf(error)
      if (!isQuiet) status.value = 'failed'
    }
  }

  return {
    items,
    status,
    problem,
    total,
    /** From 1. */
    number: computed(() => cursors.value.length),
    hasNext: computed(() => next.value !== undefined),
    reload: () => ask(true),
    retry: () => ask(false),
    restart() {
      cursors.value = ['']
      return ask(false)
    },
    forward() {
      if (next.value === undefined) return Promise.resolve()
      cursors.value = [...cursors.value, next.value]
      return ask(false)
    },
    back() {
      cursors.value = cursors.value.slice(0, Math.max(1, cursors.value.length - 1))
      return ask(false)
    },
  }
}
