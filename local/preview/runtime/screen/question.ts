import { make, makeButton, openLayer } from './layer'

interface Question {
  /** what the sheet is called */
  label: string
  head: string
  words: string
  no: string
}

/** WeChat's sheet with a question; 允许 is its yes. */
export function askOnSheet({ label, head, words, no }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (allowed: boolean) => (): void => {
      close()
      resolve(allowed)
    }
    const sheet = make(
      'div',
      'wx-sheet wx-permission',
      make('b', '', head),
      make('p', '', words),
      make(
        'div',
        'wx-subscribe-buttons',
        makeButton('wx-subscribe-no', no, answer(false)),
        makeButton('wx-subscribe-yes', '允许', answer(true)),
      ),
    )
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-label', label)
    const close = openLayer('sheet', sheet, {})
  })
}
