/** What somebody has typed on the pages that are open: their own words, not what a form was filled with. */
type Field = HTMLInputElement | HTMLTextAreaElement
const fields = new Set<Field>()

/** Of an `input` event. */
export function noteWritten({ target }: Event): void {
  for (const one of fields) if (!one.isConnected) fields.delete(one)
  const isWords =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'search', 'tel', 'number', 'url', 'email'].includes(target.type))
  if (isWords) fields.add(target)
}

const labelOf = (field: Field): string => {
  const [label] = field.labels ?? []
  const text = field.getAttribute('aria-label') ?? (label?.querySelector('.label') ?? label)?.firstChild?.textContent
  return text?.trim() || '填写的内容'
}

/** What of it still stands there. */
export const writtenNow = (): Array<{ label: string; text: string }> =>
  [...fields]
    .filter(({ isConnected, value }) => isConnected && value.trim() !== '')
    .map((field) => ({ label: labelOf(field), text: field.value }))
