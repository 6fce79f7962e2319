import { glassEasel } from 'glass-easel-miniprogram-adapter'

interface GlassNode extends Node {
  __wxElement?: glassEasel.Element
}

/** The mini-program element a DOM node belongs to. */
export function elementOf(node: Node | null): glassEasel.Element | null {
  if (!node) return null
  return (node as GlassNode).__wxElement ?? elementOf(node.parentNode)
}

/** Sends an event up from a DOM node, as WeChat's view layer does. Returns whether a handler prevented the default. */
export function fire(
  node: Node,
  type: string,
  detail: object,
  options: { originalEvent?: Event; fields?: Record<string, unknown> } = {},
): boolean {
  const target = elementOf(node)
  if (!target) return false
  const event = new glassEasel.Event(type, detail, {
    originalEvent: options.originalEvent,
    bubbles: true,
    composed: true,
    capturePhase: true,
    ...(options.fields ? { extraFields: options.fields } : {}),
  })
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}
