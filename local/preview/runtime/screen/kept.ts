import { make, makeButton, openLayer } from './layer'

/** Says that the phone has kept something; on a desk it can be kept as a file. Resolves when the sheet is left. */
export function showKept(said: string, file: Blob, name: string, draw: (url: string) => HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file)
    const done = (): void => {
      close()
      URL.revokeObjectURL(url)
      resolve()
    }
    const link = document.createElement('a')
    link.className = 'wx-permission-link'
    link.href = url
    link.download = name
    link.textContent = '存到这台电脑'
    const sheet = make(
      'div',
      'wx-sheet wx-share',
      make('div', 'wx-share-head', said),
      draw(url),
      make('div', 'wx-share-path', link),
      makeButton('wx-action wx-action-cancel', '完成', done),
    )
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-label', said)
    const close = openLayer('sheet', sheet, { dismiss: done })
  })
}
