import type {
  ActionView,
  CategoryGroupView,
  Choice,
  EffectView,
  Input,
  TicketAction,
  TicketCard,
  TicketRows,
  TicketView,
} from '../../typings/contract'
import { call, newRequestId } from './cloud'

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

/** 这一步可以选谁、选哪件；`no` 找不在附近的。 */
export const listOptions = (id: string, action: TicketAction, no?: string): Promise<Choice[]> =>
  call('ticket', 'options', { id, action, ...(no && { no }) })

/** 这一步会带来什么变化。 */
export const foresee = (id: string, command: Command): Promise<EffectView> => call('ticket', 'effect', { id, command })

/** 反映人的电话；每次留痕。 */
export const revealPhone = (id: string): Promise<{ phone: string }> => call('ticket', 'reveal', { id })

/** What somebody has filled in for a step, by what it needs. */
export interface Draft {
  note: string
  words: string
  choice: string
  pick: string
  /** Milliseconds; 0 while none is chosen. */
  date: number
  category: string
}

export const emptyDraft = ({ needs }: ActionView): Draft => ({
  note: '',
  words: needs.words?.value ?? '',
  choice: '',
  pick: '',
  date: needs.date?.value ?? 0,
  category: '',
})

/** A desk has no camera, and no map to put a pin on: what cannot do without is for the phone. */
export const isForPhone = ({ needs }: ActionView): boolean =>
  (needs.photos?.min ?? 0) > 0 || needs.place?.isRequired === true

/** What is still missing, in words; empty when nothing is. */
export function missingOf({ needs }: ActionView, draft: Draft): string {
  if (needs.choice && !draft.choice) return `请选择${needs.choice.label}`
  if (needs.pick?.isRequired && !draft.pick) return `请选择${needs.pick.label}`
  if (needs.category?.isRequired && !draft.category) return `请选择${needs.category.label}`
  if (needs.words?.isRequired && draft.words.trim() === '') return `请填写${needs.words.label}`
  if (needs.note?.isRequired && draft.note.trim() === '') return `请填写${needs.note.label}`
  return ''
}

/** The command as the contract has it: only what this step needs. */
export function commandOf({ name, needs }: ActionView, draft: Draft): Command {
  return {
    name,
    ...(needs.note && { note: draft.note }),
    ...(needs.words && { [needs.words.field]: draft.words }),
    ...(needs.choice && { [needs.choice.field]: draft.choice }),
    ...(needs.pick && draft.pick && { [needs.pick.field]: draft.pick }),
    ...(needs.date && { [needs.date.field]: draft.date }),
    ...(needs.category && draft.category && { category: draft.category }),
  } as Command
}

/** Steps that take one tap and can be done to several at once, as the server offers them. */
export const plainSteps = (cards: TicketCard[]): Array<{ name: TicketAction; text: string }> => {
  const offered = cards.flatMap(({ actions }) => actions)
  return [...new Map(offered.map(({ name, text }) => [name, { name, text }])).values()]
}
