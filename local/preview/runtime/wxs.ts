import { glassEasel } from 'glass-easel-miniprogram-adapter'

type WxsFunction = ((...args: unknown[]) => unknown) & { __wxs?: true }
type Caller = {
  _$?: glassEasel.GeneralComponent
  dataset?: Record<string, unknown>
  triggerEvent?(name: string, detail: unknown, options: object): void
} & Record<string, unknown>

/** Class and style changes made by WXS live beside the template's own. */
const WXS_SEGMENT = 2

const states = new WeakMap<object, Record<string, unknown>>()

/** Provides what templates compiled with `compileWxs` call. */
export function installWxs(): void {
  Object.defineProperty(Object.prototype, '__wxsConstructor', {
    get(this: unknown) {
      return typeName(this)
    },
    enumerable: false,
    configurable: true,
  })
  Object.assign(globalThis, {
    __wxsMark(exported: Record<string, unknown>) {
      for (const value of Object.values(exported)) if (typeof value === 'function') (value as WxsFunction).__wxs = true
    },
    __wxsEvent(caller: Caller, event: { currentTarget: Caller }, listener: WxsFunction) {
      if (!listener.__wxs) return listener.call(caller, event)
      const wxsEvent = Object.assign(Object.create(event) as object, { instance: descriptor(event.currentTarget) })
      return listener.call(undefined, wxsEvent, descriptor(caller))
    },
    __wxsChangeProp(listener: WxsFunction | undefined) {
      if (!listener?.__wxs) return listener
      return (newValue: unknown, oldValue: unknown, host: glassEasel.GeneralComponent, element: glassEasel.Element) => {
        // WeChat runs these in the view layer, after the update has been drawn
        setTimeout(() => {
          const instance = glassEasel.Component.isComponent(element) ? (element.getMethodCaller() as Caller) : element
          listener(newValue, oldValue, descriptor(host.getMethodCaller() as Caller), descriptor(instance as Caller))
        })
      }
    },
  })
}

function typeName(value: unknown): string {
  const object = Object(value) as object
  for (const type of [Array, Date, RegExp, Function, String, Number, Boolean])
    if (object instanceof type) return type.name
  return 'Object'
}

function elementOf(caller: Caller): glassEasel.Element {
  return (caller._$ ?? caller) as glassEasel.Element
}

/** WXS's ComponentDescriptor. */
function descriptor(caller: Caller | null | undefined): object | null {
  if (!caller) return null
  const element = elementOf(caller)
  const node = (): HTMLElement => element.getBackendElement() as unknown as HTMLElement
  const select = (selector: string): Caller[] => {
    const found = glassEasel.Component.isComponent(element) ? element.getShadowRoot()?.querySelectorAll(selector) : []
    return (found ?? []).map(
      (one) => (glassEasel.Component.isComponent(one) ? one.getMethodCaller() : one) as unknown as Caller,
    )
  }
  return {
    selectComponent: (selector: string) => descriptor(select(selector)[0]),
    selectAllComponents: (selector: string) => select(selector).map(descriptor),
    callMethod: (name: string, argument: unknown) => (caller[name] as WxsFunction | undefined)?.call(caller, argument),
    triggerEvent: (name: string, detail: unknown) => caller.triggerEvent?.(name, detail, {}),
    getDataset: () => caller.dataset ?? {},
    getState() {
      const state = states.get(element) ?? {}
      states.set(element, state)
      return state
    },
    setStyle(style: string | Record<string, unknown>) {
      element.setNodeStyle(typeof style === 'string' ? style : styleText(style), WXS_SEGMENT)
    },
    addClass: (name: string) => element.toggleNodeClass(name, true, WXS_SEGMENT),
    removeClass: (name: string) => element.toggleNodeClass(name, false, WXS_SEGMENT),
    hasClass: (name: string) => [...node().classList].some((one) => one === name || one.endsWith(`--${name}`)),
    getBoundingClientRect: () => node().getBoundingClientRect(),
    getComputedStyle: (names: string[]) => {
      const style = getComputedStyle(node())
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))
    },
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    setTimeout: (callback: () => void, delay: number) => setTimeout(callback, delay),
    clearTimeout: (timer: number) => clearTimeout(timer),
  }
}

function styleText(style: Record<string, unknown>): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(value)}`)
    .join(';')
}
