import { isLost, newRequestId, sentenceOf } from '../../../services/cloud'
import { say } from '../../../services/tell'

/** Request ids of steps whose answers were lost, by step. */
const NONE: Record<string, string> = {}

/** 一步一步办：正在办的时候再点不算；没有回音的再点一次，还是同一步。 */
export const oneStep = Behavior({
  data: {
    /** Which step is on its way; empty for none. */
    sending: '',
    fault: '',
    _requests: NONE,
  },
  methods: {
    /**
     * @param step names it, for the button that waits
     * @param said what was done, for a moment on the screen; empty says nothing
     * @returns what the server answered; undefined when nothing was sent or it was refused, and `fault` says why
     */
    async take<T>(
      step: string,
      ask: (requestId: string) => Promise<T | undefined>,
      said: string,
    ): Promise<T | undefined> {
      if (this.data.sending) return undefined
      const requestId = this.data._requests[step] || newRequestId()
      this.setData({ sending: step, fault: '', _requests: { ...this.data._requests, [step]: requestId } })
      try {
        const answer = await ask(requestId)
        this.setData({ _requests: { ...this.data._requests, [step]: '' } })
        if (answer !== undefined && said) say(said)
        return answer
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
        if (!isLost(error)) this.setData({ _requests: { ...this.data._requests, [step]: '' } })
        return undefined
      } finally {
        this.setData({ sending: '' })
      }
    },
  },
})
