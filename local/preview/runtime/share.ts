import { type Group } from './phone'
import { type Router, type ShareCard } from './router'
import { reveal } from './files'
import { make, makeButton, openLayer } from './screen/layer'
import { showToast } from './screen/toast'

/** What a phone tells the stage of a card it sent. */
export interface SentCard {
  preview: 'share'
  title: string
  path: string
  /** address of the card's picture */
  image?: string
  /** absent when it went to one person */
  group?: string
  withShareTicket: boolean
}

interface Sharer {
  router: Router
  appName: string
  groups: Group[]
}

/** Shows the card a page would share, as WeChat's forward sheet does: to a friend, or to one of the owner's groups. */
export async function sharePage(
  { router, appName, groups }: Sharer,
  from: 'button' | 'menu',
  target?: { dataset: Record<string, unknown> },
): Promise<void> {
  const { caller, path, withShareTicket = false } = router.top
  if (!caller.onShareAppMessage) {
    showToast('toast', { title: '当前页面不可转发', icon: 'none' })
    return
  }
  const answer: ShareCard | undefined = caller.onShareAppMessage({ from, target })
  const promised = answer?.promise ? await answer.promise : undefined
  const card = { title: appName, path: `/${path}`, ...answer, ...promised }
  const image = card.imageUrl ? new URL(reveal(card.imageUrl, ''), location.href).href : undefined
  const send = (group?: Group) => (): void => {
    close()
    const sent: SentCard = {
      preview: 'share',
      title: card.title,
      path: card.path,
      withShareTicket,
      ...(image ? { image } : {}),
      ...(group ? { group: group.id } : {}),
    }
    window.parent.postMessage(sent, location.origin)
    showToast('toast', { title: '已发送' })
  }
  const sheet = make(
    'div',
    'wx-sheet wx-share',
    make('div', 'wx-share-head', '发送给'),
    make('div', 'wx-share-card', make('b', '', card.title), make('span', '', `${appName} · 小程序`)),
    make('div', 'wx-share-path', card.path),
    makeButton('wx-action', '发送给朋友', send()),
    ...groups.map((group) => makeButton('wx-action', `发送到群「${group.name}」`, send(group))),
    makeButton('wx-action wx-action-cancel', '取消', () => close()),
  )
  sheet.setAttribute('role', 'dialog')
  const close = openLayer('sheet', sheet, { dismiss: () => close() })
}
