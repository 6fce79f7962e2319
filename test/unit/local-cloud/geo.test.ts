import { boxAround, distance, regionOf, type Point } from '../../../local/cloud/store/geo'

test('a degree of latitude is 111 km, and a degree of longitude shrinks with it', () => {
  expect(distance([118, 31], [118, 32])).toBeCloseTo(111_319, -1)
  expect(distance([118, 31], [119, 31])).toBeCloseTo(111_319 * Math.cos((31 * Math.PI) / 180), -1)
})

test('the box around a point holds every point within the distance', () => {
  const centre: Point = [118.38, 31.34]
  const box = boxAround(centre, 5000)
  for (let i = 0; i < 360; i++) {
    const angle = (i * Math.PI) / 180
    const point: Point = [centre[0] + Math.cos(angle) * 0.06, centre[1] + Math.sin(angle) * 0.06]
    const inBox = point[0] >= box.west && point[0] <= box.east && point[1] >= box.south && point[1] <= box.north
    if (distance(centre, point) <= 5000) expect(inBox).toBe(true)
  }
  expect(boxAround([0, 89.9], 50_000)).toMatchObject({ west: -180, east: 180 })
})

test('a polygon with a hole holds what lies between', () => {
  const square = (side: number) => [
    [-side, -side],
    [side, -side],
    [side, side],
    [-side, side],
    [-side, -side],
  ]
  const region = regionOf({ $geometry: { type: 'Polygon', coordinates: [square(2), square(1)] } })
  expect([region.holds([1.5, 0]), region.holds([0, 0]), region.holds([3, 0])]).toEqual([true, false, false])
  expect(region.box).toEqual({ west: -2, east: 2, south: -2, north: 2 })
})

test.each([
  [
    {
      $geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
  [
    {
      $geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
          ],
        ],
      },
    },
  ],
  [{ $geometry: { type: 'LineString', coordinates: [] } }],
  [
    {
      $box: [
        [0, 0],
        [1, 1],
      ],
    },
  ],
])('a shape that is none is refused: %j', (operand) => {
  expect(() => regionOf(operand)).toThrow()
})
