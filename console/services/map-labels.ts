/** Two names closer than that, in pixels, are read as one. */
const APART = 2

/** Hides every name that would lie on one before it. @param names elements on the page; the more important first */
export function keepApart(names: HTMLElement[]): void {
  const kept: DOMRect[] = []
  for (const name of names) {
    const box = name.getBoundingClientRect()
    const isCovered = kept.some((other) => isOver(box, other))
    name.style.visibility = isCovered ? 'hidden' : ''
    if (!isCovered) kept.push(box)
  }
}

const isOver = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right + APART && b.left < a.right + APART && a.top < b.bottom + APART && b.top < a.bottom + APART
