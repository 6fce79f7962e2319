import { PATIENCE } from '../usecases/ports'
import type { Messages, Sending } from '../usecases/ports/notice'
import { within } from './patience'
import { isFromBrowser, openapi } from './platform'

/** subscribeMessage.send, and the platform's own codes for calls that never reached WeChat. */
const OUTCOMES: Record<number, Sending['outcome']> = {
  /** Refused in the dialog, or no accept left. */
  43101: 'no-quota',
  /** Busy; the environment's limits on requests and on requests at once. */
  [-1]: 'busy',
  [-501003]: 'busy',
  [-501004]: 'busy',
  45009: 'capped',
  /** The platform waited in vain, or does not know itself: it may have gone out. */
  [-501001]: 'unsure',
  [-501002]: 'unsure',
  [-604102]: 'unsure',
  [-604103]: 'unsure',
}

/** No connection was made, so nothing can have gone out. */
const UNCONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/

export const messageSender: Messages = {
  isOpen: () => !isFromBrowser(),

  async send({ openid, template, page, data }) {
    const { templateId } = template
    try {
      await within(PATIENCE, openapi.subscribeMessage.send({ touser: openid, templateId, page, data }))
      return { outcome: 'sent' }
    } catch (error) {
      const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string; message?: string }
      const text = `${errCode ?? ''} ${errMsg ?? message ?? ''}`.trim()
      if (UNCONNECTED.test(text)) return { outcome: 'busy', error: text }
      return { outcome: errCode === undefined ? 'unsure' : (OUTCOMES[errCode] ?? 'refused'), error: text }
    }
  },
}
