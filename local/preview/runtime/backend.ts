import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BUILTIN_TAGS } from '../builtin-tags'
import { partsOf } from './builtins/define'
import { previewUnits } from '../units'
import { fire } from './dispatch'

/** Events the browser makes itself and a mini-program may bind. */
const NATIVE_EVENTS = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

/** The DOM as glass-easel sees it: built-ins become `wx-*` elements, events come from the touch layer alone. */
export class PreviewBackend extends glassEasel.CurrentWindowBackendContext {
  private readonly bound = new WeakMap<EventTarget, Set<string>>()

  constructor() {
    super()
    const document = {
      createElement: (tag: string) =>
        window.document.createElement(BUILTIN_TAGS.has(tag) || !tag.includes('-') ? `wx-${tag}` : tag),
      createTextNode: (content: string) => window.document.createTextNode(content),
      createDocumentFragment: () => window.document.createDocumentFragment(),
    }
    this.document = document as unknown as typeof this.document
  }

  /** Called for every binding; only the browser's own events need a listener. */
  override setListenerStats(element: unknown, type: string): void {
    if (!(element instanceof HTMLElement) || !NATIVE_EVENTS.has(type)) return
    const types = this.bound.get(element) ?? new Set<string>()
    this.bound.set(element, types)
    if (types.has(type)) return
    types.add(type)
    element.addEventListener(type, (event) => {
      if (event.target !== element) return
      fire(element, type, { elapsedTime: (event as AnimationEvent).elapsedTime }, { originalEvent: event })
    })
  }

  /** What a query's `context` and `node` are: the built-in's own. */
  override getContext(element: unknown, done: (context: unknown) => void): void {
    done(partsOf(element as Node)?.context ?? null)
  }

  /** A phone is a frame in a larger page: what is not named is measured against the page's view, not the window. */
  override createIntersectionObserver(
    target: unknown,
    relative: unknown,
    margin: string,
    thresholds: number[],
    listener: Parameters<glassEasel.CurrentWindowBackendContext['createIntersectionObserver']>[4],
  ): { disconnect(): void } {
    const node = target as HTMLElement
    const root = (relative as HTMLElement | null) ?? node.closest<HTMLElement>('wx-view-port')
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          listener({
            intersectionRatio: entry.intersectionRatio,
            boundingClientRect: entry.boundingClientRect,
            intersectionRect: entry.intersectionRect,
            relativeRect: entry.rootBounds ?? entry.boundingClientRect,
            time: entry.time,
          })
        }
      },
      { root, rootMargin: margin, threshold: thresholds },
    )
    observer.observe(node)
    return observer
  }
}

interface PatchedElement {
  setNodeStyle(style: string, segment?: number): void
  getBoundingClientRect(done: (rect: Rect) => void): void
  getBackendElement(): unknown
}
interface Rect {
  left: number
  top: number
  width: number
  height: number
}

/**
 * Three things every element does differently here: inline styles speak rpx, ids are readable by tests, and rectangles
 * count from the top of the page's view (below the navigation bar), as in WeChat.
 */
export function patchElements(): void {
  const prototype = glassEasel.Element.prototype as unknown as PatchedElement
  const setNodeStyle = prototype.setNodeStyle
  prototype.setNodeStyle = function (style, segment) {
    setNodeStyle.call(
      this,
      typeof style === 'string' && /rpx|vh|safe-area/.test(style) ? previewUnits(style) : style,
      segment,
    )
  }

  const id = Object.getOwnPropertyDescriptor(prototype, 'id')
  Object.defineProperty(prototype, 'id', {
    ...id,
    set(this: PatchedElement, value: string) {
      id?.set?.call(this, value)
      const node = this.getBackendElement()
      if (node instanceof HTMLElement && value) node.setAttribute('data-wxid', value)
    },
  })

  const getBoundingClientRect = prototype.getBoundingClientRect
  prototype.getBoundingClientRect = function (done) {
    getBoundingClientRect.call(this, (rect) => {
      const node = this.getBackendElement()
      const origin = node instanceof HTMLElement ? viewOrigin(node) : { x: 0, y: 0 }
      done({ left: rect.left - origin.x, top: rect.top - origin.y, width: rect.width, height: rect.height })
    })
  }
}

/** A component, as far as its drawing is concerned. */
interface Drawing {
  _$dataGroup?: { setUpdateListener(listener: () => void): void }
}

/**
 * What a page that was left is still told, when an answer comes late, changes its data and draws nothing, as in WeChat: the
 * elements to draw with are gone.
 */
export function stopDrawing(element: glassEasel.Element): void {
  const component = element.asGeneralComponent()
  if (component) {
    ;(component as unknown as Drawing)._$dataGroup?.setUpdateListener(() => undefined)
    for (const child of component.getShadowRoot()?.childNodes ?? []) if (isElement(child)) stopDrawing(child)
  }
  for (const child of element.childNodes) if (isElement(child)) stopDrawing(child)
}

const isElement = (node: glassEasel.Node): node is glassEasel.Element => node.asElement() !== null

/** Where a page's view begins in the window. */
export function viewOrigin(node: Node): { x: number; y: number } {
  const view = node.parentElement?.closest('wx-view-port')
  if (!view) return { x: 0, y: 0 }
  const { left, top } = view.getBoundingClientRect()
  return { x: left, y: top }
}
