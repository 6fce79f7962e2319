import { followPointer } from './pointer'

export interface Wheel {
  /** Shows an item without telling. */
  select(index: number, smooth?: boolean): void
  /** The chosen row; a wheel still turning counts where it is. */
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
  // by a tap on an item, so the way there is not the goal
  let pointed = false
  let resting: number | undefined
  let gripped = false

  const choose = (index: number): void => {
    if (index === chosen) return
    chosen = index
    settled(index)
  }
  const rest = (): void => {
    clearTimeout(resting)
    resting = undefined
    pointed = false
    list.style.scrollSnapType = ''
    choose(Math.round(list.scrollTop / (itemHeight() || 1)))
  }
  const turn = (index: number, smooth: boolean): void =>
    list.scrollTo({ top: index * itemHeight(), behavior: smooth ? 'smooth' : 'instant' })
  list.addEventListener('scroll', () => {
    clearTimeout(resting)
    if (!gripped) resting = window.setTimeout(rest, REST)
  })
  list.addEventListener('pointerdown', ({ pointerType, clientY }) => {
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
        turn(Math.round(list.scrollTop / (itemHeight() || 1)), true)
        resting = window.setTimeout(rest, REST)
      },
    })
  })
  list.addEventListener('click', (event) => {
    const item = [...list.children].findIndex((child) => child.contains(event.target as Node))
    if (item < 0) return
    turn(item, true)
    // known at once: nobody waits for the wheel before pressing 确定
    choose(item)
    pointed = true
  })
  list.addEventListener('wheel', () => (pointed = false), { passive: true })
  list.addEventListener('touchmove', () => (pointed = false), { passive: true })
  return {
    select(index, smooth = false) {
      chosen = index
      turn(index, smooth)
    },
    index() {
      if (resting !== undefined && !pointed) rest()
      return chosen
    },
  }
}
