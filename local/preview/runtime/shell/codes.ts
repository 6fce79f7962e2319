import { readText } from '../wx/code-text'
import { element } from './element'
import { readState } from './stage-server'

/** The mini-program codes that hang in the district, to be scanned with WeChat itself: each opens its page. */
export async function drawCodes(body: HTMLElement, open: (page: string) => void): Promise<void> {
  const { codes = [] } = await readState()
  const buttons = codes.flatMap(({ name, text }) => {
    const { path } = readText(text)
    if (!path) return []
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.addEventListener('click', () => open(`/${path}`))
    return [button]
  })
  body.replaceChildren(
    element('h3', '', '用微信扫一扫'),
    ...(buttons.length > 0 ? buttons : [element('p', 'panel-note', '还没有印出小程序码')]),
  )
}
