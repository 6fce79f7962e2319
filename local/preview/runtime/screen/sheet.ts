import { make, makeButton, openLayer } from './layer'

interface SheetOptions {
  title: string
  body: HTMLElement
  confirm(): void
  cancel(): void
}

/** A bottom sheet with 取消 and 确定, as WeChat's pickers have. */
export function openSheet({ title, body, confirm, cancel }: SheetOptions): void {
  const finish = (then: () => void) => (): void => {
    close()
    then()
  }
  const head = make(
    'div',
    'wx-sheet-head',
    makeButton('wx-sheet-cancel', '取消', finish(cancel)),
    make('span', 'wx-sheet-title', title),
    makeButton('wx-sheet-confirm', '确定', finish(confirm)),
  )
  const sheet = make('div', 'wx-sheet', head, body)
  sheet.setAttribute('role', 'dialog')
  const close = openLayer('sheet', sheet, { dismiss: finish(cancel) })
}

/** A list of choices from below; resolves the chosen row, or null when cancelled. */
export function chooseAction(
  items: string[],
  options: { color?: string; title?: string } = {},
): Promise<number | null> {
  return new Promise((resolve) => {
    const answer = (row: number | null) => (): void => {
      close()
      resolve(row)
    }
    const rows = items.map((item, row) => {
      const button = makeButton('wx-action', item, answer(row))
      if (options.color) button.style.color = options.color
      return button
    })
    const sheet = make(
      'div',
      'wx-sheet wx-actions',
      ...(options.title ? [make('div', 'wx-actions-title', options.title)] : []),
      ...rows,
      makeButton('wx-action wx-action-cancel', '取消', answer(null)),
    )
    sheet.setAttribute('role', 'dialog')
    const close = openLayer('sheet', sheet, { dismiss: answer(null) })
  })
}
