import type { Bounds, HandMap } from '../../../typings/contract'

/** Pixels: places closer than that become a number. */
const GRID = 48

const contexts = new WeakMap<object, WechatMiniprogram.MapContext>()

/** 页面上的地图；第一次用时说好，挨得近的标记并成一个数。The map has to be drawn by now. */
export function mapOf(page: WechatMiniprogram.Component.TrivialInstance): WechatMiniprogram.MapContext {
  const known = contexts.get(page)
  if (known) return known
  const context = wx.createMapContext('circle', page)
  context.initMarkerCluster({ enableDefaultStyle: true, zoomOnClick: true, gridSize: GRID })
  contexts.set(page, context)
  return context
}

/** Share of the window that the map takes, as circle.wxss says (`.frame`). */
const SHARE = 0.46

/** Pixels of the map that are in sight. */
export function sizeOfMap(): { width: number; height: number } {
  const { windowWidth, windowHeight } = wx.getWindowInfo()
  return { width: windowWidth, height: windowHeight * SHARE }
}

/** 现在看得到的这一片；读不到就是 undefined。 */
export const viewOf = (page: WechatMiniprogram.Component.TrivialInstance): Promise<Bounds | undefined> =>
  new Promise((resolve) => {
    mapOf(page).getRegion({
      success: ({ southwest, northeast }) =>
        resolve({
          west: southwest.longitude,
          south: southwest.latitude,
          east: northeast.longitude,
          north: northeast.latitude,
        }),
      fail: () => resolve(undefined),
    })
  })

/** Lays a hand-drawn map on the ground, under the markers and the circle. */
export function layHandMap(
  page: WechatMiniprogram.Component.TrivialInstance,
  id: number,
  { url, bounds }: HandMap,
): void {
  mapOf(page).addGroundOverlay({
    id,
    src: url,
    bounds: {
      southwest: { longitude: bounds.west, latitude: bounds.south },
      northeast: { longitude: bounds.east, latitude: bounds.north },
    },
    opacity: 0.95,
    zIndex: 1,
    visible: true,
  })
}

export function liftHandMap(page: WechatMiniprogram.Component.TrivialInstance, id: number): void {
  // 微信的类型里编号写成了文字，给的时候是数字，拿走也是。
  mapOf(page).removeGroundOverlay({ id: id as unknown as string })
}
