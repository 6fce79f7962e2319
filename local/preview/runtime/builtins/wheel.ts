import { followPointer } from './pointer'

export interface Wheel {
  /** Shows an item without telling. */
  select(index: number, smooth?: boolean): void
  /** The chosen row; a wheel still turning counts where it is. */
  index(): number
}

/**
 * Makes a list of equally high items turn like a picker's wheel: wheel, finger, mouse drag or a tap on an item.
 * `settled` is told when another item came to rest in the middle.
 */
export function makeWheel(list: HTMLElement, itemHeight: () => number, settled: (index: number) => void): Wheel {
  let chosen = 0
  // by a tap on an item: the goal is known and the way there does not count
  let pointed = false
  let gripped = false
  // the click a browser adds after a drag is no choice
  let dragged = false

  const nearest = (): number => Math.round(list.scrollTop / (itemHeight() || 1))
  const choose = (index: number): void => {
    if (index === chosen) return
    chosen = index
    settled(index)
  }
  const turn = (index: number, smooth: boolean): void =>
    list.scrollTo({ top: index * itemHeight(), behavior: smooth ? 'smooth' : 'instant' })
  const free = (): void => {
    pointed = false
  }

  list.addEventListener('scrollend', () => {
    if (gripped) return
    list.style.scrollSnapType = ''
    if (!pointed) choose(nearest())
    else if (nearest() === chosen) pointed = false
  })
  list.addEventListener('wheel', free, { passive: true })
  list.addEventListener('touchmove', free, { passive: true })
  list.addEventListener('pointerdown', ({ pointerType, clientY }) => {
    dragged = false
    if (pointerType !== 'mouse') return
    const top = list.scrollTop
    followPointer({
      move(event) {
        if (!gripped && Math.abs(event.clientY - clientY) < 4) return
        gripped = true
        pointed = false
        list.style.scrollSnapType = 'none'
        list.scrollTop = top - (event.clientY - clientY)
      },
      end() {
        if (!gripped) return
        gripped = false
        dragged = true
        choose(nearest())
        turn(chosen, true)
      },
    })
  })
  list.addEventListener('click', (event) => {
    const item = [...list.children].findIndex((child) => child.contains(event.target as Node))
    if (item < 0 || dragged) return
    pointed = true
    turn(item, true)
    // known at once: nobody waits for the wheel before pressing 确定
    choose(item)
  })
  return {
    select(index, smooth = false) {
      chosen = index
      pointed = true
      turn(index, smooth)
    },
    index() {
      if (!pointed && list.isConnected) choose(nearest())
      return chosen
    },
  }
}
