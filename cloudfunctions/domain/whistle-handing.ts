import { isActive, type Face, type Whistle } from './whistle'
import type { WhistleStep } from './whistle-step'

/** The person has it in hand for the department. */
export const isHeldBy = ({ parties }: Pick<Whistle, 'parties'>, officer: string, department: string): boolean =>
  parties.some((party) => isActive(party) && party.department === department && party.officer === officer)

/** 交接：交给接手的同事；没有人接手的，交回部门，联络员和值班的人都看得到。 */
export const handed = (department: string, to: { person: string; face: Face } | undefined): WhistleStep => ({
  event: { name: 'assigned', department, to: to?.person ?? null },
  ...(to && { cast: { [to.person]: to.face } }),
})
