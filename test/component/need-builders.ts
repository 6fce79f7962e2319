// One of each thing of the four lists, as the server would answer; a test names only what it is about.
import type { ListsView, NeedActionView, NeedItem, NeedView, ResourceView, StockView } from '../../typings/contract'

export const place = { id: 'st-1', name: '第05网格先锋驿站' }

export const anItem = (change: Partial<NeedItem> = {}): NeedItem => ({
  id: 'n-1',
  kind: 'need',
  title: '陪母亲复查',
  kindText: '助老',
  statusText: '已登记，等驿站安排',
  tags: [],
  ...change,
})

export const lists = (change: Partial<ListsView> = {}): ListsView => ({
  items: [anItem({ id: 'r-1', kind: 'resource', title: '周三陪诊', statusText: '每周三，本月还可约 2 次' })],
  place,
  tabs: [{ tab: 'resource', text: '资源', count: '1' }],
  doneText: '本月已办好 3 件',
  mayServe: false,
  mayRun: false,
  ...change,
})

export const plan: NeedActionView = {
  name: 'plan',
  text: '列入清单',
  tone: 'primary',
  needs: {
    list: {
      label: '列入哪张清单',
      options: [
        { value: 'service', text: '服务清单', note: '请人上门' },
        { value: 'work', text: '工作清单', note: '自己来办' },
      ],
    },
    owner: { label: '由谁来办', options: [{ value: 'p-9', text: '许凤霞', note: '楼栋长' }] },
    resource: { label: '用哪项资源', options: [{ value: 'r-1', text: '周三陪诊', note: '同类' }] },
    date: { label: '什么时候前办好', min: 1, max: 9_000_000_000_000, value: 1_900_000_000_000 },
    note: { label: '安排说明', placeholder: '', max: 300, isRequired: false },
  },
  asks: [],
}
export const close: NeedActionView = {
  name: 'close',
  text: '销号',
  tone: 'primary',
  needs: {
    note: { label: '办得怎么样', placeholder: '', max: 300, isRequired: false },
    photos: { label: '办好的照片', min: 0, max: 9 },
  },
  asks: ['task'],
}

export const aNeedView = (change: Partial<NeedView> = {}): NeedView => ({
  ...anItem(),
  kind: 'need',
  place,
  status: 'registered',
  words: '一个人走不动',
  wishedText: '每周三 14:00—17:00',
  urgency: 'normal',
  source: 'resident',
  sourceText: '居民登记',
  hasContact: false,
  mayReveal: false,
  listText: '',
  ownerText: '',
  dueText: '',
  firstDueText: '',
  suggestions: [],
  actions: [],
  timeline: [{ id: 'e-1', title: '登记', text: '', photos: [], at: Date.now() }],
  isSample: false,
  ...change,
})

export const aResourceView = (change: Partial<ResourceView> = {}): ResourceView => ({
  ...anItem({ id: 'r-1', kind: 'resource', title: '周三陪诊' }),
  kind: 'resource',
  place,
  status: 'offered',
  words: '两位退休护士',
  giverText: '银龄志愿队',
  reachText: '车站社区',
  timesText: ['每周三 14:00—17:00'],
  limitText: '每月 2 次',
  validText: '长期',
  hasContact: true,
  mayReveal: false,
  actions: [],
  isSample: false,
  ...change,
})

const figures = { carried: 1, opened: 10, onTime: 2, late: 1, declined: 1, left: 7, matched: 3 }
export const aStock = (change: Partial<StockView> = {}): StockView => ({
  place,
  month: '2026-03',
  monthText: '2026年3月',
  isLatest: true,
  figures,
  byClass: [{ ...figures, class: 'elderly', name: '助老' }],
  onTimeShare: '66.7%',
  matchedShare: '100.0%',
  left: [{ ...anItem(), days: 12 }],
  unused: [{ id: 'r-2', title: '书法课' }],
  mayConfirm: true,
  ...change,
})
