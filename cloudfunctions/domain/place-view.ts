import type { Legend, PlaceItem } from '../contract/place'
import { inBeijing } from './moment'
import type { Place } from './place'

const KIND_NAME: Record<string, string> = { station: '先锋驿站', centre: '党群服务中心' }

/** @param now whether it is open then, by its weekly hours */
export function placeItem(place: Place, now: number, { classes }: Legend): PlaceItem {
  const { _id: id, kind, name, point, services } = place
  const className = KIND_NAME[place.class] ?? classes.find(({ code }) => code === place.class)?.name ?? '其他'
  return { id, kind, class: place.class, className, name, point, services, ...openness(place, now) }
}

function openness({ hours }: Place, now: number): Pick<PlaceItem, 'isOpen' | 'openText'> {
  const moment = inBeijing(now)
  const day = moment.day() || 7
  const clock = moment.format('HH:mm')
  const today = hours.filter(({ days }) => days.includes(day)).flatMap(({ spans }) => spans)
  const open = today.find(([from, until]) => from <= clock && clock < until)
  if (open) return { isOpen: true, openText: `开放中，到 ${open[1]}` }
  const next = today.find(([from]) => from > clock)
  return { isOpen: false, openText: next ? `未开放，今天 ${next[0]} 开` : '未开放' }
}
