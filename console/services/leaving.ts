import { inject, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { routerKey } from 'vue-router'

interface Asker {
  ask(): Promise<boolean>
  /** They stay after all: what they have said of this one holds no more. */
  stay(): void
  leave(): void
}
/** Of what is half done on the pages that are open. */
const askers = new Set<Asker>()

/** Whether what is half done may be left, all of it: asked before somebody goes on in another role. */
export async function mayLeave(): Promise<boolean> {
  for (const asker of askers) {
    if (await asker.ask()) continue
    askers.forEach((one) => one.stay())
    return false
  }
  return true
}

/** Left without a question: what is half done has been shown to them in another way. */
export function leaveAll(): Promise<boolean> {
  askers.forEach((one) => one.leave())
  return Promise.resolve(true)
}

/** Asks before something half done is left: another page or role in words of ours, closing the window in the browser's. */
export function useLeaving(isUnfinished: Ref<boolean>) {
  // What stands on no page of the router is asked of the window alone.
  const router = inject(routerKey, undefined)
  const isAsking = ref(false)
  /** They have said so already: the page that follows asks no more. */
  let isLeft = false
  let answer: (mayLeave: boolean) => void = () => undefined

  function ask(): Promise<boolean> {
    isAsking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  }

  const removeGuard = router?.beforeEach((to, from) =>
    !isUnfinished.value || isLeft || to.path === from.path ? true : ask(),
  )

  const asker: Asker = {
    ask: async () => (isLeft = !isUnfinished.value || (await ask())),
    stay: () => (isLeft = false),
    leave: () => (isLeft = true),
  }
  askers.add(asker)

  function warn(event: BeforeUnloadEvent): void {
    if (isUnfinished.value) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => {
    removeGuard?.()
    askers.delete(asker)
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
