import { type SentCard } from '../share'
import { element } from './element'
import { type PhoneSlot } from './phone-slot'
import { type Group, type Person } from './stage-server'

/** A card as it stands in the chat. */
interface Message {
  card: SentCard
  from: Person
  /** the group it was sent to, none when it went to a friend */
  group: Group | undefined
}

/** As many as stay of use; the older ones scroll away. */
const KEPT = 8

/** The stage's picture of WeChat's chats: cards the phones sent, newest first, each to be opened by who received it. */
export class Chat {
  private readonly messages: Message[] = []

  constructor(
    private readonly section: HTMLElement,
    private readonly slots: PhoneSlot[],
    private readonly groups: Group[],
  ) {
    addEventListener('message', ({ data, source, origin }: MessageEvent<Partial<SentCard>>) => {
      const from = slots.find((slot) => slot.owns(source))
      if (origin !== location.origin || !from || data.preview !== 'share' || !data.path) return
      this.add(data as SentCard, from.holder)
    })
  }

  /** Who may open a card depends on who holds the phones. */
  draw(): void {
    const list = this.section.querySelector('ol')
    list?.replaceChildren(...this.messages.map((message) => this.drawMessage(message)))
    this.section.hidden = this.messages.length === 0
  }

  private add(card: SentCard, from: Person): void {
    this.messages.unshift({ card, from, group: this.groups.find(({ id }) => id === card.group) })
    this.messages.splice(KEPT)
    this.draw()
  }

  private drawMessage({ card, from, group }: Message): HTMLElement {
    const item = element('li', 'chat-message')
    const bubble = element('div', 'chat-card')
    bubble.append(element('b', '', card.title))
    if (card.image) {
      const picture = document.createElement('img')
      picture.src = card.image
      picture.alt = ''
      bubble.append(picture)
    }
    bubble.append(element('span', 'chat-kind', '小程序'))
    const to = group ? `发到群「${group.name}」` : '发给朋友'
    item.append(
      element('span', 'chat-face', from.name.slice(0, 1)),
      element('p', 'chat-head', `${from.name} ${to}`),
      bubble,
    )
    const readers = this.slots.filter(({ holder }) =>
      group ? group.members.includes(holder.openid) : holder.openid !== from.openid,
    )
    const opened = element('div', 'chat-open')
    opened.append(...readers.map((slot) => this.drawOpener(slot, card)))
    if (readers.length === 0) opened.append(element('span', 'chat-note', '这几部手机上没有群成员，换个人再打开'))
    item.append(opened)
    return item
  }

  private drawOpener(slot: PhoneSlot, { path, group, withShareTicket }: SentCard): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = `在「${slot.title}」的手机上打开`
    button.addEventListener('click', () => slot.open(path, { withShareTicket, ...(group ? { group } : {}) }))
    return button
  }
}
