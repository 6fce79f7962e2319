import type {
  BoxView,
  ContactsView,
  DeskView,
  Input,
  MonthView,
  Point,
  RecordKind,
  RecordPage,
  RecordView,
  ShiftView,
  StationPage,
} from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** Which shift of which place. */
type Turn = Input<'station', 'cancel'>
export const turnOf = (place: string, { month, id }: Pick<ShiftView, 'month' | 'id'>): Turn => ({
  place,
  month,
  shift: id,
})

/** 我服务的驿站和党群服务中心。 */
export const listMyStations = (cursor = ''): Promise<StationPage> => call('station', 'mine', { cursor })

/** 驿站工作台。 */
export const getDesk = (place: string): Promise<DeskView> => call('station', 'desk', { place })

/** 一个月的值守表；不说哪个月就是这个月。 */
export const getMonth = (place: string, month: string): Promise<MonthView> =>
  call('station', 'month', { place, ...(month && { month }) })

/** 排班：同一个人、同一个时间，排在这几天。 */
export const planDuty = (input: Input<'station', 'plan'>, requestId: string): Promise<MonthView> =>
  call('station', 'plan', input, requestId)

/** 照上个月，或者照头七天，把没排的日子排满。 */
export const copyDuty = (input: Input<'station', 'copy'>, requestId: string): Promise<MonthView> =>
  call('station', 'copy', input, requestId)

/** 换一个人值。 */
export const assignDuty = (turn: Turn, person: string, requestId: string): Promise<MonthView> =>
  call('station', 'assign', { ...turn, person }, requestId)

/** 删掉还没到的一班。 */
export const cancelDuty = (turn: Turn, requestId: string): Promise<MonthView> =>
  call('station', 'cancel', turn, requestId)

/** 签到：在门口，或者扫了门口的码。 */
export const checkIn = (
  turn: Turn,
  proof: { point: Point } | { scene: string },
  requestId: string,
): Promise<DeskView> => call('station', 'checkIn', { ...turn, ...proof }, requestId)

/** 签退。 */
export const checkOut = (turn: Turn, requestId: string): Promise<DeskView> =>
  call('station', 'checkOut', turn, requestId)

/** 找人换班；不说找谁，就是谁都可以。 */
export const askSwap = (input: Input<'station', 'askSwap'>, requestId: string): Promise<DeskView> =>
  call('station', 'askSwap', input, requestId)

/** 接下别人的班，或者说不方便。 */
export const answerSwap = (turn: Turn, isAccepted: boolean, requestId: string): Promise<DeskView> =>
  call('station', 'answerSwap', { ...turn, isAccepted }, requestId)

/** 不换了。 */
export const dropSwap = (turn: Turn, requestId: string): Promise<DeskView> =>
  call('station', 'dropSwap', turn, requestId)

/** 记一次巡查或走访；同一个 requestId 只记一条。 */
export const writeRecord = (input: Input<'station', 'record'>, requestId: string): Promise<RecordView> =>
  call('station', 'record', input, requestId)

/** 巡查走访的记录，新的在前。 */
export const listRecords = (place: string, kind: RecordKind | '', cursor: string): Promise<RecordPage> =>
  call('station', 'records', { place, cursor, ...(kind && { kind }) })

/** 从一条记录登记的诉求，记在那一条上。 */
export const linkRecord = (record: string, ticket: string): Promise<RecordView> =>
  call('station', 'link', { record, ticket })

/** 应急联系的全部名单。 */
export const getContacts = (place: string): Promise<ContactsView> => call('station', 'contacts', { place })

/** 换上新的名单。 */
export const saveContacts = (list: Input<'station', 'saveContacts'>, requestId: string): Promise<ContactsView> =>
  call('station', 'saveContacts', list, requestId)

/** 没有公开的电话，每看一次都留痕。 */
export const revealContact = (place: string, contact: string): Promise<{ phone: string }> =>
  call('station', 'reveal', { place, contact })

/** 意见箱是哪里的。 */
export const getBox = (place: string): Promise<BoxView> => call('station', 'box', { place })
