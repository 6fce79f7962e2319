import type { Point } from '../../typings/contract'

/** 我现在的位置（GCJ-02）；没有授权或定位失败时为 undefined。 */
export async function whereAmI(): Promise<Point | undefined> {
  try {
    const { longitude, latitude } = await wx.getLocation({ type: 'gcj02' })
    return { lng: longitude, lat: latitude }
  } catch {
    return undefined
  }
}
