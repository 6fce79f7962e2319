import type {
  ActivityItem,
  ActivityView,
  BookingItem,
  Participant,
  Participants,
  RoomDay,
  RoomItem,
  RoomList,
} from '../../typings/contract'
import { mount, type Mounted, settle } from '../support/load'
import { call } from './press'

export const anItem = (change: Partial<ActivityItem> = {}): ActivityItem => ({
  id: 'a-1',
  kind: 'class',
  kindText: '活动',
  title: '社区义诊',
  placeName: '先锋驿站',
  whenText: '周四 14:00—16:00',
  from: Date.parse('2026-03-05T14:00:00+08:00'),
  state: 'open',
  leftText: '还有 2 个名额',
  isFree: true,
  ...change,
})

export const aView = (change: Partial<ActivityView> = {}): ActivityView => ({
  ...anItem(),
  words: '量血压、测血糖',
  place: { id: 'st-1', name: '先锋驿站' },
  where: '一楼大厅',
  until: Date.parse('2026-03-05T16:00:00+08:00'),
  signUpBy: Date.parse('2026-03-05T14:00:00+08:00'),
  signUpText: '周四 14:00 截止报名',
  capacity: 20,
  takesWalkIns: false,
  forWhom: 'everyone',
  forWhomText: '谁都可以报名',
  contact: { name: '黄振宇', phone: '0553-0000002' },
  invited: '',
  countText: '已有 1 人报名',
  actions: [{ name: 'join', text: '报名', tone: 'primary' }],
  needsName: false,
  isSample: false,
  ...change,
})

export const joined = (change: Partial<ActivityView> = {}): ActivityView =>
  aView({
    mine: { state: 'seated', text: '您已报名', isIn: false },
    actions: [{ name: 'leave', text: '取消报名', tone: 'plain' }],
    ...change,
  })

export const aParticipant = (change: Partial<Participant> = {}): Participant => ({
  person: 'p-9',
  name: '吴阿姨',
  phone: '138****5678',
  state: 'seated',
  stateText: '已报名',
  isIn: false,
  minutes: 0,
  hoursText: '',
  ...change,
})

export const someParticipants = (change: Partial<Participants> = {}): Participants => ({
  id: 'a-1',
  title: '社区义诊',
  kind: 'class',
  countText: '已有 1 人报名，到场 0 人',
  mayTick: true,
  items: [aParticipant()],
  ...change,
})

export const aRoom = (change: Partial<RoomItem> = {}): RoomItem => ({
  id: 'rm-1',
  name: '二楼活动室',
  text: '可容纳 30 人',
  ruleText: '每天 09:00—12:00',
  isOpen: true,
  ...change,
})

export const someRooms = (change: Partial<RoomList> = {}): RoomList => ({
  place: { id: 'st-1', name: '先锋驿站' },
  items: [aRoom()],
  mayRun: false,
  ...change,
})

export const aBooking = (change: Partial<BookingItem> = {}): BookingItem => ({
  id: 'b-1',
  room: 'rm-1',
  roomName: '二楼活动室',
  placeName: '先锋驿站',
  date: '2026-03-04',
  whenText: '周三 09:00—10:00',
  purpose: '合唱队排练',
  state: 'booked',
  stateText: '已约好',
  canCancel: true,
  ...change,
})

const slot = (from: string, until: string, state: RoomDay['slots'][number]['state'] = 'free') => ({
  from,
  until,
  state,
})

export const aDay = (change: Partial<RoomDay> = {}): RoomDay => ({
  room: aRoom(),
  place: { id: 'st-1', name: '先锋驿站' },
  date: '2026-03-04',
  days: [
    { date: '2026-03-04', text: '今天', isOpen: true },
    { date: '2026-03-05', text: '明天', isOpen: false },
  ],
  slots: [
    slot('09:00', '09:30'),
    slot('09:30', '10:00'),
    slot('10:00', '10:30', 'taken'),
    slot('10:30', '11:00'),
    slot('14:00', '14:30'),
  ],
  bookings: [],
  needsName: false,
  ...change,
})

const open: Mounted[] = []
/** The person leaves: nothing goes on asking in the background. */
export async function leaveAll(): Promise<void> {
  for (const page of open.splice(0)) if (typeof page.instance.onUnload === 'function') await call(page, 'onUnload')
}

export async function openActivity(name: string, query: object = {}): Promise<Mounted> {
  const page = mount(`packages/activity/${name}/${name}`)
  open.push(page)
  await call(page, 'onLoad', query)
  if (typeof page.instance.onShow === 'function') await call(page, 'onShow')
  await settle()
  return page
}
