/** Where a dragging mouse already does something else. */
const OWN = 'wx-map, wx-swiper, wx-slider, wx-input, wx-textarea, wx-picker-view, wx-video'

interface Spot {
  clientX: number
  clientY: number
}

/**
 * Scrolls what a finger would while the mouse is dragged: browsers leave a held mouse to selecting text.
 * @param node what was pressed
 * @param slop how far the mouse goes before it is a drag
 * @returns to be told where the held mouse is
 */
export function mouseScroll(node: Element, from: Spot, slop: number): (to: Spot) => void {
  if (node.closest(OWN) || getComputedStyle(node).userSelect === 'text') return () => undefined
  let scroller: Element | null | undefined
  let start = { left: 0, top: 0 }
  return (to) => {
    const x = from.clientX - to.clientX
    const y = from.clientY - to.clientY
    if (scroller === undefined) {
      if (Math.hypot(x, y) <= slop) return
      scroller = scrollerOf(node, Math.abs(x) > Math.abs(y) ? 'x' : 'y')
      if (scroller) start = { left: scroller.scrollLeft, top: scroller.scrollTop }
    }
    scroller?.scrollTo({ left: start.left + x, top: start.top + y, behavior: 'instant' })
  }
}

/** The nearest scroller of the page along an axis; what is fixed over a page does not move it. */
function scrollerOf(node: Element, axis: 'x' | 'y'): Element | null {
  const { overflowX, overflowY, position } = getComputedStyle(node)
  const room = axis === 'x' ? node.scrollWidth - node.clientWidth : node.scrollHeight - node.clientHeight
  if (room > 0 && /auto|scroll/.test(axis === 'x' ? overflowX : overflowY)) return node
  if (node.matches('wx-page') || position === 'fixed' || !node.parentElement) return null
  return scrollerOf(node.parentElement, axis)
}
