import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'

/** Asks before something half done is left: another page in words of ours, closing the window in the browser's. */
export function useLeaving(isUnfinished: Ref<boolean>) {
  const router = useRouter()
  const isAsking = ref(false)
  let answer: (mayLeave: boolean) => void = () => undefined

  const removeGuard = router.beforeEach((to, from) => {
    if (!isUnfinished.value || to.path === from.path) return true
    isAsking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  })

  function warn(event: BeforeUnloadEvent): void {
    if (isUnfinished.value) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => {
    removeGuard()
    window.removeEventListener('beforeunload', warn)
  })

  return {
    isAsking,
    /** @param mayLeave what the person said */
    decide(mayLeave: boolean) {
      isAsking.value = false
      answer(mayLeave)
    },
  }
}
