import type {
  ActivityPage,
  ActivityView,
  CheckedIn,
  CheckInCode,
  Consent,
  Input,
  MyActivities,
  Participants,
  UsageView,
} from '../../../../typings/contract'
import { call } from '../../../services/cloud'

type Listed = Input<'activity', 'list'>

/** 一个地方的活动；不说哪里，就是我所在社区的。 */
export const listActivities = (place: string, when: Listed['when'], cursor: string): Promise<ActivityPage> =>
  call('activity', 'list', { ...(place && { place }), when, cursor })

export const getActivity = (id: string): Promise<ActivityView> => call('activity', 'get', { id })

/** 我报过名的，和我的志愿时长。 */
export const listMyActivities = (cursor: string): Promise<MyActivities> => call('activity', 'mine', { cursor })

/** 发起；同一个 requestId 只有一个。 */
export const organiseActivity = (input: Input<'activity', 'organise'>, requestId: string): Promise<ActivityView> =>
  call('activity', 'organise', input, requestId)

/** 改：报了名的人都会知道。 */
export const changeActivity = (input: Input<'activity', 'change'>, requestId: string): Promise<ActivityView> =>
  call('activity', 'change', input, requestId)

/** 取消活动，说明原因。 */
export const callOffActivity = (id: string, reason: string): Promise<ActivityView> =>
  call('activity', 'callOff', { id, reason })

/** 办完了，写上情况。 */
export const closeActivity = (id: string, words: string, photos: string[], requestId: string): Promise<ActivityView> =>
  call('activity', 'close', { id, words, photos }, requestId)

/** 报名或者排候补；`name` 是还没有称呼的人这时候留的。 */
export const joinActivity = (
  id: string,
  name: string,
  consent: Consent | undefined,
  requestId: string,
): Promise<ActivityView> =>
  call('activity', 'join', { id, ...(name && { name }), ...(consent && { consent }) }, requestId)

/** 取消报名。 */
export const leaveActivity = (id: string): Promise<ActivityView> => call('activity', 'leave', { id })

/** 组织者手机上的签到码。 */
export const getCheckInCode = (id: string): Promise<CheckInCode> => call('activity', 'code', { id })

/** 扫了签到码。 */
export const checkIn = (scene: string, name: string): Promise<CheckedIn> =>
  call('activity', 'checkIn', { scene, ...(name && { name }) })

/** 志愿者走的时候再扫一次。 */
export const checkOut = (scene: string): Promise<CheckedIn> => call('activity', 'checkOut', { scene })

/** 报名的人，给组织者看。 */
export const listParticipants = (id: string): Promise<Participants> => call('activity', 'people', { id })

/** 手工登记到没到。 */
export const tickParticipant = (id: string, person: string, isIn: boolean): Promise<Participants> =>
  call('activity', 'tick', { id, person, isIn })

/** 更正志愿时长，写明原因。 */
export const creditHours = (id: string, person: string, minutes: number, reason: string): Promise<Participants> =>
  call('activity', 'credit', { id, person, minutes, reason })

/** 一个地方一个月用得怎么样。 */
export const getUsage = (place: string, month: string): Promise<UsageView> =>
  call('activity', 'usage', { place, month })
