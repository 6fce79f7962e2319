import { showDialog, type DialogOptions } from '../screen/dialog'
import { chooseAction } from '../screen/sheet'
import { hideToast, showToast } from '../screen/toast'
import { ApiFailure, asyncApi } from './api'

/** Toasts, dialogs and sheets. */
export function interactionApis() {
  return {
    showToast: asyncApi('showToast', (options: Parameters<typeof showToast>[1]) => showToast('toast', options)),
    hideToast: asyncApi('hideToast', () => hideToast('toast')),
    showLoading: asyncApi('showLoading', (options: { title: string; mask?: boolean }) =>
      showToast('loading', { ...options, icon: 'loading' }),
    ),
    hideLoading: asyncApi('hideLoading', () => hideToast('loading')),
    showModal: asyncApi('showModal', (options: Omit<DialogOptions, 'content'> & { content?: string }) =>
      showDialog(options),
    ),
    showActionSheet: asyncApi(
      'showActionSheet',
      async ({ itemList, itemColor, alertText }: { itemList: string[]; itemColor?: string; alertText?: string }) => {
        if (itemList.length > 6) throw new ApiFailure('parameter error: itemList should not be more than 6 items')
        const tapIndex = await chooseAction(itemList, {
          ...(itemColor ? { color: itemColor } : {}),
          ...(alertText ? { title: alertText } : {}),
        })
        if (tapIndex === null) throw new ApiFailure('cancel')
        return { tapIndex }
      },
    ),
    hideKeyboard: asyncApi('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    enableAlertBeforeUnload: asyncApi('enableAlertBeforeUnload', () => undefined),
    disableAlertBeforeUnload: asyncApi('disableAlertBeforeUnload', () => undefined),
  }
}
