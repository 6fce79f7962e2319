import type { Point } from '../../typings/contract'
import { hasAgreed } from './privacy'

/** 我现在的位置（GCJ-02）；没有授权或定位失败时为 undefined。 */
export async function whereAmI(): Promise<Point | undefined> {
  try {
    const { longitude, latitude } = await wx.getLocation({ type: 'gcj02' })
    return { lng: longitude, lat: latitude }
  } catch {
    return undefined
  }
}

/**
 * 看位置不用再问人：我们的指引、微信的指引都同意过，位置也允许过；有一样没有的，等人自己点了要用再问。
 * Needs to be known who I am (`knowMe`).
 */
export async function mayLocate(): Promise<boolean> {
  return hasAgreed() && (await hasAgreedToWeChat()) && (await isLocationAllowed())
}

const hasAgreedToWeChat = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(!needAuthorization),
      fail: () => resolve(false),
    })
  })

const isLocationAllowed = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getSetting({
      success: ({ authSetting }) => resolve(authSetting['scope.userLocation'] === true),
      fail: () => resolve(false),
    })
  })

/** Metres; a mean of the Earth's radius. */
const EARTH = 6_371_000

/** Metres in a straight line; for points of one city. */
export function metresBetween(one: Point, other: Point): number {
  const radians = Math.PI / 180
  const north = (other.lat - one.lat) * radians
  const east = (other.lng - one.lng) * radians * Math.cos(((one.lat + other.lat) / 2) * radians)
  return EARTH * Math.hypot(north, east)
}

/** 1459 米 · 12.3 公里 */
export const metresText = (metres: number): string =>
  metres < 10_000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`
