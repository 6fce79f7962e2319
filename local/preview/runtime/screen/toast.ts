import { make, openLayer } from './layer'

const ICONS: Record<string, string> = { success: 'check', error: 'error-circle', loading: 'loading' }
let current: { kind: 'toast' | 'loading'; close: () => void; timer: number | undefined } | null = null

/** WeChat shows one toast or loading at a time; a new one replaces the old. */
export function showToast(
  kind: 'toast' | 'loading',
  options: { title: string; icon?: string; image?: string; duration?: number; mask?: boolean },
): void {
  hideToast()
  const icon = options.icon ?? 'success'
  const toast = make('div', 'wx-toast')
  toast.dataset.icon = icon
  toast.setAttribute('role', 'status')
  if (options.image) {
    const image = document.createElement('img')
    image.src = options.image
    toast.append(image)
  } else if (icon !== 'none') {
    const mark = make('i', 'wx-toast-icon')
    mark.style.setProperty('--icon', `url("icons/${ICONS[icon] ?? 'check'}.svg")`)
    toast.append(mark)
  }
  toast.append(make('span', '', options.title))
  const close = openLayer(options.mask ? 'toast-mask' : 'toast', toast)
  const timer = kind === 'toast' ? window.setTimeout(() => hideToast('toast'), options.duration ?? 1500) : undefined
  current = { kind, close, timer }
}

/** Hides what is shown, or only that kind. */
export function hideToast(kind?: 'toast' | 'loading'): void {
  if (!current || (kind && current.kind !== kind)) return
  clearTimeout(current.timer)
  current.close()
  current = null
}
