import { areaText, chainOf } from '../domain/area'
import { isRunning, spanText, todays } from '../domain/duty'
import { isStaffRole, servingRoles } from '../domain/person'
import { runs } from '../domain/place'
import { isRefusal } from '../domain/refusal'
import { afterOf, pageOf } from './cursor'
import { deskOf, shiftsAround } from './desk'
import { dutyStories } from './duty'
import type { Caller, Stories } from './serve'
import { contactStories, publicContacts } from './station-contacts'
import { namesOf, servedStation, stationOf } from './station-place'
import { recordStories } from './station-records'
import type { World } from './ports'

const PAGE = 20

export const stationStories: Stories<'station', World> = {
  ...dutyStories,
  ...recordStories,
  ...contactStories,

  async today({ place: id }, { ports, now }) {
    const [place, shifts, contacts] = await Promise.all([
      stationOf(id, ports),
      shiftsAround(id, now, ports),
      ports.contacts.of(id),
    ])
    if (isRefusal(place)) return place
    const manned = todays(shifts, now).filter(({ person }) => person !== null)
    const nameOf = await namesOf(
      manned.map(({ person }) => person),
      ports,
    )
    return {
      duty: manned.map((shift) => ({
        name: nameOf(shift.person),
        spanText: spanText(shift),
        isNow: isRunning(shift, now),
      })),
      contacts: publicContacts(contacts),
    }
  },

  async box({ place: id }, { ports }) {
    const place = await stationOf(id, ports)
    if (isRefusal(place)) return place
    const chain = chainOf(await ports.areas.read(place.path))
    return { place: id, name: place.name, areaText: chain ? areaText(chain) : '' }
  },

  async mine({ cursor }, call) {
    const { ports, actor } = call
    const scopes = await scopesOf(call)
    const found = scopes ? await ports.stations.served(scopes, afterOf(cursor).id, PAGE + 1) : []
    const page = pageOf(found, PAGE, ({ _id }) => ({ at: 0, id: _id }))
    return {
      ...page,
      items: page.items.map((place) => {
        const { _id, kind, name, address } = place
        return { id: _id, kind, name, address, mayRun: runs(place, actor) }
      }),
    }
  },

  async desk({ place }, call) {
    const found = await servedStation(place, call)
    return isRefusal(found) ? found : deskOf(found, call)
  },
}

/** Where someone serves: workers and team the places of their grid's community, staff those of their whole scope. */
async function scopesOf({ ports, actor }: Caller<World>) {
  const roles = servingRoles(actor)
  if (roles.length === 0) return undefined
  if (roles.some(({ role }) => role === 'district')) return 'all'
  const shapes = await ports.reference.shapes()
  const grids = roles.filter(({ role }) => !isStaffRole(role)).map(({ scope }) => scope)
  // district, street, community, grid
  const communities = grids.flatMap((grid) => shapes.pathOf(grid)?.[2] ?? [])
  const of = (wanted: string) => roles.filter(({ role }) => role === wanted).map(({ scope }) => scope)
  return { areas: grids, communities: [...communities, ...of('community')], streets: of('street') }
}
