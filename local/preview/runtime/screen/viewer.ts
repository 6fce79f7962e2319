import { make, openLayer } from './layer'

/** A picture or a video, by the address the browser loads. */
interface Shown {
  url: string
  isVideo: boolean
}

/** Full-screen pictures and videos: swipe or arrow keys turn them, a click closes. */
export function viewMedia(media: Shown[], current: number): void {
  let shown = Math.max(0, current)
  let from: number | null = null
  let turned = false
  const place = make('div', 'wx-viewer-place')
  const count = make('span', 'wx-viewer-count')
  const viewer = make('div', 'wx-viewer', place, count)
  viewer.setAttribute('role', 'dialog')
  viewer.setAttribute('aria-label', '查看图片')
  const draw = (): void => {
    const one = media[shown]
    place.replaceChildren(...(one ? [drawOne(one)] : []))
    count.textContent = media.length > 1 ? `${shown + 1}/${media.length}` : ''
  }
  const turn = (step: number): void => {
    shown = Math.max(0, Math.min(media.length - 1, shown + step))
    draw()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') turn(1)
    if (event.key === 'ArrowLeft') turn(-1)
    if (event.key === 'Escape') leave()
  }
  const leave = (): void => {
    removeEventListener('keydown', onKey)
    close()
  }
  viewer.addEventListener('pointerdown', (event) => {
    from = event.clientX
    turned = false
  })
  viewer.addEventListener('pointerup', (event) => {
    const moved = from === null ? 0 : event.clientX - from
    if (Math.abs(moved) < 30) return
    turned = true
    turn(moved < 0 ? 1 : -1)
  })
  viewer.addEventListener('click', () => {
    if (!turned) leave()
  })
  addEventListener('keydown', onKey)
  draw()
  const close = openLayer('viewer', viewer)
}

function drawOne({ url, isVideo }: Shown): HTMLElement {
  if (!isVideo) return Object.assign(document.createElement('img'), { src: url, draggable: false })
  const video = Object.assign(document.createElement('video'), { src: url, controls: true, autoplay: true })
  // its controls are for pressing
  video.addEventListener('click', (event) => event.stopPropagation())
  return video
}
