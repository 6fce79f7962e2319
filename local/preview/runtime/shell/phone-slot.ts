import { type Card } from '../entrance'
import { drawCodes } from './codes'
import { drawMessages } from './messages'
import { Panel } from './panel'
import { type Person } from './stage-server'

interface SlotOptions {
  slot: string
  title: string
  openid: string
  people: Person[]
  chosen(openid: string): void
}

export interface PhoneSlot {
  readonly title: string
  readonly root: HTMLElement
  /** who holds it now */
  readonly holder: Person
  /** whether an event came from this phone's page */
  owns(source: MessageEventSource | null): boolean
  /** opens a page, as from that card in a chat when one is given */
  open(page: string, card?: Card): void
  /** tells the phone that what a moved clock brought due has been done */
  settled(): void
  reload(): void
}

/** One phone of the stage: who holds it, its page, and what can be done to it from outside. */
export function makePhoneSlot(template: HTMLTemplateElement, options: SlotOptions): PhoneSlot {
  const root = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  const part = <T extends HTMLElement = HTMLElement>(name: string): T =>
    root.querySelector(`[data-part="${name}"]`) as T
  const frame = part<HTMLIFrameElement>('frame')
  const select = part<HTMLSelectElement>('who')
  const panel = new Panel(part('panel'))
  const network = part<HTMLButtonElement>('network')
  let online = true

  root.dataset.slot = options.slot
  part('title').textContent = options.title
  frame.title = `${options.title}的手机`
  select.setAttribute('aria-label', `${options.title}是谁`)
  select.append(
    ...options.people.map(({ openid, name, text }) => new Option(text ? `${name} · ${text}` : name, openid)),
  )
  select.value = options.openid

  const load = (): void => {
    frame.src = `/phone/?who=${encodeURIComponent(select.value)}${online ? '' : '&offline'}`
    panel.hide()
  }
  const tell = (message: { preview: string; online?: boolean; page?: string; card?: Card }): void =>
    frame.contentWindow?.postMessage(message, location.origin)
  const tellNetwork = (): void => tell({ preview: 'network', online })
  // A phone that reloads itself does so as it was first opened, and hears nothing before it listens.
  addEventListener('message', ({ data, source, origin }: MessageEvent<{ preview?: string }>) => {
    if (origin === location.origin && source === frame.contentWindow && data.preview === 'listening') tellNetwork()
  })
  select.addEventListener('change', () => {
    options.chosen(select.value)
    load()
  })
  part('reload').addEventListener('click', load)
  network.addEventListener('click', () => {
    online = !online
    network.setAttribute('aria-pressed', String(!online))
    network.textContent = online ? '断网' : '已断网'
    tellNetwork()
  })
  const open = (page: string, card?: Card): void => tell({ preview: 'open', page, ...(card ? { card } : {}) })
  part('history').addEventListener('click', () => panel.toggle('history', (body) => drawMessages(body, select.value)))
  part('scan').addEventListener('click', () =>
    panel.toggle('scan', (body) =>
      drawCodes(body, (page) => {
        panel.hide()
        open(page)
      }),
    ),
  )
  load()
  return {
    title: options.title,
    root,
    get holder() {
      const found = options.people.find(({ openid }) => openid === select.value)
      return found ?? { openid: select.value, name: options.title, text: '' }
    },
    owns: (source) => source === frame.contentWindow,
    open,
    settled: () => tell({ preview: 'settled' }),
    reload: load,
  }
}
