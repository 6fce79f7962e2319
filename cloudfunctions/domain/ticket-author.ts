import { type Assignment, deskAbove, deskOf, serversOf } from './dispatch'
import { refuse } from './refusal'
import { isAway } from './server'
import type { Ticket } from './ticket'
import type { Context, Decide } from './ticket-context'
import { acceptBy, clockFrom, dispatchTo, noted, type Step } from './ticket-step'

type AuthorAction = 'supplement' | 'urge' | 'withdraw' | 'rate' | 'reopen'

/** 反映人能做的。 */
export const AUTHOR_DECISIONS: { [N in AuthorAction]: Decide<N> } = {
  supplement: (_, { note, photos }) => [noted({ name: 'supplemented' }, note, photos)],

  urge: (_, { note }) => [noted({ name: 'urged' }, note)],

  withdraw: (_, { note }) => [noted({ name: 'withdrawn' }, note)],

  rate(ticket, { score, note }) {
    const rated = noted({ name: 'rated', score }, note)
    return ticket.status === 'closed' ? [rated] : [rated, { event: { name: 'closed', reason: 'rated' } }]
  },

  /** 不满意重办：回到原承办人，重新计时，返工次数加一；第二次起上一级办 (domain rule 5)。 */
  reopen(ticket, { note, photos }, context) {
    const { category, stamp, ...rules } = context
    const again = againTo(ticket, context)
    if (!again) return refuse('ticket/not-now', '这件诉求还没有派出，不能重新办理')
    // 没评价就要求重办，就是不满意：满意率里不能少了这一笔。
    const verdict: Step[] = ticket.rating === null ? [{ event: { name: 'rated', score: 'dissatisfied' } }] : []
    const climbs: Step[] =
      again.reason === 'climbed' ? [{ event: { name: 'escalated', reason: 'reopened-twice' } }] : []
    return [
      ...verdict,
      noted({ name: 'reopened' }, note, photos),
      ...climbs,
      dispatchTo(
        again,
        clockFrom(stamp.now, category, rules),
        acceptBy(stamp.now, category, ticket.urgency, rules),
        null,
      ),
    ]
  },
}

/** The same holder, if still there; the second time one level up, if there is one. */
function againTo(ticket: Ticket, { chain, stamp }: Context): Assignment | undefined {
  const desk = chain && deskOf(chain, ticket.desk)
  if (!chain || !desk) return undefined
  const above = ticket.reopenings >= 1 ? deskAbove(chain, ticket.deskRole, stamp.now) : undefined
  if (above) return { ...above, reason: 'climbed' }
  const home = [chain.grid, chain.community, chain.street].find((area) => area?._id === ticket.desk)
  // 交办给团队的，回到交办的人。
  const person = ticket.isHanded ? ticket.keeper : ticket.holder
  const server = home && serversOf(home).find((one) => one.person === person)
  return {
    ...desk,
    role: ticket.deskRole,
    team: desk.team.filter((one) => one.person !== ticket.author),
    reason: 'same-holder',
    // 人走了或请假了，就由原来的岗位上别的人接。
    ...(server && !isAway(server, stamp.now) && { server }),
  }
}
