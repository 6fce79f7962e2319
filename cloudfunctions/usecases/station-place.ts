import type { Refusal } from '../contract/envelope'
import { type CrewMember, crewOf, homeOf, isCrew, servesAt } from '../domain/crew'
import type { Viewer } from '../domain/duty-rules'
import { type Place, runs } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import type { Ports, World } from './ports'
import type { Caller } from './serve'

/** A place with duty and lists, as one person stands to it. */
export interface StationPlace {
  place: Place
  viewer: Viewer
}

const UNKNOWN = refuse('station/unknown', '没有找到这个驿站，可能已经撤掉了', 'place')

/** 驿站和党群服务中心才有值守、记录和意见箱。 */
export async function stationOf(id: string, ports: World): Promise<Place | Refusal> {
  const place = await ports.places.get(id)
  return place && place.kind !== 'living' ? place : UNKNOWN
}

/** The place for those who serve there; a refusal for everyone else. */
export async function servedStation(id: string, { ports, actor }: Caller<World>): Promise<StationPlace | Refusal> {
  const [place, shapes] = await Promise.all([stationOf(id, ports), ports.reference.shapes()])
  if (isRefusal(place)) return place
  const pathOf = (scope: string) => shapes.pathOf(scope)
  if (!servesAt(place, actor, pathOf)) return refuse('station/not-serving', '只有在这里服务的人可以看')
  return { place, viewer: { person: actor._id, serves: isCrew(place, actor, pathOf), runs: runs(place, actor) } }
}

/** The same for those who look after it. */
export async function runStation(id: string, call: Caller<World>): Promise<StationPlace | Refusal> {
  const found = await servedStation(id, call)
  if (isRefusal(found) || found.viewer.runs) return found
  return refuse('station/not-running', '只有负责这里的人可以改')
}

/** Who may be on the place's list. One round trip. */
export async function crewAt(place: Place, ports: Ports): Promise<CrewMember[]> {
  const home = homeOf(place)
  const [own, below] = await Promise.all([ports.areas.read([home]), ports.areas.children(home)])
  // 驿站所在的网格，自己的人在前。
  const near = [...below].sort((a, b) => Number(b._id === place.area) - Number(a._id === place.area))
  return crewOf([...near, ...own], home, place.keeper)
}

/** 注销了的人，名字就没有了。 */
const GONE = '已注销的人'

/** Names of people by their ids, in one round trip. */
export async function namesOf(people: Array<string | null>, ports: World): Promise<(person: string | null) => string> {
  const ids = [...new Set(people.filter((person) => person !== null))]
  const names = new Map((await ports.people.read(ids)).map(({ _id, name }) => [_id, name]))
  return (person) => (person === null ? '' : names.get(person) || GONE)
}
