import type { WhistleView } from '../../../../typings/contract'

/** Something that wants attention before the rest is read; drawn as a `callout`. */
export interface Notice {
  key: string
  tone: 'brand' | 'soon' | 'overdue'
  icon: string
  title: string
  text: string
}

/** 要先看的：督办在最前，再是等着谁答复的，晚了的是红的。 */
export function noticesOf({ supervision, waits }: Pick<WhistleView, 'supervision' | 'waits'>): Notice[] {
  const asked = waits.map(
    ({ text, note = '', isLate }, at): Notice => ({
      key: `wait-${at}`,
      tone: isLate ? 'overdue' : 'soon',
      icon: 'time',
      title: text,
      text: note,
    }),
  )
  if (!supervision) return asked
  const { text, note = '', tone } = supervision
  return [{ key: 'supervision', tone, icon: 'error-triangle', title: text, text: note }, ...asked]
}
