import { onScopeDispose, ref, type Ref } from 'vue'

/** Milliseconds the cloud's clock is ahead of this desk's. */
let ahead = 0

/** @param now what the cloud's clock shows (ms since 1970) */
export function keepTime(now: number): void {
  ahead = now - Date.now()
}

/** What the cloud's clock shows, as far as we know, when this desk's shows `at` (both ms since 1970). */
export const inCloud = (at: number): number => at + ahead

/** What the cloud's clock shows now: the month it is, the day a deadline is counted from. */
export const cloudNow = (): number => inCloud(Date.now())

/** This desk's time (ms since 1970), told again every `every` milliseconds while somebody looks: how long ago something came. */
export function useNow(every: number): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), every)
  onScopeDispose(() => clearInterval(timer))
  return now
}
