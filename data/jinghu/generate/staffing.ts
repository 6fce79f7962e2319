/**
 * 示例: who is on duty where. One worker for each grid; each stands in for the grid numbered before their own (the first for the last), so
 * that every grid has one stand-in from its own community. Two staff in each community's and each street's office.
 */
import type { DividedPlace, DividedStreet } from './division'
import type { Duty } from './documents'
import { namesFor } from './names'
import { MAIN_GRID, MAIN_WORKER, RESIDENTS, STOOD_IN_GRIDS, UNATTENDED_GRID } from './plot'
import { DISTRICT } from './source'

export interface Staffing {
  /** By grid code. */
  workers: Map<string, Duty>
  /** By grid code. */
  standIns: Map<string, Duty>
  /** By the code of the community or street. */
  staff: Map<string, Duty[]>
  /** Telephone of the office, by the code of the district, street, community or village. */
  offices: Map<string, string>
}

export function gridCode(place: DividedPlace, index: number): string {
  return place.code + String(index + 1).padStart(3, '0')
}

export function staff(streets: DividedStreet[]): Staffing {
  const nextName = namesFor('workers and staff', [MAIN_WORKER, ...RESIDENTS.map((resident) => resident.name)])
  const nextPhone = phones()
  const workers = new Map<string, Duty>()
  const standIns = new Map<string, Duty>()
  const office = new Map<string, Duty[]>()
  const offices = new Map<string, string>([[DISTRICT, nextPhone()]])
  const pair = (kind: 'street' | 'community', code: string): Duty[] =>
    [1, 2].map((n) => ({ person: `p-${kind}-${code}-${n}`, name: nextName(), phone: nextPhone() }))

  for (const street of streets) {
    offices.set(street.code, nextPhone())
    office.set(street.code, pair('street', street.code))
    for (const place of street.places) {
      offices.set(place.code, nextPhone())
      if (place.kind === 'community') office.set(place.code, pair('community', place.code))
      const codes = place.grids.map((_, i) => gridCode(place, i))
      for (const code of codes) workers.set(code, worker(code, nextName, nextPhone))
      codes.forEach((code, i) => standIns.set(code, workers.get(codes[(i + 1) % codes.length] as string) as Duty))
    }
  }
  return { workers, standIns, staff: office, offices }
}

function worker(code: string, nextName: () => string, nextPhone: () => string): Duty {
  const isAway = code === UNATTENDED_GRID || STOOD_IN_GRIDS.includes(code)
  return {
    person: `p-worker-${code}`,
    name: code === MAIN_GRID ? MAIN_WORKER : nextName(),
    phone: nextPhone(),
    ...(isAway && { away: true }),
  }
}

/** Numbers that cannot be dialled: no exchange in Wuhu begins with 000. */
function phones(): () => string {
  let last = 1000
  return () => `0553-${String((last += 1)).padStart(7, '0')}`
}
