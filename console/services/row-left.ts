import { nextTick, onBeforeUnmount, onMounted, type Ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { type Left, useListPlace } from './list-place'
import type { PagePlace } from './paging'

/** Who comes back to a list finds it as far down as they left it, with the keyboard on the row they went to. */
interface RowLeft {
  place: PagePlace
  left: Left | undefined
  /** Somebody is on this row now. */
  note: (row: string) => void
  /** To be called once, with what the list shows and the box it scrolls in. */
  restore: (shown: {
    status: Ref<string>
    items: Ref<Array<{ id: string }>>
    box: Ref<HTMLElement | undefined>
  }) => void
}

/** For the one list a page is about, whose page stands in the address. */
export function useRowLeft(): RowLeft {
  const route = useRoute()
  const place = useListPlace()
  const left = place.left()
  let last = ''
  return {
    place,
    left,
    note: (row) => (last = row),
    restore({ status, items, box }) {
      const leave = (): void => place.leave({ top: box.value?.scrollTop ?? 0, row: last })
      onMounted(() => window.addEventListener('pagehide', leave))
      onBeforeUnmount(() => {
        window.removeEventListener('pagehide', leave)
        // 去看其中的一件，才会回到这里；去了别的清单，下次从头看.
        if (route.meta.back === undefined) leave()
      })
      const stop = watch(status, async (now) => {
        if (now === 'loading') return
        stop()
        await nextTick()
        if (!left || !box.value) return
        box.value.scrollTop = left.top
        const row = box.value.querySelectorAll('tr.row')[items.value.findIndex(({ id }) => id === left.row)]
        row?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
      })
    },
  }
}
