import { handMapSheet } from '../../console/services/circle'

jest.mock('../../console/services/cloud', () => ({ call: jest.fn(), newRequestId: () => 'request-1' }))

test('手绘地图的清单：一张一行，社区、名称、四至，和图片叫什么', () => {
  const bounds = { west: 118.3, south: 31.3, east: 118.4, north: 31.4 }
  expect(handMapSheet({ revision: 1, items: [{ community: '340202014002', name: '车站', url: '', bounds }] })).toEqual([
    ['社区编号', '名称', '西边经度', '东边经度', '南边纬度', '北边纬度', '图片文件'],
    ['340202014002', '车站', '118.3', '118.4', '31.3', '31.4', '340202014002.png'],
  ])
})
