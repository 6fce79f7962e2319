import { onScopeDispose, ref, type Ref } from 'vue'

/** The time (ms since 1970), told again every `every` milliseconds while somebody looks. */
export function useNow(every: number): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), every)
  onScopeDispose(() => clearInterval(timer))
  return now
}
