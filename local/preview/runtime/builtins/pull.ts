import { followPointer } from './pointer'

/** What pulling down at the top of a scroller leads to. */
export interface PullListener {
  enabled(): boolean
  threshold(): number
  pulling?(distance: number): void
  refresh(): void
  restore?(): void
  abort?(): void
}

export interface PullControl {
  mount(indicator: Element | null, content: Element | null): void
  /** Shows the indicator and starts a refresh. */
  begin(): void
  finish(): void
}

/** A finger moves further than the page does. */
const RESISTANCE = 0.5

/** Pull-down refresh with a finger or the mouse, for a page or a scroll-view. */
export function pullToRefresh(scroller: HTMLElement, listener: PullListener): PullControl {
  let indicator: HTMLElement | null = null
  let content: HTMLElement | null = null
  let distance = 0
  let refreshing = false

  const show = (height: number, moving: boolean): void => {
    if (!indicator || !content) return
    for (const node of [indicator, content]) node.style.transition = moving ? 'none' : 'transform .25s, height .25s'
    indicator.style.height = `${height}px`
    indicator.toggleAttribute('data-active', height > 0)
    content.style.transform = height > 0 ? `translateY(${height}px)` : ''
  }
  const begin = (): void => {
    if (refreshing) return
    refreshing = true
    show(listener.threshold(), false)
    listener.refresh()
  }
  const finish = (): void => {
    if (!refreshing) return
    refreshing = false
    show(0, false)
    listener.restore?.()
  }

  scroller.addEventListener('pointerdown', ({ button, clientY }) => {
    if (!listener.enabled() || refreshing || scroller.scrollTop > 0 || button !== 0) return
    distance = 0
    followPointer({
      move(event) {
        const pulled = (event.clientY - clientY) * RESISTANCE
        if (pulled <= 0 && distance === 0) return
        distance = Math.max(0, pulled)
        show(distance, true)
        listener.pulling?.(distance)
      },
      end() {
        if (distance >= listener.threshold()) begin()
        else if (distance > 0) {
          show(0, false)
          listener.abort?.()
        }
      },
    })
  })
  return {
    mount(newIndicator, newContent) {
      indicator = newIndicator as HTMLElement | null
      content = newContent as HTMLElement | null
      if (indicator) indicator.innerHTML = '<i></i><i></i><i></i>'
    },
    begin,
    finish,
  }
}
