/**
 * 焦点不掉出对话框：a control that is locked or taken away under it, or a press beside the dialog, would let it fall to the
 * page behind. It waits on the dialog itself, and goes back to the control as soon as that can be used again.
 * @returns lets go of it
 */
export function keepFocus(box: HTMLElement): () => void {
  let isWithin = box.contains(document.activeElement)
  /** Where it stood last. */
  let last: Element | null = document.activeElement
  /** What it is to go back to. */
  let lost: HTMLElement | null = null

  function follow({ target }: FocusEvent): void {
    isWithin = target instanceof Node && box.contains(target)
    if (target === box) return
    last = isWithin && target instanceof HTMLElement ? target : null
    lost = null
  }

  function hold(): void {
    const at = document.activeElement
    if (at === box && lost && isUsable(lost)) return lost.focus()
    if (!isWithin || (at !== document.body && !(at === last && at?.matches(':disabled')))) return
    lost = last instanceof HTMLElement && last !== box ? last : null
    box.focus()
  }

  /** It goes nowhere: not to another control, which is told in its turn. */
  function leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget === null) queueMicrotask(hold)
  }

  const changes = new MutationObserver(hold)
  changes.observe(box, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', follow)
  box.addEventListener('focusout', leave)
  return () => {
    changes.disconnect()
    document.removeEventListener('focusin', follow)
    box.removeEventListener('focusout', leave)
    isWithin = false
  }
}

const isUsable = (one: HTMLElement): boolean => one.isConnected && !one.matches(':disabled')
