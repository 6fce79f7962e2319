/**
 * For `addInitScript`: keeps what a phone says in passing, which may be gone before a story looks.
 * Runs in the browser, in every frame.
 */
export function keepToasts(): void {
  const toasts: string[] = []
  Object.assign(window, { toasts })
  const keep = (node: Node) => {
    const said = node instanceof Element ? node.querySelector('.wx-toast')?.textContent : null
    if (said) toasts.push(said)
  }
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(keep)
  }).observe(document, { childList: true, subtree: true })
}
