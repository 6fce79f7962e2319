import { shiftText } from '../domain/duty'
import { longTime } from '../domain/moment'
import { shiftName } from './duty-news'
import { all, PAGE } from './export-pages'
import type { World } from './ports'

/** 在驿站做过的：值守的班，写下的巡查走访。 */
export async function stationWork(person: string, ports: World): Promise<Record<string, unknown>> {
  const [rosters, records] = await Promise.all([
    all(
      (after) => ports.duties.of(person, '', after.id, PAGE),
      ({ _id }) => ({ at: 0, id: _id }),
      { at: 0, id: '' },
    ),
    all(
      (before) => ports.stationRecords.by(person, before, PAGE),
      ({ at, _id }) => ({ at, id: _id }),
    ),
  ])
  const [places, urls] = await Promise.all([
    namesOfPlaces(
      [...rosters, ...records].map(({ place }) => place),
      ports,
    ),
    ports.photos.urls(records.flatMap(({ photos }) => photos)),
  ])
  const now = ports.clock.now()
  return {
    我的值守: rosters.flatMap(({ place, shifts }) =>
      shifts
        .filter((shift) => shift.person === person)
        .map((shift) => ({ 班次: `${places.get(place) ?? ''} ${shiftName(shift)}`, 情况: shiftText(shift, now) })),
    ),
    我写的巡查走访: records.map(({ place, at, words, withWhom, minutes, photos }) => ({
      地点: places.get(place) ?? '',
      时间: longTime(at),
      内容: words,
      ...(withWhom !== '' && { 走访对象: withWhom }),
      时长: `${minutes} 分钟`,
      照片: photos.flatMap((photo) => urls.get(photo) ?? []),
    })),
  }
}

async function namesOfPlaces(ids: string[], ports: World): Promise<Map<string, string>> {
  const places = await Promise.all([...new Set(ids)].map((id) => ports.places.get(id)))
  return new Map(places.flatMap((place) => (place ? [[place._id, place.name] as const] : [])))
}
