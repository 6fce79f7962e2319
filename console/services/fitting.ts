import { onMounted, onUnmounted, ref, type Ref, watch } from 'vue'

/**
 * How many lines of a list fit into a box, one as high as the next.
 * @param kept lines below them that stand there in any case
 */
export const linesIn = (height: number, line: number, kept: number, last: number): number =>
  Math.max(1, Math.floor((height - kept * last) / line))

/**
 * Lines of the list in `box` that fit, measured anew whenever the box or the list changes.
 * @param kept how many of the last lines must stand in it
 * @param first how many are tried before anything has been measured
 */
export function useFitting(box: Ref<HTMLElement | undefined>, kept: () => number, first: number) {
  const lines = ref(first)
  let watcher: ResizeObserver | undefined

  function measure(): void {
    const items = box.value?.querySelectorAll('li')
    const [line, last] = [items?.[0]?.offsetHeight ?? 0, items?.[items.length - 1]?.offsetHeight ?? 0]
    if (box.value && line > 0) lines.value = linesIn(box.value.clientHeight, line, kept(), last)
  }

  onMounted(() => {
    watcher = new ResizeObserver(measure)
    watch(
      box,
      (now) => {
        watcher?.disconnect()
        if (now) watcher?.observe(now)
      },
      { immediate: true },
    )
  })
  onUnmounted(() => watcher?.disconnect())
  return { lines, measure }
}
