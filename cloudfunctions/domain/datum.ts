/**
 * 坐标系：卫星定位和多数测绘成果用 WGS-84，微信地图只认 GCJ-02，在芜湖一带相差五百米左右。 The formula is the one everybody
 * publishes (eviltransform, coordtransform, gcoord agree to the last digit); Krasovsky 1940's axis and eccentricity.
 */
const AXIS = 6378245
const ECCENTRICITY = 0.006693421622965943
const RADIANS = Math.PI / 180

type Position = [lng: number, lat: number]

/** Outside this box nothing is shifted. */
const isInChina = ([lng, lat]: Position): boolean => lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271

/** `[lng, lat]` in degrees, WGS-84 → GCJ-02. */
export function gcj02Of(point: Position): Position {
  if (!isInChina(point)) return point
  const [lng, lat] = point
  const [x, y] = [lng - 105, lat - 35]
  const sin = Math.sin(lat * RADIANS)
  const magic = 1 - ECCENTRICITY * sin * sin
  const root = Math.sqrt(magic)
  const east = (eastward(x, y) * 180) / ((AXIS / root) * Math.cos(lat * RADIANS) * Math.PI)
  const north = (northward(x, y) * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * root)) * Math.PI)
  return [lng + east, lat + north]
}

const wave = (amplitude: number, angle: number): number => (amplitude * Math.sin(angle * Math.PI) * 2) / 3

/** Metres. */
const northward = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  (wave(20, 6 * x) + wave(20, 2 * x)) +
  (wave(20, y) + wave(40, y / 3)) +
  (wave(160, y / 12) + wave(320, y / 30))

/** Metres. */
const eastward = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  (wave(20, 6 * x) + wave(20, 2 * x)) +
  (wave(20, x) + wave(40, x / 3)) +
  (wave(150, x / 12) + wave(300, x / 30))
