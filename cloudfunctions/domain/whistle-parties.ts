import { type Called, isActive, type Party, type WhistleEntryOf, type WhistleState } from './whistle'

// 叫到的部门，各走各的：每一步怎么改变它们。

const NOTHING_TOLD: Party['told'] = { unanswered: false, absent: false, dueSoon: false, overdue: false }

/**
 * A department that was just called.
 * @param before what the same departments did in this whistle: that it was late, or has declined, goes along
 */
export const called = (call: Called, before: Party[] = []): Party => ({
  ...call,
  wasLate: before.some(({ department, wasLate }) => department === call.department && wasLate),
  status: 'called',
  firstFinishBy: call.finishBy,
  answeredAt: null,
  arrivedAt: null,
  doneAt: null,
  officer: null,
  hasDeclined: before.some(({ department, hasDeclined }) => department === call.department && hasDeclined),
  extensions: 0,
  rounds: 0,
  told: NOTHING_TOLD,
})

/** Changes the department's present part in it. */
export function party(
  whistle: WhistleState,
  department: string,
  changes: Partial<Party>,
): Pick<WhistleState, 'parties'> {
  return {
    parties: whistle.parties.map((one) =>
      one.department === department && isActive(one) ? { ...one, ...changes } : one,
    ),
  }
}

export function told(
  { parties }: WhistleState,
  department: string,
  said: Partial<Party['told']>,
): Pick<WhistleState, 'parties'> {
  return {
    parties: parties.map((one) =>
      one.department === department && isActive(one) ? { ...one, told: { ...one.told, ...said } } : one,
    ),
  }
}

/** 超期了，还没办完. */
export const overdue = ({ parties }: WhistleState, department: string): Pick<WhistleState, 'parties'> => ({
  parties: parties.map((one) =>
    one.department === department && isActive(one)
      ? { ...one, wasLate: true, told: { ...one.told, dueSoon: true, overdue: true } }
      : one,
  ),
})

/** 首接负责：主办换了部门，原来的在新的应哨以前仍然负责；协办换了就是换了。 */
const letGo = (one: Party): Party => ({ ...one, status: one.role === 'lead' ? 'keeping' : 'released' })

/** 又由它主办了，先前“仍负责”的那一份到此为止. */
const superseded = (parties: Party[], calls: Called[]): Party[] =>
  parties.map((one) =>
    one.status === 'keeping' && calls.some(({ department, role }) => role === 'lead' && department === one.department)
      ? { ...one, status: 'released' }
      : one,
  )

/** The part the department has in it already, as the same. */
export const stayingAs = (
  parties: Party[],
  { department, role }: Pick<Called, 'department' | 'role'>,
): Party | undefined => parties.find((one) => one.department === department && one.role === role && isActive(one))

/** 派给这些部门：同样身份在办的接着办，别的从头叫起；不在里面的放手。 */
export function manned(parties: Party[], calls: Called[]): Party[] {
  const known = (call: Called) => stayingAs(parties, call)
  const stays = calls.flatMap((one) => known(one) ?? [])
  const gone = parties.filter((one) => !stays.includes(one)).map((one): Party => (isActive(one) ? letGo(one) : one))
  return [...superseded(gone, calls), ...calls.map((one) => known(one) ?? called(one, parties))]
}

/** 由另一个部门接：它原来协办的，从此算新叫的。 */
export function handedOn(parties: Party[], from: string, to: Called): Party[] {
  const left = parties.map((one): Party => {
    if (!isActive(one)) return one
    if (one.department === from) return letGo(one)
    return one.department === to.department ? { ...one, status: 'released' } : one
  })
  return [...superseded(left, [to]), called(to, parties)]
}

/** 主办应了哨，先前负责的才放手。 */
export function answered(parties: Party[], { department, officer, at }: WhistleEntryOf<'answered'>): Party[] {
  const isLead = parties.some((one) => one.department === department && isActive(one) && one.role === 'lead')
  return parties.map((one): Party => {
    if (one.status === 'keeping') return isLead ? { ...one, status: 'released' } : one
    return one.department === department && isActive(one)
      ? { ...one, status: 'answered', answeredAt: at, officer: one.officer ?? officer, rounds: 0 }
      : one
  })
}

/** 主办办结，整哨办结：应过哨的协办随之结束，做没做完照实留着；从未应过的也照实留着 (domain rule 9). */
export function endedWith(one: Party, lead: string, at: number): Party {
  if (one.status === 'keeping') return { ...one, status: 'released' }
  if (!isActive(one) || one.status === 'done') return one
  if (one.department === lead) return done(one, at)
  // 退回还没有裁定的，不用裁定了：返工时从应哨接着来.
  if (one.status === 'declined') return { ...one, status: 'called' }
  return one.answeredAt !== null ? { ...one, status: 'done' } : one
}

/** 办完了；超期办完的，以后返工、延期也抹不掉. */
export const done = (one: Party, at: number): Party => ({
  ...one,
  status: 'done',
  doneAt: at,
  wasLate: one.wasLate || at >= one.finishBy,
})

export function extended(parties: Party[], department: string, finishBy: number): Party[] {
  return parties.map((one) =>
    one.department === department && isActive(one)
      ? {
          ...one,
          finishBy,
          // 人定的日子，不再是推算的.
          provisionalFrom: null,
          extensions: one.extensions + 1,
          told: { ...one.told, dueSoon: false, overdue: false },
        }
      : one,
  )
}

export const released = (parties: Party[]): Party[] => parties.map((one) => ({ ...one, status: 'released' }))

/** 返工：应哨、报到已经有了，只有办结的期限从头算。 */
export const goingOn = (
  whistle: WhistleState,
  department: string,
  finishBy: number,
): Pick<WhistleState, 'parties'> => ({
  parties: whistle.parties.map((one) =>
    one.department === department && isActive(one)
      ? {
          ...one,
          status: one.arrivedAt === null ? 'answered' : 'arrived',
          doneAt: null,
          finishBy,
          told: { ...one.told, dueSoon: false, overdue: false },
        }
      : one,
  ),
})
