import type { Refusal } from '../contract/envelope'
import type { StaffAmended, StaffCard, StaffSpan } from '../contract/staff'
import type { Area } from './area'
import type { Categories } from './category'
import { CLEARED } from './cell'
import { writtenAt } from './leave-sheet'
import { type HeldRole, type Leave, type Person } from './person'
import { refuse } from './refusal'
import { seatsOf } from './roster'
import type { Server } from './server'
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

/**
 * 请假，照上级看到的改：本人请的代班还在, span by span, as far as it stays the same.
 * @returns undefined when somebody else has changed it since `seen`
 */
export function leaveOver(
  found: Leave[],
  { seen, leave }: { seen: StaffSpan[]; leave: StaffSpan[] },
  now: number,
): Leave[] | undefined {
  const there = spansToCome(found, now)
  // 已经是这样了：同一个请求再来一遍.
  if (isSame(there, spansToCome(leave, now))) return found
  if (!isSame(there, spansToCome(seen, now))) return undefined
  return leave.map((span) => ({ ...found.find((one) => isSame([one], [span])), ...span }))
}

/** 新登记的一段，和别的重叠，或者整段已经过去；原来就是那样的不拦. */
export function unfitLeave(
  { seen, leave }: { seen: StaffSpan[]; leave: StaffSpan[] },
  now: number,
): Refusal | undefined {
  const fresh = leave.filter((span) => !seen.some((one) => isSame([one], [span])))
  const over = fresh.find(({ until }) => until <= now)
  if (over)
    return refuse('staff/leave-over', `${writtenAt(over.from)} 到 ${writtenAt(over.until)} 这一段已经过去了`, 'leave')
  const clash = [...leave]
    .sort((a, b) => a.from - b.from)
    .find((one) =>
      leave.some(
        (other) =>
          other !== one &&
          (fresh.includes(one) || fresh.includes(other)) &&
          one.from < other.until &&
          other.from < one.until,
      ),
    )
  return (
    clash &&
    refuse('staff/leave-overlap', `和已经登记的 ${writtenAt(clash.from)} 到 ${writtenAt(clash.until)} 重叠`, 'leave')
  )
}

/** What of somebody's leave is not over yet. */
export const spansToCome = (leave: Server['leave'] = [], now: number): StaffSpan[] =>
  leave.filter(({ until }) => until > now).map(({ from, until }) => ({ from, until }))

const isSame = (one: StaffSpan[], other: StaffSpan[]): boolean => keyOf(one) === keyOf(other)
const keyOf = (spans: StaffSpan[]): string =>
  spans
    .map(({ from, until }) => `${from}-${until}`)
    .sort()
    .join()
