// One of each, as the server would answer; a test names only what it is about.
import type {
  ActionView,
  CategoryView,
  DeadlineView,
  GridCard,
  GridPage,
  Located,
  MeView,
  RoleView,
  SimilarTicket,
  TicketCard,
  TicketView,
} from '../../typings/contract'

export const aPlace = (change: Partial<Located> = {}): Located => ({
  id: 'g-5',
  kind: 'grid',
  text: '甲街道 · 乙社区 · 第05网格',
  centre: [118.4, 31.35],
  outline: [
    [118.39, 31.34],
    [118.41, 31.34],
    [118.41, 31.36],
  ],
  takenBy: '网格员 王秀兰',
  ...change,
})

export const aGrid = (change: Partial<GridCard> = {}): GridCard => ({
  ...aPlace(),
  worker: { name: '王秀兰', phone: '13800000000', onDuty: true },
  standIns: [{ name: '杨月琴', phone: '13900000000' }],
  team: [],
  offices: [{ name: '乙社区', phone: '0553-0001002' }],
  ...change,
})

export const aGridPage = (change: Partial<GridPage> = {}): GridPage => ({
  ...aGrid(),
  charter: [{ title: '多久办', text: '4 个工作小时内办结' }],
  ...change,
})

export const aRole = (change: Partial<RoleView> = {}): RoleView => ({
  role: 'resident',
  scope: 'g-5',
  text: '居民',
  isStandIn: false,
  keepsLogins: false,
  invites: [],
  ...change,
})

export const aPerson = (change: Partial<MeView> = {}): MeView => ({
  now: 0,
  person: 'p-1',
  name: '李桂英',
  roles: [aRole()],
  home: aGrid(),
  templates: { progress: 'tmpl-progress', resolved: 'tmpl-resolved', task: 'tmpl-task', activity: 'tmpl-activity' },
  quota: { progress: 0, resolved: 0, task: 0, activity: 0 },
  unread: 0,
  agreed: 1,
  guide: 1,
  keeps: { ticket: 1095, notice: 180, audit: 1825 },
  leave: [],
  hours: [],
  ...change,
})

export const aWorker = (change: Partial<MeView> = {}): MeView =>
  aPerson({
    person: 'p-2',
    name: '王秀兰',
    roles: [aRole({ role: 'worker', text: '网格员 · 第05网格' }), aRole({ scope: '' })],
    ...change,
  })

export const aDeadline = (change: Partial<DeadlineView> = {}): DeadlineView => ({
  text: '还有 2 小时',
  promise: '今天 17:00 前办结',
  level: 'normal',
  isOver: false,
  dueBy: Date.now() + 7_200_000,
  used: 0.4,
  isProvisional: false,
  ...change,
})

export const lamp: CategoryView = {
  code: '2110',
  name: '公共照明',
  plain: '路灯不亮',
  limitText: '2 个工作日内办结',
  questions: [],
}
export const rubbish: CategoryView = {
  code: '0102',
  name: '暴露垃圾',
  plain: '垃圾没清',
  limitText: '4 个工作小时内办结',
  questions: [],
}

export const accept: ActionView = { name: 'accept', text: '接单', tone: 'primary', needs: {}, asks: ['task'] }
export const resolve: ActionView = {
  name: 'resolve',
  text: '办结',
  tone: 'primary',
  needs: {
    choice: {
      field: 'closing',
      label: '办结方式',
      options: [
        { value: 'solved', text: '已解决' },
        { value: 'explained', text: '已解释' },
      ],
    },
    note: { label: '办理情况', placeholder: '怎么处理的', max: 500, isRequired: true },
    photos: { label: '办结照片', min: 1, max: 9 },
  },
  asks: ['task'],
}
export const progress: ActionView = {
  name: 'progress',
  text: '登记进展',
  tone: 'plain',
  needs: { note: { label: '进展', placeholder: '到了现场', max: 500, isRequired: true } },
  asks: [],
}
export const rate: ActionView = {
  name: 'rate',
  text: '评价',
  tone: 'primary',
  needs: {
    choice: {
      field: 'score',
      label: '您满意吗',
      options: [
        { value: 'satisfied', text: '满意' },
        { value: 'dissatisfied', text: '不满意' },
      ],
    },
    note: { label: '想说的话', placeholder: '', max: 200, isRequired: false },
  },
  asks: [],
}
export const reopen: ActionView = {
  name: 'reopen',
  text: '重新办理',
  tone: 'danger',
  needs: { note: { label: '原因', placeholder: '', max: 200, isRequired: true } },
  asks: ['progress', 'resolved'],
}
export const supplement: ActionView = {
  name: 'supplement',
  text: '补充',
  tone: 'plain',
  needs: { note: { label: '补充的情况', placeholder: '', max: 500, isRequired: true } },
  asks: [],
}

export const aCard = (change: Partial<TicketCard> = {}): TicketCard => ({
  id: 't-1',
  no: 'JH261122-7K3QX',
  title: '楼道灯不亮',
  categoryText: '公共照明',
  status: 'dispatched',
  statusText: '已派给网格员 王秀兰，等待接单',
  placeText: '甲街道 · 乙社区 · 第05网格',
  reportedAt: Date.now(),
  deadline: aDeadline(),
  seconds: 0,
  urgency: 'normal',
  reopenings: 0,
  tags: [],
  actions: [],
  tabs: [],
  ...change,
})

export const aTicket = (change: Partial<TicketView> = {}): TicketView => ({
  ...aCard(),
  relation: 'author',
  words: '3 单元楼道灯坏了',
  photos: [],
  answers: [],
  proof: [],
  place: { text: '甲街道 · 乙社区 · 第05网格', address: '', point: [118.4, 31.35] },
  steps: [
    { text: '上报', isDone: true, isNow: false },
    { text: '派单', isDone: false, isNow: true },
  ],
  sourceText: '居民反映',
  relatives: [],
  timeline: [],
  isFollowing: false,
  canBlow: false,
  category: '2101',
  isAnonymous: false,
  ...change,
})

export const aNeighbour = (change: Partial<SimilarTicket> = {}): SimilarTicket => ({
  id: 't-9',
  categoryText: '公共照明',
  statusText: '王秀兰 正在处理',
  reportedAt: Date.now(),
  distance: 12,
  seconds: 2,
  isMine: false,
  isFollowing: false,
  ...change,
})
