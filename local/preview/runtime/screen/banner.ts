import { make } from './layer'

/** A subscription message as WeChat delivers it. */
export interface ServiceMessage {
  id: string
  at: number
  title: string
  page?: string
  fields: Array<{ key: string; label: string; value: string }>
}

/** Long enough to read, as on a phone. */
const SHOWN = 6000
const queue: ServiceMessage[] = []
let showing = false

/** Drops a 服务通知 in at the top; several wait their turn. `open` is told the page of a tapped one. */
export function announce(message: ServiceMessage, open: (page: string) => void): void {
  queue.push(message)
  if (!showing) showNext(open)
}

function showNext(open: (page: string) => void): void {
  const message = queue.shift()
  showing = message !== undefined
  if (!message) return
  const banner = make(
    'div',
    'wx-banner',
    make('div', 'wx-banner-head', make('i', 'wx-banner-icon'), make('b', '', '服务通知'), make('span', '', '现在')),
    make('div', 'wx-banner-title', message.title),
    ...message.fields.map(({ label, value }) =>
      make('div', 'wx-banner-field', make('span', '', label), make('span', '', value)),
    ),
    ...(message.page ? [make('div', 'wx-banner-more', '进入小程序查看')] : []),
  )
  banner.setAttribute('role', 'alert')
  banner.dataset.message = message.id
  document.body.append(banner)
  requestAnimationFrame(() => banner.toggleAttribute('data-shown', true))

  let gone = false
  const leave = (): void => {
    if (gone) return
    gone = true
    clearTimeout(timer)
    banner.removeAttribute('data-shown')
    setTimeout(() => {
      banner.remove()
      showNext(open)
    }, 250)
  }
  const timer = setTimeout(leave, SHOWN)
  let from: number | null = null
  let swiped = false
  banner.addEventListener('pointerdown', (event) => {
    from = event.clientY
    swiped = false
    banner.setPointerCapture(event.pointerId)
  })
  banner.addEventListener('pointermove', (event) => {
    if (from === null || from - event.clientY < 20) return
    swiped = true
    leave()
  })
  banner.addEventListener('click', () => {
    if (swiped) return
    leave()
    if (message.page) open(message.page)
  })
}
