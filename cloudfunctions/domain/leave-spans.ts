import type { StaffSpan } from '../contract/staff'
import { clockOf, dateOf } from './moment'
import type { Leave } from './person'
import { refuse } from './refusal'
import type { Refusal } from '../contract/envelope'
import type { Server } from './server'

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

/** 新登记的一段，本人的、上级登记的都一样：和别的重叠，或者整段已经过去，都不收；原来就是那样的不拦. */
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

/** As it is written in a sheet and said in a sentence. */
export const writtenAt = (at: number): string => `${dateOf(at)} ${clockOf(at)}`

/** What of somebody's leave is not over yet. */
export const spansToCome = (leave: Server['leave'] = [], now: number): StaffSpan[] =>
  leave.filter(({ until }) => until > now).map(({ from, until }) => ({ from, until }))

const isSame = (one: StaffSpan[], other: StaffSpan[]): boolean => keyOf(one) === keyOf(other)
const keyOf = (spans: StaffSpan[]): string =>
  spans
    .map(({ from, until }) => `${from}-${until}`)
    .sort()
    .join()
