// Of stations, as the server would answer.
import type { ContactView, DeskView, MonthView, RecordView, ShiftView } from '../../typings/contract'

export const aShift = (change: Partial<ShiftView> = {}): ShiftView => ({
  id: 's-1',
  month: '2026-03',
  date: '2026-03-02',
  dayText: '3月2日 周一',
  spanText: '08:30–12:00',
  name: '王秀兰',
  isMine: true,
  isNow: false,
  isAhead: true,
  text: '未开始',
  tone: 'plain',
  actions: [{ name: 'askSwap', text: '找人换班' }],
  ...change,
})

export const aDesk = (change: Partial<DeskView> = {}): DeskView => ({
  place: 'st-1',
  name: '乙社区先锋驿站',
  kind: 'station',
  areaText: '甲街道 · 乙社区 · 第05网格',
  phone: '0553-0000000',
  point: [118.4, 31.35],
  mayRun: false,
  today: [],
  mine: [],
  toAnswer: [],
  toMend: [],
  recordsText: '本月 8 次',
  ...change,
})

export const aMonth = (change: Partial<MonthView> = {}): MonthView => ({
  place: 'st-1',
  name: '乙社区先锋驿站',
  month: '2026-03',
  monthText: '2026年3月',
  shifts: [aShift()],
  mayRun: false,
  crew: [
    { person: 'p-2', name: '王秀兰', text: '网格员 · 第05网格' },
    { person: 'p-3', name: '杨月琴', text: '网格员 · 第06网格' },
  ],
  ...change,
})

export const aRecord = (change: Partial<RecordView> = {}): RecordView => ({
  id: 'r-1',
  kind: 'patrol',
  kindText: '巡查',
  at: Date.now() - 3_600_000,
  by: '王秀兰',
  isMine: true,
  words: '沿河走了一圈',
  withWhom: '',
  minutes: 30,
  photos: [],
  ...change,
})

export const aContact = (change: Partial<ContactView> = {}): ContactView => ({
  id: 'c-1',
  name: '社区医院',
  duty: '急救',
  phone: '0553-3810000',
  isPublic: true,
  ...change,
})
