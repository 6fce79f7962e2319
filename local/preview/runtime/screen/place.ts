import { make, makeButton, openLayer } from './layer'

/** What `wx.openLocation` is given. */
export interface Place {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

/** WeChat's page of one place, without its tiles: the name, the address, and where it is. */
export function showPlace({ latitude, longitude, name, address }: Place): void {
  const leave = (): void => close()
  const sheet = make(
    'div',
    'wx-sheet wx-permission wx-place',
    make('div', 'wx-place-head', '在地图中打开'),
    make('b', '', name || '所选位置'),
    ...(address ? [make('p', '', address)] : []),
    make('p', 'wx-place-at', `${longitude.toFixed(6)}，${latitude.toFixed(6)}`),
    makeButton('wx-action wx-action-cancel', '关闭', leave),
  )
  sheet.setAttribute('role', 'dialog')
  sheet.setAttribute('aria-label', '在地图中打开')
  const close = openLayer('sheet', sheet, { dismiss: leave })
}
