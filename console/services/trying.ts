import { ref } from 'vue'
import { sentenceOf } from './call-error'

/** One try at a time: busy while it goes on, and in words what it failed of. */
export function useTrying() {
  const isBusy = ref(false)
  const failure = ref('')

  /** @returns what it failed of; nothing where it did not */
  async function trying(work: () => Promise<void>): Promise<unknown> {
    if (isBusy.value) return
    isBusy.value = true
    failure.value = ''
    try {
      await work()
    } catch (error) {
      failure.value = sentenceOf(error)
      return error
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, failure, trying }
}
