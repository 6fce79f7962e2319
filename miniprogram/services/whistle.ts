import type {
  BlowPreview,
  Consent,
  DepartmentRoster,
  HandedOver,
  Input,
  ItemSearch,
  WhistleBoard,
  WhistleChoice,
  WhistleCommand,
  WhistlePage,
  WhistleView,
} from '../../typings/contract'
import { askOrRecall, type Shown } from './cache'
import { call } from './cloud'
import { currentRole, roleKey } from './store'

/** 找事项：名称里的字、拼音首字母，或平常的话。 @param category of the ticket: what suits it comes first */
export const searchItems = (query: string, category?: string): Promise<ItemSearch> =>
  call('catalogue', 'items', { query, ...(category && { category }) })

/** 吹之前先看：谁来，什么时候到。 */
export const previewBlow = (input: Input<'whistle', 'preview'>): Promise<BlowPreview> =>
  call('whistle', 'preview', input)

/** 吹哨；同一个 requestId 只吹一声。 */
export const blowWhistle = (input: Input<'whistle', 'blow'>, requestId: string): Promise<WhistleView> =>
  call('whistle', 'blow', input, requestId)

/** 一声哨；没有网络时是上次看到的，`keptAt` 说是什么时候。 */
export const getWhistle = (id: string): Promise<Shown<WhistleView>> =>
  askOrRecall(`whistle:${id}`, () => call('whistle', 'get', { id }))

/** 对一声哨做一步。 */
export const actOnWhistle = (
  id: string,
  command: WhistleCommand,
  consent: Consent | undefined,
  requestId: string,
): Promise<WhistleView> => call('whistle', 'act', { id, command, ...(consent && { consent }) }, requestId)

/** 这一步可以选谁：经办人、部门。 */
export const whistleOptions = (id: string, action: string): Promise<WhistleChoice[]> =>
  call('whistle', 'options', { id, action })

/** 以现在的身份，要我办的哨；没有网络时是上次看到的。 */
export function listWhistleTasks(): Promise<Shown<WhistleBoard>> {
  const role = currentRole()
  const as = role && role.role !== 'resident' ? { as: { role: role.role, scope: role.scope } } : {}
  return askOrRecall(`whistles:${role ? roleKey(role) : ''}`, () => call('board', 'tasks', as))
}

/** 我吹的哨，一页一页看；没有网络时，第一页是上次看到的。 */
export function listMyWhistles(cursor: string): Promise<Shown<WhistlePage>> {
  const ask = () => call('board', 'mine', { cursor })
  return cursor === '' ? askOrRecall('my-whistles', ask) : ask()
}

/** 本部门的人和值班表。 */
export const getDepartmentRoster = (department: string): Promise<DepartmentRoster> =>
  call('department', 'roster', { department })

/** 排班：还没过完的整个换掉。 */
export const setShifts = (
  department: string,
  shifts: Input<'department', 'setShifts'>['shifts'],
  requestId: string,
): Promise<DepartmentRoster> => call('department', 'setShifts', { department, shifts }, requestId)

/** 请同事离开部门，手上的哨交回部门；答的是以后的名单。 */
export const dismissColleague = (department: string, person: string): Promise<DepartmentRoster> =>
  call('department', 'dismiss', { department, person })

/** 一位同事手上的哨，全交给另一位；同一个 requestId 只交一次。 */
export const handOverWhistles = (
  department: string,
  from: string,
  to: string,
  requestId: string,
): Promise<HandedOver> => call('department', 'handOver', { department, from, to }, requestId)
