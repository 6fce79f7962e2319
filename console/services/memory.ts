const PREFIX = 'jinghu-console:'

/** What this browser was told to remember; undefined for nothing, or where it keeps nothing. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined
  } catch {
    return undefined
  }
}

/** For comfort only: a browser that keeps nothing loses nothing that matters. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value)
  } catch {
    // Storage is full or forbidden.
  }
}
