/**
 * 示例: who is on duty where. One worker for each grid; each stands in for the grid numbered before their own (the first for the last), so
 * that every grid has one stand-in from its own community. Two staff in each community's and each street's office and in the
 * district's grid centre.
 */
import type { Server } from '../../../cloudfunctions/domain/server'
import type { DividedPlace, DividedStreet } from './division'
import { namesFor } from './names'
import { AWAY_GRIDS, LEAVE, MAIN_GRID, MAIN_WORKER, RESIDENTS, SECOND_STAND_IN, TEAMS } from './plot'
import { DISTRICT } from './source'

export interface Staffing {
  /** By grid code. */
  workers: Map<string, Server>
  /** By grid code. */
  standIns: Map<string, Server[]>
  /** By grid code; most grids have none. */
  teams: Map<string, Server[]>
  /** By the code of the community, street or district. */
  staff: Map<string, Server[]>
  /** Telephone of the office, by the code of the district, street, community or village. */
  offices: Map<string, string>
}

export function gridCode(place: DividedPlace, index: number): string {
  return place.code + String(index + 1).padStart(3, '0')
}

export function staff(streets: DividedStreet[]): Staffing {
  const nextName = namesFor('workers and staff', [MAIN_WORKER, ...RESIDENTS.map((resident) => resident.name)])
  const nextPhone = phones()
  const workers = new Map<string, Server>()
  const standIns = new Map<string, Server[]>()
  const office = new Map<string, Server[]>()
  const offices = new Map<string, string>([[DISTRICT, nextPhone()]])
  const someone = (person: string): Server => ({ person, name: nextName(), phone: nextPhone() })
  const pair = (what: string): Server[] => [1, 2].map((n) => someone(`p-${what}-${n}`))

  for (const street of streets) {
    offices.set(street.code, nextPhone())
    office.set(street.code, pair(`street-${street.code}`))
    for (const place of street.places) {
      offices.set(place.code, nextPhone())
      if (place.kind === 'community') office.set(place.code, pair(`community-${place.code}`))
      const codes = place.grids.map((_, i) => gridCode(place, i))
      for (const code of codes) workers.set(code, worker(code, nextName, nextPhone))
      codes.forEach((code, i) => standIns.set(code, [workers.get(codes[(i + 1) % codes.length] as string) as Server]))
    }
  }
  const { grid, worker: own, capacity, hours } = SECOND_STAND_IN
  standIns.get(grid)?.push({ ...(workers.get(own) as Server), hours: [hours], capacity })
  // Drawn last, so that a team more or less gives nobody else another name.
  office.set(DISTRICT, pair('district'))
  const teams = Object.entries(TEAMS).map(([code, members]): [string, Server[]] => [
    code,
    members.map((member, i) => ({ ...someone(`p-team-${code}-${i + 1}`), ...member })),
  ])
  return { workers, standIns, teams: new Map(teams), staff: office, offices }
}

function worker(code: string, nextName: () => string, nextPhone: () => string): Server {
  return {
    person: `p-worker-${code}`,
    name: code === MAIN_GRID ? MAIN_WORKER : nextName(),
    phone: nextPhone(),
    ...(AWAY_GRIDS.includes(code) && { leave: [LEAVE] }),
  }
}

/** Numbers that cannot be dialled: no exchange in Wuhu begins with 000. */
export function phones(last = 1000): () => string {
  return () => `0553-${String((last += 1)).padStart(7, '0')}`
}
