import { make, makeButton, openLayer } from './layer'

export interface DialogOptions {
  title?: string
  content?: string | HTMLElement
  confirmText?: string
  cancelText?: string
  showCancel?: boolean
  confirmColor?: string
  cancelColor?: string
  editable?: boolean
  placeholderText?: string
}

/** WeChat's modal: resolves what was pressed, and the words typed when `editable`. */
export function showDialog(options: DialogOptions): Promise<{ confirm: boolean; cancel: boolean; content?: string }> {
  return new Promise((resolve) => {
    const input = document.createElement('textarea')
    input.className = 'wx-dialog-input'
    input.placeholder = options.placeholderText ?? ''
    if (options.editable && typeof options.content === 'string') input.value = options.content
    const answer = (confirm: boolean) => (): void => {
      close()
      resolve({ confirm, cancel: !confirm, ...(options.editable && confirm ? { content: input.value } : {}) })
    }
    const cancel = makeButton('wx-dialog-cancel', options.cancelText ?? '取消', answer(false))
    const confirm = makeButton('wx-dialog-confirm', options.confirmText ?? '确定', answer(true))
    if (options.confirmColor) confirm.style.color = options.confirmColor
    if (options.cancelColor) cancel.style.color = options.cancelColor
    const dialog = make(
      'div',
      'wx-dialog',
      ...(options.title ? [make('div', 'wx-dialog-title', options.title)] : []),
      ...(options.editable ? [input] : options.content ? [make('div', 'wx-dialog-content', options.content)] : []),
      make('div', 'wx-dialog-buttons', ...(options.showCancel === false ? [] : [cancel]), confirm),
    )
    dialog.setAttribute('role', 'dialog')
    dialog.setAttribute('aria-modal', 'true')
    const close = openLayer('dialog', dialog, {})
  })
}
