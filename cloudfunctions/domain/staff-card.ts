import type { Refusal } from '../contract/envelope'
import type { StaffAmended, StaffCard } from '../contract/staff'
import type { Area } from './area'
import type { Categories } from './category'
import { CLEARED } from './cell'
import { type HeldRole, type Person } from './person'
import { refuse } from './refusal'
import { seatsOf } from './roster'
import { amended, cardCells, planStaff, staffCells } from './staff-sheet'

/** As a form found a card, and as it is to be. */
interface CardChange {
  seen: StaffCard
  wanted: StaffCard
}

/** Who of an area is meant. */
export interface SeatNamed {
  person: string
  role: HeldRole['role']
}

export const seatIn = (area: Area, { person, role }: SeatNamed) =>
  seatsOf(area).find((seat) => seat.server.person === person && seat.role === role)

/**
 * 改一个人的资料，一格一格：a cell that was not touched stays as it is by now, one that somebody else has changed meanwhile
 * is theirs until the sender has seen it.
 * @returns the area as it is to be; the same one when nothing is written; a refusal when the seat has gone
 */
export function cardAmended(
  area: Area,
  named: SeatNamed,
  { seen, wanted }: CardChange,
  { actor, categories }: { actor: Person; categories: Categories },
): { area: Area; said: StaffAmended } | Refusal {
  const seat = seatIn(area, named)
  if (!seat) return refuse('account/not-serving', '这个人已经不在这里了', 'person')
  const current = cardCells(seat.server)
  const touched = CARD_KEYS.filter((key) => wanted[key].trim() !== seen[key])
  const asked = Object.fromEntries(touched.map((key) => [key, wanted[key].trim() || CLEARED]))
  const row = { row: 1, ...staffCells(area.code, seat.server, seat.text), ...asked }
  const ground = { actor, categories, areas: new Map([[area.code, area]]), departments: new Map() }
  const [plan] = planStaff([row], ground)
  if (plan && plan.line.problems.length > 0) return { area, said: { result: 'problem', problems: plan.line.problems } }
  if (plan?.act?.kind !== 'amend') return { area, said: { result: 'saved' } }
  const others = touched.filter((key) => current[key] !== seen[key])
  if (plan.line.changes.some((key) => others.some((one) => one === key)))
    return { area, said: { result: 'conflict', current } }
  return { area: amended(area, named.role, named.person, plan.act.change), said: { result: 'saved' } }
}

const CARD_KEYS = ['phone', 'capacity', 'categories'] as const satisfies Array<keyof StaffCard>
