import type { Owed } from '../contract/search'
import type { Party, WaitingFor, WhistleState } from './whistle'

/** Whose: the clerks' of an area, or of a department, either all of it (null) or what is open to one who serves there. */
export type Owing = { desk: string } | { department: string; officer: string | null }

/** 等这个台办的，一种一种. */
export const DESK_OWES = {
  toReview: { text: '待审核', whats: ['review'] },
  toAccept: { text: '待接单', whats: ['accept'] },
  toDecide: { text: '待裁定', whats: ['decision', 'return'] },
  toApprove: { text: '待审批', whats: ['extension'] },
  toEvaluate: { text: '待评价', whats: ['evaluation'] },
  toRespond: { text: '申诉', whats: ['objection', 'ruling'] },
} satisfies Partial<Record<Owed, { text: string; whats: WaitingFor[] }>>
type DeskOwes = keyof typeof DESK_OWES

/** 等这个部门办的: each whistle stands at one of them. Where nobody has to come, what was answered is to be finished. */
const PARTY_OWES = {
  toAnswer: { text: '待应哨', stands: [{ status: 'called' }] },
  toReportIn: { text: '待报到', stands: [{ status: 'answered', mustCome: true }] },
  toFinish: { text: '待办结', stands: [{ status: 'answered', mustCome: false }, { status: 'arrived' }] },
} satisfies Partial<Record<Owed, { text: string; stands: Stand[] }>>
type PartyOwes = keyof typeof PARTY_OWES

export interface Stand {
  status: Party['status']
  mustCome?: boolean
}

const DESK_NAMES = Object.keys(DESK_OWES) as DeskOwes[]
const PARTY_NAMES = Object.keys(PARTY_OWES) as PartyOwes[]

/** What is asked for of a desk; nothing of what only a department owes. */
export const whatsOf = (owed: Owed): WaitingFor[] =>
  DESK_NAMES.filter((name) => owed === 'any' || owed === name).flatMap((name): WaitingFor[] => DESK_OWES[name].whats)

/** What is asked for of a department; nothing of what only a desk owes. */
export const standsOf = (owed: Owed): Stand[] =>
  PARTY_NAMES.filter((name) => owed === 'any' || owed === name).flatMap((name): Stand[] => PARTY_OWES[name].stands)

/** The kinds there are for them, in the order of the work, with what they are called. */
export const kindsOwed = (owing: Owing): Array<{ name: Owed; text: string }> =>
  'desk' in owing
    ? DESK_NAMES.map((name) => ({ name, text: DESK_OWES[name].text }))
    : PARTY_NAMES.map((name) => ({ name, text: PARTY_OWES[name].text }))

/** Whether it waits for them with that. */
export function owes({ waits, parties }: Pick<WhistleState, 'waits' | 'parties'>, owed: Owed, owing: Owing): boolean {
  if ('desk' in owing) {
    const whats = whatsOf(owed)
    return waits.some(({ what, desk }) => desk === owing.desk && whats.includes(what))
  }
  return parties.some(
    (party) =>
      party.department === owing.department &&
      (owing.officer === null || party.officer === null || party.officer === owing.officer) &&
      standsAt(party, owed),
  )
}

/** Whether this is what the party owes. */
export const standsAt = ({ status, reportInBy }: Pick<Party, 'status' | 'reportInBy'>, owed: Owed): boolean =>
  standsOf(owed).some(
    (one) => one.status === status && (one.mustCome === undefined || one.mustCome === (reportInBy !== null)),
  )
