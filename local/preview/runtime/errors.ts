import { glassEasel } from 'glass-easel-miniprogram-adapter'

type ErrorListener = (message: string) => void
type RejectionListener = (rejection: { reason: unknown; promise: Promise<unknown> }) => void

const errorListeners = new Set<ErrorListener>()
const rejectionListeners = new Set<RejectionListener>()

/** What wx.onError and wx.onUnhandledRejection register with. */
export const failures = { errorListeners, rejectionListeners }

/**
 * glass-easel warns of things WeChat passes over in silence; TDesign does several of them on purpose.
 */
const SILENT_IN_WECHAT =
  /is not a valid property|not a valid event binding|as for-list|for-list data is neither|are not unique|not a component|is not a valid behavior or component|data field .* already exists|property .* received type-uncompatible/i

/** Sends every error of the mini-program to the console and to its own listeners. */
export function installErrors(): void {
  glassEasel.addGlobalErrorListener((error, method) => {
    report(error, method)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    if (!SILENT_IN_WECHAT.test(message)) console.warn(`[preview] ${message}`)
    return false
  })
  window.addEventListener('error', (event) => tell(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => {
    for (const listener of rejectionListeners) listener({ reason: event.reason as unknown, promise: event.promise })
  })
}

function report(error: unknown, where?: string): void {
  console.error(where ? `[${where}]` : '[mini-program]', error)
  tell(error)
}

function tell(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const listener of errorListeners) listener(message)
}
