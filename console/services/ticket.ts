import type { CategoryGroupView, Input, TicketAction, TicketCard, TicketRows, TicketView } from '../../typings/contract'
import { call, newRequestId } from './cloud'
import type { StepDesk } from './step'

type Command = Input<'ticket', 'act'>['command']

/** 诉求清单的一页。 */
export const searchTickets = (input: Input<'search', 'tickets'>): Promise<TicketRows> =>
  call('search', 'tickets', input)

export const getTicket = (id: string): Promise<TicketView> => call('ticket', 'get', { id })

/** 类别，一类一类。 */
export const listCategories = (): Promise<CategoryGroupView[]> => call('ticket', 'categories', {})

/** 办一步；同一个 requestId 只做一次。 */
export const act = (id: string, command: Command, requestId = newRequestId()): Promise<TicketView> =>
  call('ticket', 'act', { id, command }, requestId)

/** 反映人的电话；每次留痕。 */
export const revealPhone = (id: string): Promise<{ phone: string }> => call('ticket', 'reveal', { id })

/** The steps of one ticket, for the form that draws them. */
export const ticketDesk = (id: string): StepDesk<TicketView> => ({
  act: (command, requestId) => act(id, command as Command, requestId),
  options: (action, no) => call('ticket', 'options', { id, action: action, ...(no && { no }) }),
  categories: listCategories,
  foresee: async (command) => (await call('ticket', 'effect', { id, command: command as Command })).lines,
})

/** Steps that take one tap and can be done to several at once, as the server offers them. */
export const plainSteps = (cards: TicketCard[]): Array<{ name: TicketAction; text: string }> => {
  const offered = cards.flatMap(({ actions }) => actions)
  return [...new Map(offered.map(({ name, text }) => [name, { name, text }])).values()]
}
