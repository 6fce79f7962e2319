import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { sentenceOf } from './call-error'
import type { LoadPage } from './listing'

/** Where the page that is shown is remembered: in the address of a list, or nowhere but here. */
export interface PagePlace {
  /** From 1. */
  number: Readonly<Ref<number>>
  go(number: number, isCorrection?: boolean): void
  /** Where the pages seen before begin, the first one included. */
  cursors(): string[]
  /** Of the list as it is now: its page may come when another one stands here. */
  keeper(): (cursors: string[]) => void
}

function placeHere(): PagePlace {
  const number = ref(1)
  return { number, go: (wanted) => void (number.value = wanted), cursors: () => [''], keeper: () => () => undefined }
}

/** Walks a list forward and back, a page at a time; a new `load` begins where its place says. */
export function usePaging<T>(load: Readonly<Ref<LoadPage<T>>>, place: PagePlace = placeHere()) {
  const items = shallowRef<T[]>([])
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why the last asking brought nothing. While `status` is `ready`, what was there before still is. */
  const problem = ref('')
  const total = ref<number>()
  const number = ref(1)
  /** Where each page known so far begins: those seen, and the one after the one that is shown. */
  const cursors = ref([''])
  let turn = 0
  // 离开以后才来的，谁也不再等它.
  onScopeDispose(() => turn++)

  /** @param isQuiet what is shown stays until the new rows are there */
  async function ask(isQuiet: boolean): Promise<void> {
    const mine = ++turn
    const at = number.value
    const keep = place.keeper()
    problem.value = ''
    if (!isQuiet) status.value = 'loading'
    try {
      const page = await load.value(cursors.value[at - 1] ?? '')
      if (mine !== turn) return
      // 这一页的都没有了：退到有的那一页.
      if (page.items.length === 0 && at > 1) {
        cursors.value = cursors.value.slice(0, at - 1)
        stand(at - 1, true)
        return await ask(isQuiet)
      }
      items.value = page.items
      total.value = page.total
      cursors.value = [...cursors.value.slice(0, at), ...(page.next === undefined ? [] : [page.next])]
      keep(cursors.value)
      status.value = 'ready'
    } catch (error) {
      if (mine !== turn) return
      problem.value = sentenceOf(error)
      if (!isQuiet) status.value = 'failed'
    }
  }

  function stand(at: number, isCorrection = false): void {
    number.value = at
    if (place.number.value !== at) place.go(at, isCorrection)
  }

  function turnTo(at: number, isCorrection = false): Promise<void> {
    stand(at, isCorrection)
    return ask(false)
  }

  /** As far as the pages are known: an address may name one that nobody here has come to. */
  const wanted = (): number => Math.min(place.number.value, cursors.value.length)

  watch(
    [load, place.number],
    ([loadNow], [loadBefore]) => {
      if (loadNow !== loadBefore) {
        cursors.value = place.cursors()
        void turnTo(wanted(), true)
      } else if (place.number.value !== number.value) void turnTo(wanted(), true)
    },
    // 地址和筛选一起变的，一次问清.
    { immediate: true, flush: 'post' },
  )

  return {
    items,
    status,
    problem,
    total,
    /** From 1. */
    number,
    hasNext: computed(() => cursors.value.length > number.value),
    reload: () => ask(true),
    retry: () => ask(false),
    forward: () => (cursors.value.length > number.value ? turnTo(number.value + 1) : Promise.resolve()),
    back: () => turnTo(Math.max(1, number.value - 1)),
  }
}
