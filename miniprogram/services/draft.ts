/** What a person is in the middle of writing, kept on the phone until it has arrived. */
export interface DraftBox<T> {
  /** Undefined when nothing is kept. */
  restore(): T | undefined
  keep(draft: T): void
  forget(): void
}

/** A box for one form; `name` tells it from the others, for example `report` or `act:t-1:resolve`. */
export function draftBox<T>(name: string): DraftBox<T> {
  const key = `draft:${name}`
  return {
    restore: () => wx.getStorageSync<T | ''>(key) || undefined,
    keep: (draft) => wx.setStorageSync(key, draft),
    forget: () => wx.removeStorageSync(key),
  }
}

/** The form of a step on a ticket; `T` is known to the page that draws it. */
export const stepDraft = <T>(ticket: string, action: string): DraftBox<T> => draftBox(`act:${ticket}:${action}`)
