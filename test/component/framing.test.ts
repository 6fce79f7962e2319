import { footprintsOf } from '../../miniprogram/pages/circle/drawing'
import { framedAround, type LngLat } from '../../miniprogram/pages/circle/framing'

const MAP = { width: 375, height: 333 }
const START: LngLat = [118.4, 31.35]

/** Pixels of a point from the left and the top of a map that shows just that. */
function onMap([lng, lat]: LngLat, corners: ReturnType<typeof framedAround>) {
  const [southwest, northeast] = corners
  if (!southwest || !northeast) throw new Error('nothing is framed')
  return {
    left: ((lng - southwest.longitude) / (northeast.longitude - southwest.longitude)) * MAP.width,
    top: ((northeast.latitude - lat) / (northeast.latitude - southwest.latitude)) * MAP.height,
  }
}

test.each<{ where: string; point: LngLat }>([
  { where: '北边', point: [118.4, 31.357] },
  { where: '南边', point: [118.4, 31.343] },
  { where: '西边', point: [118.39, 31.35] },
  { where: '东边', point: [118.41, 31.35] },
  { where: '东北', point: [118.41, 31.357] },
  { where: '跟前', point: START },
])('去$where的路：名字在地图里，两头都不在卡片下面', ({ point }) => {
  const corners = framedAround(footprintsOf([START, point], { point, name: '车站社区第05网格先锋驿站' }), MAP)
  const place = onMap(point, corners)
  expect(place.left).toBeGreaterThan(100)
  expect(MAP.width - place.left).toBeGreaterThan(100)
  expect(place.top).toBeGreaterThan(80)
  for (const end of [START, point]) {
    expect(MAP.height - onMap(end, corners).top).toBeGreaterThan(155)
    expect(onMap(end, corners).left).toBeGreaterThan(10)
  }
})

test('绕了远路的，路也整条看得到；再长的名字，地图上写得下', () => {
  const point: LngLat = [118.402, 31.35]
  const detour: LngLat = [118.42, 31.36]
  const name = '很'.repeat(40)
  const corners = framedAround(footprintsOf([START, detour, point], { point, name }), MAP)
  const turn = onMap(detour, corners)
  expect(turn.left).toBeLessThan(MAP.width)
  expect(turn.top).toBeGreaterThan(0)
  expect(onMap(point, corners).left).toBeGreaterThan(100)
})
