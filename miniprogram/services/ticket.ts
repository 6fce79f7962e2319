import type {
  CategoryGroupView,
  Choice,
  Command,
  Consent,
  EffectView,
  Input,
  Point,
  RoleView,
  SharedTicket,
  SimilarTicket,
  SuggestionView,
  TaskBoard,
  TicketCard,
  TicketAction,
  TicketPage,
  TicketView,
} from '../../typings/contract'
import { askOrRecall, isKept, keep, recall, type Shown } from './cache'
import { call } from './cloud'
import { currentRole, myself, roleKey } from './store'

/** Answers to a class's questions, by their keys. */
export type Answers = NonNullable<Input<'ticket', 'report'>['answers']>

/** 全部类别，按大类分组。 */
export const listCategories = (): Promise<CategoryGroupView[]> => call('ticket', 'categories', {})

/** 从一句话猜类别，最像的在前；听起来危险的先提醒打电话。 */
export const suggestCategories = (words: string): Promise<SuggestionView> => call('ticket', 'suggest', { words })

/** 附近有没有同一件事。 */
export const findSimilar = (category: string, point: Point): Promise<SimilarTicket[]> =>
  call('ticket', 'similar', { category, point })

/** 提交诉求；同一个 requestId 只会生成一件。 */
export const reportTicket = (input: Input<'ticket', 'report'>, requestId: string): Promise<TicketView> =>
  call('ticket', 'report', input, requestId)

/** 附议并关注别人已经反映的同一件事。 */
export const secondTicket = (id: string, consent: Consent | undefined, requestId: string): Promise<TicketView> =>
  call('ticket', 'second', { id, consent }, requestId)

/** 不再附议、关注。 */
export const unfollowTicket = (id: string): Promise<object> => call('ticket', 'unfollow', { id })

/** 对诉求做一步：接单、进展、办结、评价、重新办理。 */
export const actOnTicket = (
  id: string,
  command: Command,
  consent: Consent | undefined,
  requestId: string,
): Promise<TicketView> => call('ticket', 'act', { id, command, consent }, requestId)

/** 这一步可以选谁、选哪件、选哪张照片。 */
export const listChoices = (id: string, action: TicketAction, no?: string): Promise<Choice[]> =>
  call('ticket', 'options', { id, action, ...(no !== undefined && { no }) })

/** 这一步会带来什么变化，先看再做。 */
export const foreseeEffect = (id: string, command: Command): Promise<EffectView> =>
  call('ticket', 'effect', { id, command })

/** 反映人的电话；只给当前承办人，每看一次都留痕。 */
export const revealPhone = (id: string): Promise<{ phone: string }> => call('ticket', 'reveal', { id })

const ticketName = (id: string): string => `ticket:${id}`
const tasksName = (role: RoleView): string => `tasks:${roleKey(role)}`

/** 一件诉求的全部内容；没有网络时是上次看到的，`keptAt` 说是什么时候。 */
export const getTicket = (id: string): Promise<Shown<TicketView>> =>
  askOrRecall(ticketName(id), () => call('ticket', 'get', { id }))

/** 别人转来的一件：是什么事、到哪一步、公开的摘要。 */
export const getShared = (id: string): Promise<SharedTicket> => call('ticket', 'shared', { id })

/** 按编号找一件。 */
export const findTicket = (no: string): Promise<TicketCard> => call('ticket', 'find', { no })

/** 我反映的。 */
export const listMyTickets = (cursor = ''): Promise<TicketPage> => call('ticket', 'mine', { cursor })

/** 我附议的。 */
export const listFollowedTickets = (cursor = ''): Promise<TicketPage> => call('ticket', 'followed', { cursor })

/** 以这个身份要办的，最急的在前；没有网络时是上次看到的。 */
export const listTasks = (role: RoleView): Promise<Shown<TaskBoard>> =>
  askOrRecall(tasksName(role), () => call('ticket', 'tasks', { as: { role: role.role, scope: role.scope } }))

/** 手机上存着的这件诉求：看过的，或者任务列表里有的。 */
export function recallCard(id: string): TicketCard | undefined {
  const person = myself()?.person ?? ''
  const role = currentRole()
  const inList = () => role && recall<TaskBoard>(person, tasksName(role))?.items.find((card) => card.id === id)
  return recall<TicketView>(person, ticketName(id)) ?? inList()
}

/** 没有网络时看得到这件诉求的全部内容。 */
export const isTicketKept = (id: string): boolean => isKept(myself()?.person ?? '', ticketName(id))

/** 存下这件诉求现在的样子，没有网络时看。 */
export function keepTicket(ticket: TicketView): void {
  const person = myself()?.person
  if (person) keep(person, ticketName(ticket.id), ticket)
}

/** 等我接单，点一下就行；自己交出去还能收回的不算。 */
export const isToAccept = ({ actions, tabs }: TicketCard): boolean =>
  tabs.includes('toAccept') && actions.some(({ name }) => name === 'accept')
