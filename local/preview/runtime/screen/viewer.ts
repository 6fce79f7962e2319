import { make, openLayer } from './layer'

/** Full-screen pictures: swipe or arrow keys turn them, a click closes. */
export function viewPictures(urls: string[], current: number): void {
  let shown = Math.max(0, current)
  let from: number | null = null
  let turned = false
  const image = document.createElement('img')
  const count = make('span', 'wx-viewer-count')
  const viewer = make('div', 'wx-viewer', image, count)
  viewer.setAttribute('role', 'dialog')
  viewer.setAttribute('aria-label', '查看图片')
  const draw = (): void => {
    image.src = urls[shown] ?? ''
    count.textContent = urls.length > 1 ? `${shown + 1}/${urls.length}` : ''
  }
  const turn = (step: number): void => {
    shown = Math.max(0, Math.min(urls.length - 1, shown + step))
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
  image.draggable = false
  draw()
  const close = openLayer('viewer', viewer)
}
