import { randomFor, type Random } from '../jinghu/generate/random'
import { breakfast, centreFront, market, pharmacy, repair, stationFront, store } from './places/fronts'
import { fitness, park } from './places/outdoors'
import { finish, HEIGHT, paper, WIDTH } from './places/props'
import { centreHall, centreReading, childcare, elderly, stationInside } from './places/rooms'

/** 示例: what the places of the demonstration look like, drawn so that nobody takes them for photos of real ones. */
const SCENES: Record<string, (random: Random) => string> = {
  'station-front': stationFront,
  'station-inside': stationInside,
  'centre-front': centreFront,
  'centre-hall': centreHall,
  'centre-reading': centreReading,
  store,
  market,
  breakfast,
  pharmacy,
  repair,
  elderly,
  childcare,
  fitness,
  park,
}

export const PLACE_PICTURES = Object.keys(SCENES)

/** One of {@link PLACE_PICTURES} as an SVG, the same every time. */
export function drawPlacePicture(name: string): string {
  const scene = SCENES[name]
  if (!scene) throw new Error(`nobody has drawn ${name}`)
  const random = randomFor(`picture of ${name}`)
  const content = paper + scene(random) + finish(random)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`
}
