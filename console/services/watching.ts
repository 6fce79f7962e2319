import { onScopeDispose, ref, shallowRef } from 'vue'
import { isRefused, isSignedOut, sentenceOf } from './call-error'

/**
 * Asks now, and again some time after each answer while the window can be seen.
 * @param every milliseconds from an answer to the next question
 */
export function useWatching<T>(ask: () => Promise<T>, every: number) {
  const view = shallowRef<T | null>(null)
  /** Of this browser's clock. */
  const arrivedAt = ref(0)
  /** Why the last question brought nothing; what was brought before stays. */
  const problem = ref('')
  /** The server does not show it to the caller: nothing stays, and nothing more is asked. */
  const refusal = ref('')
  const isLooking = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let turn = 0

  async function look(): Promise<void> {
    if (isLooking.value) return
    clearTimeout(timer)
    isLooking.value = true
    const mine = turn
    try {
      const found = await ask()
      if (mine !== turn) return
      view.value = found
      arrivedAt.value = Date.now()
      problem.value = refusal.value = ''
    } catch (error) {
      if (mine !== turn) return
      if (isRefused(error)) {
        view.value = null
        refusal.value = sentenceOf(error)
      } else if (!isSignedOut(error)) problem.value = sentenceOf(error)
    } finally {
      if (mine === turn) {
        isLooking.value = false
        plan()
      }
    }
  }

  /** It is another question now: what was brought before is no answer to it. */
  function restart(): void {
    turn += 1
    view.value = null
    problem.value = refusal.value = ''
    isLooking.value = false
    void look()
  }

  function plan(): void {
    clearTimeout(timer)
    if (!isOver && !document.hidden && !refusal.value) timer = setTimeout(() => void look(), every)
  }

  function whenSeen(): void {
    if (document.hidden) clearTimeout(timer)
    else if (Date.now() - arrivedAt.value >= every) void look()
    else plan()
  }

  document.addEventListener('visibilitychange', whenSeen)
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenSeen)
  })
  void look()
  return { view, arrivedAt, problem, refusal, isLooking, look, restart }
}
