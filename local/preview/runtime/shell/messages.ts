import { element } from './element'
import { readMessages, type SentMessage } from './stage-server'

const MESSAGE_TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The service messages a person was sent, newest first. */
export async function drawMessages(body: HTMLElement, openid: string): Promise<void> {
  const sent = await readMessages(openid)
  body.replaceChildren(
    element('h3', '', '服务通知'),
    ...(sent.length > 0 ? sent.map(card) : [element('p', 'panel-note', '还没有收到服务通知')]),
  )
}

function card({ at, title, fields }: SentMessage): HTMLElement {
  const list = element('dl', '')
  for (const { label, value } of fields) list.append(element('dt', '', label), element('dd', '', value))
  const article = element('article', 'message')
  article.append(element('time', '', MESSAGE_TIME.format(at)), element('h4', '', title), list)
  return article
}
