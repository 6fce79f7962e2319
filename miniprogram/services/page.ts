/**
 * Where a page is by now: the person may have gone on (`below`) or back (`gone`) while it waited for an answer, and whoever
 * has left is not to be moved from where they are.
 */
export function whereIs(page: object): 'top' | 'below' | 'gone' {
  const open: object[] = getCurrentPages()
  if (open.at(-1) === page) return 'top'
  return open.includes(page) ? 'below' : 'gone'
}
