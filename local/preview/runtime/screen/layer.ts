/** Things the phone shows over a page: dialogs, sheets, toasts, banners. Each is one layer, newest on top. */
export function openLayer(kind: string, content: HTMLElement, shade?: { dismiss?: () => void }): () => void {
  const layer = document.createElement('wx-layer')
  layer.dataset.kind = kind
  if (shade) {
    layer.dataset.shade = ''
    layer.addEventListener('click', (event) => {
      if (event.target === layer) shade.dismiss?.()
    })
  }
  layer.append(content)
  document.body.append(layer)
  return () => layer.remove()
}

/** Builds an element: `make('div', 'name', 'text or children')`. */
export function make(tag: string, className: string, ...children: Array<Node | string>): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...children)
  return element
}

/** A button that answers clicks. */
export function makeButton(className: string, words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = words
  button.addEventListener('click', press)
  return button
}
