import { onScopeDispose, ref, type Ref } from 'vue'

/** Milliseconds the cloud's clock is ahead of this desk's. */
let ahead = 0

/** @param now what the cloud's clock shows (ms since 1970) */
export function keepTime(now: number): void {
  ahead = now - Date.now()
}

/** What the cloud's clock shows (ms since 1970), as far as we know: the month it is, the day a deadline is counted from. */
export const cloudNow = (): number => Date.now() + ahead

/** This desk's time (ms since 1970), told again every `every` milliseconds while somebody looks: how long ago something came. */
export function useNow(every: number): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), every)
  onScopeDispose(() => clearInterval(timer))
  return now
}
