import { type Router, type ShareCard } from './router'
import { make, makeButton, openLayer } from './screen/layer'
import { showToast } from './screen/toast'

/** Shows the card a page would share, as WeChat's forward sheet does, and copies its path. */
export async function sharePage(
  router: Router,
  from: 'button' | 'menu',
  target?: { dataset: Record<string, unknown> },
): Promise<void> {
  const { caller, path } = router.top
  const answer: ShareCard | undefined = caller.onShareAppMessage?.({ from, target })
  if (!answer && !caller.onShareAppMessage) {
    showToast('toast', { title: '当前页面不可转发', icon: 'none' })
    return
  }
  const promised = answer?.promise ? await answer.promise : undefined
  const card = { title: '镜湖网格', path: `/${path}`, ...answer, ...promised }
  const sheet = make(
    'div',
    'wx-sheet wx-share',
    make('div', 'wx-share-head', '发送给朋友'),
    make('div', 'wx-share-card', make('b', '', card.title), make('span', '', '镜湖网格 · 小程序')),
    make('div', 'wx-share-path', card.path),
    makeButton('wx-action', '发送', () => {
      close()
      window.parent.postMessage({ preview: 'share', title: card.title, path: card.path }, location.origin)
      showToast('toast', { title: '已发送' })
    }),
    makeButton('wx-action wx-action-cancel', '取消', () => close()),
  )
  sheet.setAttribute('role', 'dialog')
  const close = openLayer('sheet', sheet, { dismiss: () => close() })
}
