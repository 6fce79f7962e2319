export interface Wheel {
  /** Shows an item without telling. */
  select(index: number, smooth?: boolean): void
  index(): number
}

/** How long a wheel must rest before its item counts as chosen. */
const REST = 90

/**
 * Makes a list of equally high items turn like a picker's wheel: wheel, finger, mouse drag or a tap on an item.
 * `settled` is told when another item came to rest in the middle.
 */
export function makeWheel(list: HTMLElement, itemHeight: () => number, settled: (index: number) => void): Wheel {
  let chosen = 0
  let resting: number | undefined
  let grip: { y: number; top: number; moved: boolean } | null = null

  const rest = (): void => {
    const index = Math.round(list.scrollTop / (itemHeight() || 1))
    list.style.scrollSnapType = ''
    if (index === chosen) return
    chosen = index
    settled(index)
  }
  const turn = (index: number, smooth: boolean): void =>
    list.scrollTo({ top: index * itemHeight(), behavior: smooth ? 'smooth' : 'instant' })
  list.addEventListener('scroll', () => {
    clearTimeout(resting)
    if (!grip) resting = window.setTimeout(rest, REST)
  })
  list.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse') grip = { y: event.clientY, top: list.scrollTop, moved: false }
  })
  addEventListener('pointermove', (event) => {
    if (!grip) return
    if (Math.abs(event.clientY - grip.y) > 4) grip.moved = true
    if (!grip.moved) return
    list.style.scrollSnapType = 'none'
    list.scrollTop = grip.top - (event.clientY - grip.y)
  })
  addEventListener('pointerup', () => {
    if (!grip) return
    const { moved } = grip
    grip = null
    if (moved) turn(Math.round(list.scrollTop / (itemHeight() || 1)), true)
    clearTimeout(resting)
    resting = window.setTimeout(rest, REST)
  })
  list.addEventListener('click', (event) => {
    const item = [...list.children].findIndex((child) => child.contains(event.target as Node))
    if (item >= 0) turn(item, true)
  })
  return {
    select(index, smooth = false) {
      chosen = index
      turn(index, smooth)
    },
    index: () => chosen,
  }
}
