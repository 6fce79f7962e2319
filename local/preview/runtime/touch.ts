import { viewOrigin } from './backend'
import { setHover } from './builtins/hover'
import { fire } from './dispatch'
import { duringTap } from './gesture'
import { mouseScroll } from './mouse-scroll'

interface Point {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
}
interface Contact {
  identifier: number
  clientX: number
  clientY: number
}
interface Press {
  node: Element
  x: number
  y: number
  moved: boolean
  long: boolean
  timer: number
  /** Scrolls along, when it is the mouse. */
  scroll?: ReturnType<typeof mouseScroll>
}

const TAP_SLOP = 10
const LONG_PRESS = 350
/** A browser repeats touches as mouse events shortly after. */
const GHOST_MOUSE = 800

/**
 * Turns fingers and the mouse into WeChat's touchstart, touchmove, touchend, tap and longpress, for everything under
 * `root` that belongs to a page.
 */
export function installTouch(root: HTMLElement): void {
  let press: Press | null = null
  let lastTouch = -GHOST_MOUSE

  const start = (event: Event, contacts: Contact[], changed: Contact[]): void => {
    const contact = changed[0]
    const node = event.target as Element
    if (!contact || !node.closest('wx-page')) return
    const started: Press = { node, x: contact.clientX, y: contact.clientY, moved: false, long: false, timer: 0 }
    started.timer = window.setTimeout(() => {
      if (press !== started || started.moved) return
      started.long = true
      const fields = touchFields(node, contacts, changed)
      fire(node, 'longpress', position(node, contact), { originalEvent: event, fields })
    }, LONG_PRESS)
    if (event instanceof MouseEvent) started.scroll = mouseScroll(node, contact, TAP_SLOP)
    press = started
    setHover(node, true)
    fire(node, 'touchstart', position(node, contact), {
      originalEvent: event,
      fields: touchFields(node, contacts, changed),
    })
  }

  const move = (event: Event, contacts: Contact[], changed: Contact[]): void => {
    const contact = changed[0]
    if (!press || !contact) return
    if (!press.moved && Math.hypot(contact.clientX - press.x, contact.clientY - press.y) > TAP_SLOP) {
      press.moved = true
      clearTimeout(press.timer)
      setHover(press.node, false)
    }
    const fields = touchFields(press.node, contacts, changed)
    const prevented = fire(press.node, 'touchmove', position(press.node, contact), { originalEvent: event, fields })
    if (!prevented) press.scroll?.(contact)
    else if (event.cancelable) event.preventDefault()
  }

  const end = (event: Event, contacts: Contact[], changed: Contact[], cancelled = false): void => {
    const contact = changed[0]
    const ended = press
    if (!ended || !contact) return
    press = null
    clearTimeout(ended.timer)
    setHover(ended.node, false)
    const fields = touchFields(ended.node, contacts, changed)
    const detail = position(ended.node, contact)
    fire(ended.node, cancelled ? 'touchcancel' : 'touchend', detail, { originalEvent: event, fields })
    const isTap = !cancelled && !ended.moved && !ended.long && ended.node.isConnected
    // a disabled button swallows the tap; a map tells its own, with the place
    if (!isTap || ended.node.closest('wx-button[disabled], wx-map-canvas')) return
    duringTap(() => fire(ended.node, 'tap', detail, { originalEvent: event, fields }))
  }

  const listener = { capture: true, passive: false }
  const onTouch = (type: string, handle: typeof end, cancelled?: boolean): void =>
    root.addEventListener(
      type,
      (event) => {
        lastTouch = performance.now()
        const { touches, changedTouches } = event as TouchEvent
        handle(event, [...touches], [...changedTouches], cancelled)
      },
      listener,
    )
  const onMouse = (type: string, handle: typeof end, isUp = false): void =>
    root.addEventListener(
      type,
      (event) => {
        const mouse = event as MouseEvent
        if (performance.now() - lastTouch < GHOST_MOUSE || mouse.button !== 0) return
        const contact = { identifier: 0, clientX: mouse.clientX, clientY: mouse.clientY }
        handle(event, isUp ? [] : [contact], [contact])
      },
      listener,
    )
  onTouch('touchstart', start)
  onTouch('touchmove', move)
  onTouch('touchend', end)
  onTouch('touchcancel', end, true)
  onMouse('mousedown', start)
  onMouse('mousemove', move)
  onMouse('mouseup', end, true)
}

function touchFields(node: Element, contacts: Contact[], changed: Contact[]): Record<string, unknown> {
  return { touches: contacts.map((one) => point(node, one)), changedTouches: changed.map((one) => point(node, one)) }
}

function position(node: Element, contact: Contact): { x: number; y: number } {
  const { pageX, pageY } = point(node, contact)
  return { x: pageX, y: pageY }
}

/** Client coordinates count from the page's view, page coordinates from the page's top. */
function point(node: Element, contact: Contact): Point {
  const origin = viewOrigin(node)
  const clientX = contact.clientX - origin.x
  const clientY = contact.clientY - origin.y
  const scrolled = node.closest('wx-page')?.scrollTop ?? 0
  return { identifier: contact.identifier, clientX, clientY, pageX: clientX, pageY: clientY + scrolled, force: 1 }
}
