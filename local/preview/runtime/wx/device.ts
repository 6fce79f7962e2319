import { chooseAction } from '../screen/sheet'
import { showToast } from '../screen/toast'
import { ApiFailure, asyncApi } from './api'
import { type PrivacyGate } from './privacy'

/** What the phone's own parts do: calls, clipboard, vibration. */
export function deviceApis(gate: PrivacyGate) {
  let clipboard = ''
  return {
    makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      if ((await chooseAction([`呼叫 ${phoneNumber}`])) === null) throw new ApiFailure('cancel')
    }),
    setClipboardData: asyncApi(
      'setClipboardData',
      gate.before('setClipboardData', async ({ data }: { data: string }) => {
        clipboard = data
        await navigator.clipboard?.writeText(data).catch(() => undefined)
        showToast('toast', { title: '内容已复制' })
      }),
    ),
    getClipboardData: asyncApi(
      'getClipboardData',
      gate.before('getClipboardData', () => ({ data: clipboard })),
    ),
    vibrateShort: asyncApi('vibrateShort', () => undefined),
    vibrateLong: asyncApi('vibrateLong', () => undefined),
    setKeepScreenOn: asyncApi('setKeepScreenOn', () => undefined),
  }
}
