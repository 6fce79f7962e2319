import { elementOf } from '../dispatch'
import { flag, text } from './define'

/** Properties of components that show being pressed. */
export const hoverProperties = { hoverClass: text(), hoverStopPropagation: flag() }

const HOVERABLE = 'wx-view,wx-button,wx-navigator'
/** Class changes by a press live beside the template's own. */
const HOVER_SEGMENT = 3

/** Adds or takes away `hover-class` on what is under a finger and around it. */
export function setHover(node: Element, on: boolean): void {
  for (let host = node.closest(HOVERABLE); host; host = host.parentElement?.closest(HOVERABLE) ?? null) {
    const element = elementOf(host)
    if (!element || !('data' in element)) continue
    const { hoverClass, hoverStopPropagation } = element.data as { hoverClass?: string; hoverStopPropagation?: boolean }
    const name = hoverClass || (host.localName === 'wx-button' ? 'button-hover' : '')
    if (!name || name === 'none') continue
    if (name === 'button-hover') host.classList.toggle('wx-button-hover', on)
    else element.toggleNodeClass(name, on, HOVER_SEGMENT)
    if (hoverStopPropagation) return
  }
}
