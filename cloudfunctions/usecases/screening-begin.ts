import type { Intent } from '../domain/intent'
import type { Place } from '../domain/place'
import { screeningOfPlace, screeningsOf } from '../domain/screening'
import type { Ticket } from '../domain/ticket'
import type { Ports } from './ports'
import type { Caller } from './serve'

/** Of a copy's name, which nobody is to guess. */
const NAME_BYTES = 12

const newName = (ports: Ports) => (): string => ports.hash(ports.random(NAME_BYTES).join())

/**
 * 一步带来的照片、视频和拿不准的文字，逐件登记。 Pictures are the clock's from here on: whoever took the step does not wait for copies
 * to be made.
 */
export async function screen(
  ticket: Ticket,
  intent: Extract<Intent, { kind: 'screen' }>,
  ports: Ports,
): Promise<boolean> {
  const found = screeningsOf(ticket, intent, ports.clock.now(), newName(ports))
  await Promise.all(found.map((one) => ports.screenings.add(one)))
  return true
}

/** 一个地点的新照片：先登记，再放上去，放上去的就没有一张没人看。 */
export async function screenPlace(
  place: Place,
  photos: string[],
  { ports, actor, requestId, now }: Caller,
): Promise<void> {
  const about = { author: actor._id, requestId, now, newName: newName(ports) }
  await Promise.all(photos.map((photo) => ports.screenings.add(screeningOfPlace(place, photo, about))))
}
