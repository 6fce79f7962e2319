/** Follows a pointer from its press until it is let go, wherever it wanders. */
export function followPointer(handlers: { move(event: PointerEvent): void; end(): void }): void {
  const following = new AbortController()
  const options = { signal: following.signal }
  const end = (): void => {
    following.abort()
    handlers.end()
  }
  addEventListener('pointermove', handlers.move, options)
  addEventListener('pointerup', end, options)
  addEventListener('pointercancel', end, options)
}
