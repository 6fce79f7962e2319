import type { CategoryGroupView, Input, TicketRow, TicketRows, TicketView } from '../../typings/contract'
import { call } from './cloud'
import type { BatchAction } from './listing'
import type { StepDesk } from './step'
import { dispatchOptions, togetherOf } from './together'

type Command = Input<'ticket', 'act'>['command']

/** 诉求清单的一页。 */
export const searchTickets = (input: Input<'search', 'tickets'>): Promise<TicketRows> =>
  call('search', 'tickets', input)

export const getTicket = (id: string): Promise<TicketView> => call('ticket', 'get', { id })

/** 类别，一类一类。 */
export const listCategories = (): Promise<CategoryGroupView[]> => call('ticket', 'categories', {})

/** 办一步；同一个 requestId 只做一次。 */
const act = (id: string, command: Command, requestId: string): Promise<TicketView> =>
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

/** 一起办的：派给谁、并到选中的哪一件，在这些里面选。 */
export const ticketsTogether = (shown: TicketRow[]): Array<BatchAction<TicketRow>> =>
  togetherOf(shown, {
    pairs: ['merge'],
    options: (name, rows) =>
      name === 'merge'
        ? Promise.resolve(
            rows.map(({ id, no, title, statusText }) => ({ value: id, text: `${no} · ${title}`, note: statusText })),
          )
        : dispatchOptions(rows, (id) => ticketDesk(id).options(name)),
    act: async ({ id }, command, requestId) => {
      if ('into' in command && command.into === id) return '是主件，其余的并到这一件'
      return (await act(id, command as Command, requestId)).statusText
    },
  })
