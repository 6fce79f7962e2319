/**
 * WeChat lets some APIs through only inside a tap. The tap's own handlers count, and what follows in the same turn
 * (resolved promises), but nothing that waited for a timer or the network.
 */
let taps = 0

/** Runs a tap's handlers. */
export function duringTap(handle: () => void): void {
  taps++
  try {
    handle()
  } finally {
    setTimeout(() => taps--)
  }
}

/** Whether the code running now was started by a tap. */
export function isTap(): boolean {
  return taps > 0
}
