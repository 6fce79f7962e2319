import { now } from '../clock'
import { chooseAction } from './sheet'
import { make } from './layer'

/** The capsule at the top right, where WeChat puts it on this phone. */
export const CAPSULE = { width: 87, height: 32, top: 48, right: 368, bottom: 80, left: 281 } as const

interface DeviceActions {
  reload(): void
  share(): void
  settings(): void
}

/** Draws what the phone itself shows: status bar, capsule, home bar. */
export function drawDevice(actions: DeviceActions): {
  setTextStyle(style: 'black' | 'white'): void
  setOnline(online: boolean): void
} {
  const time = make('span', 'wx-status-time')
  const signal = make('span', 'wx-status-signal', make('i', 'wx-signal'), make('i', 'wx-battery'))
  const menu = make('span', 'wx-capsule-menu')
  menu.setAttribute('aria-label', '更多')
  menu.addEventListener('click', () => {
    void chooseAction(['转发给朋友', '设置', '重新进入小程序']).then((row) => {
      if (row === 0) actions.share()
      if (row === 1) actions.settings()
      if (row === 2) actions.reload()
    })
  })
  const capsule = make('div', 'wx-capsule', menu, make('i', ''), make('span', 'wx-capsule-close'))
  const device = make('wx-device', '', make('div', 'wx-status', time, signal), capsule, make('div', 'wx-home-bar'))
  document.body.append(device)
  const tick = (): void => {
    time.textContent = new Intl.DateTimeFormat('zh-CN', {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'Asia/Shanghai',
    }).format(now())
  }
  tick()
  setInterval(tick, 1000)
  return {
    setTextStyle: (style) => (device.dataset.text = style),
    setOnline: (online) => device.toggleAttribute('data-offline', !online),
  }
}
