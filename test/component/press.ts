import { settle, type Mounted } from '../support/load'

// The test wrapper of miniprogram-simulate cannot reach inside a component that is inside a component; its framework leaves
// the element it keeps on every DOM node.
interface Node {
  __wxElement?: { triggerEvent(name: string, detail: object, options: object): void }
}

/** Pages that are open, the one on top last. */
const stack: object[] = []
Object.assign(globalThis, { getCurrentPages: () => [...stack] })
beforeEach(() => void stack.splice(0))

/** The person opens another page over those that are open. */
export const openAnother = (): void => void stack.push({})

/** The person leaves the page on top. */
export function goBack(page: Mounted): void {
  if (stack.at(-1) !== page.instance) throw new Error('another page is on top')
  stack.pop()
  page.detach()
}

/** The innermost element that shows exactly `text`, wherever it is inside. */
function elementShowing(within: Mounted, text: string): Element {
  const elements = [...within.dom.querySelectorAll('*')].filter((element) => element.textContent?.trim() === text)
  const innermost = elements.at(-1)
  if (!innermost) throw new Error(`nothing shows “${text}” in: ${within.dom.textContent}`)
  return innermost
}

function dispatchTap(element: Element): void {
  const node = (element as Node).__wxElement
  if (!node) throw new Error('not an element of the mini-program')
  node.triggerEvent('tap', {}, { bubbles: true, composed: true, capturePhase: true })
}

/** Taps what shows `text`, and answers at once: what ran by then ran within the tap. */
export function pressAtOnce(within: Mounted, text: string): void {
  dispatchTap(elementShowing(within, text))
}

/** Taps what shows `text`, and waits until what it started has run. */
export async function press(within: Mounted, text: string): Promise<void> {
  pressAtOnce(within, text)
  await settle()
}

/** Taps the last element whose class ends in `name`, wherever it is inside, and waits until what it started has run. */
export async function pressClass(within: Mounted, name: string): Promise<void> {
  const element = [...within.dom.querySelectorAll(`[class$="${name}"]`)].at(-1)
  if (!element) throw new Error(`nothing of class “${name}” in: ${within.dom.innerHTML}`)
  dispatchTap(element)
  await settle()
}

/** Calls a method of a page, as WeChat calls onLoad and onShow and as components do with their events. */
export async function call(page: Mounted, method: string, argument?: object): Promise<void> {
  const run = page.instance[method]
  if (typeof run !== 'function') throw new Error(`the page has no ${method}`)
  if (method === 'onLoad') stack.push(page.instance)
  await (run as (argument?: object) => unknown).call(page.instance, argument)
  await settle()
}

/** Types into a field of a page, by the handler its WXML names. */
export const type = (page: Mounted, handler: string, value: string): Promise<void> =>
  call(page, handler, { detail: { value } })

/** A field of a form, by its name, is given a value. */
export const fill = (page: Mounted, handler: string, field: string, value: unknown): Promise<void> =>
  call(page, handler, { detail: { value }, currentTarget: { dataset: { field } } })
