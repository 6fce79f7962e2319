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

/** For as long as this window is open; undefined for nothing, or where the browser keeps nothing. */
export function kept(key: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? undefined
  } catch {
    return undefined
  }
}

export function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(PREFIX + key, value)
  } catch {
    // Storage is full or forbidden.
  }
}

/** Somebody else works in this window now, or in another role. */
export function forgetKept(): void {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => sessionStorage.removeItem(key))
  } catch {
    // Nothing is kept where storage is forbidden.
  }
}
