import type { CommandView, TodayView, WhistleCard } from '../../typings/contract'

/** A whistle on a list: 占道经营 in 赭麓街道, at 区城管局, in time. */
export const card = (change: Partial<WhistleCard> = {}): WhistleCard => ({
  id: 'w-1',
  no: 'JS261122-7K3QX',
  title: '占道经营',
  kind: 'regular',
  kindText: '常规哨',
  status: 'running',
  statusText: '区城管局主办，等待应哨',
  placeText: '赭麓街道 · 车站社区',
  blownAt: Date.parse('2026-11-22T09:00:00+08:00'),
  deadline: {
    text: '还有 3 小时',
    promise: '今天 17:30 前应哨',
    level: 'normal',
    isOver: false,
    dueBy: 1000,
    used: 0.2,
    isProvisional: false,
  },
  standing: 'running',
  tags: [],
  actions: [],
  tabs: [],
  ...change,
})

const none = { open: 0, waiting: 0, dueSoon: 0, overdue: 0 }

/** The district's board: 412 blown this month, two streets, one department and what has none yet. */
export const board = (change: Partial<CommandView> = {}): CommandView => ({
  area: '340202',
  text: '镜湖区',
  scopes: [
    { area: '340202', name: '全区' },
    { area: 's-zhelu', name: '赭麓街道' },
  ],
  at: Date.parse('2026-11-22T14:05:00+08:00'),
  countedAt: Date.parse('2026-11-22T14:05:00+08:00'),
  open: { open: 53, waiting: 5, dueSoon: 3, overdue: 8 },
  month: {
    month: '2026-11',
    text: '2026年11月',
    buckets: { total: 412, onTime: 334, late: 25, overdue: 8, running: 45, setAside: 0 },
    onTime: '91.0%',
  },
  streets: [
    { ...none, area: 's-zheshan', name: '赭山街道', open: 12 },
    { ...none, area: 's-zhelu', name: '赭麓街道', open: 41, waiting: 5, dueSoon: 3, overdue: 8 },
  ],
  departments: [
    { ...none, department: '', name: '还没有叫部门', open: 5, waiting: 5 },
    { ...none, department: 'd-chengguan', name: '区城管局', open: 48, dueSoon: 3, overdue: 8 },
  ],
  crossing: [
    { ...none, area: 's-zhelu', department: '', open: 5, waiting: 5 },
    { ...none, area: 's-zhelu', department: 'd-chengguan', open: 36, dueSoon: 3, overdue: 8 },
    { ...none, area: 's-zheshan', department: 'd-chengguan', open: 12 },
  ],
  below: [
    { area: 's-zheshan', open: 12, overdue: 0 },
    { area: 's-zhelu', open: 41, overdue: 8 },
  ],
  grids: [
    { area: 'g-1', open: 41, overdue: 8 },
    { area: 'g-2', open: 12, overdue: 0 },
  ],
  items: [card()],
  gone: [],
  isCut: false,
  isWhole: true,
  ...change,
})

/** 42 tickets reported today in the district, most of them open. */
export const today = (): TodayView => ({
  area: '340202',
  text: '镜湖区',
  at: Date.parse('2026-11-22T14:05:00+08:00'),
  countedAt: Date.parse('2026-11-22T14:04:56+08:00'),
  day: {
    text: '11月22日',
    buckets: { total: 42, onTime: 9, late: 1, overdue: 2, running: 30, setAside: 0 },
    rates: [{ name: 'onTime', text: '按时办结率', value: '75.0%' }],
  },
  open: { open: 60, waiting: 12, dueSoon: 4, overdue: 7 },
  below: [{ ...none, area: 's-zhelu', open: 60 }],
  grids: [{ ...none, area: 'g-1', open: 60 }],
})
