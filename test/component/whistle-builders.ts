import type { BlowPreview, ItemView, WhistleActionView, WhistleCard, WhistleView } from '../../typings/contract'
import { aDeadline } from './builders'

export const answerIt: WhistleActionView = {
  asks: ['task'],
  name: 'answer',
  text: '应哨',
  tone: 'primary',
  needs: {},
}
export const reportIn: WhistleActionView = {
  asks: ['task'],
  name: 'reportIn',
  text: '到场报到',
  tone: 'primary',
  needs: { point: { label: '现在的位置', within: 300 }, photos: { label: '现场照片', min: 0, max: 9 } },
}
export const evaluate: WhistleActionView = {
  asks: ['task'],
  name: 'evaluate',
  text: '评价',
  tone: 'primary',
  needs: {
    choice: {
      field: 'verdict',
      label: '评价',
      options: [
        { value: 'satisfied', text: '满意', points: { from: 90, until: 100, usual: 100 } },
        { value: 'dissatisfied', text: '不满意', points: { from: 0, until: 69, usual: 50 } },
      ],
    },
    points: { label: '分数' },
    note: { label: '评价意见', placeholder: '', max: 200, isRequired: false },
  },
}
export const admit: WhistleActionView = {
  asks: ['task'],
  name: 'admit',
  text: '准入',
  tone: 'primary',
  needs: {
    pick: { field: 'lead', label: '主办部门' },
    assists: { label: '协办部门', value: [] },
    isProposed: { label: '同时建议列入清单' },
    note: { label: '准入理由', placeholder: '', max: 200, isRequired: true },
  },
}
export const complete: WhistleActionView = {
  asks: ['task'],
  name: 'complete',
  text: '办结',
  tone: 'primary',
  needs: {
    note: { label: '办理情况', placeholder: '', max: 500, isRequired: true },
    photos: { label: '办结照片', min: 1, max: 9 },
  },
}
/** 两个部门都在等街道裁定：同一步，各有一个按钮。 */
export const redirects: WhistleActionView[] = ['d-1', 'd-2'].map((department) => ({
  name: 'redirect',
  text: `${department} 改由别的部门办`,
  tone: 'plain',
  asks: [],
  department,
  needs: {
    pick: { field: 'to', label: '改由谁办' },
    note: { label: '理由', placeholder: '', max: 200, isRequired: true },
  },
}))

export const aWhistle = (change: Partial<WhistleView> = {}): WhistleView => ({
  id: 'w-1',
  no: 'JHS261122-7K3QX',
  title: '占道经营反复发生',
  kind: 'regular',
  kindText: '常规哨',
  status: 'running',
  statusText: '区城管局主办，等待应哨',
  placeText: '甲街道 · 乙社区 · 第05网格',
  blownAt: Date.now(),
  standing: 'running',
  deadline: aDeadline({ text: '应哨还有 3 小时', promise: '今天 17:30 前应哨' }),
  tags: [],
  actions: [],
  tabs: [],
  fieldText: '综合执法',
  item: { code: '1-047', name: '占道经营反复发生', version: 1, evidence: '整改前后对比照片' },
  words: '劝了多次，反复回潮',
  photos: [],
  place: { text: '甲街道 · 乙社区 · 第05网格', address: '北门口', point: [118.4, 31.3] },
  ticket: {
    id: 't-1',
    no: 'JH261122-7K3QX',
    canOpen: true,
    words: '门口天天有人摆摊',
    photos: [{ id: 'p-1', url: 'https://photo', state: 'shown' }],
  },
  blower: { name: '王秀兰', office: '网格员' },
  parties: [
    {
      department: 'd-1',
      name: '区城管局',
      roleText: '主办',
      statusText: '等待应哨',
      phone: '0553-0005011',
      stages: [
        { text: '应哨', due: '今天 17:30 前', state: '还有 3 小时', level: 'normal' },
        { text: '办结', due: '3月11日 17:30 前', state: '还有 8 天', level: 'normal' },
      ],
    },
  ],
  waits: [],
  timeline: [{ id: 'e0', at: Date.now(), title: '网格员 王秀兰 吹常规哨：占道经营反复发生', photos: [] }],
  sheets: [],
  objections: [],
  ...change,
})

export const anItem = (change: Partial<ItemView> = {}): ItemView => ({
  code: '1-047',
  name: '占道经营反复发生',
  classText: '街面秩序',
  kind: 'regular',
  kindText: '常规哨',
  fieldText: '综合执法',
  leadText: '区城管局',
  assistText: '区公安分局',
  basis: '示例',
  evidence: '整改前后对比照片',
  ...change,
})

export const aPreview = (change: Partial<BlowPreview> = {}): BlowPreview => ({
  item: anItem(),
  kindText: '常规哨',
  kinds: [
    { value: 'regular', text: '常规哨', note: '按平常的时限办' },
    { value: 'emergency', text: '应急哨', note: '不等平台，值班的人一起叫' },
  ],
  route: '先由乙社区平台接单',
  parties: [
    {
      name: '区城管局',
      roleText: '主办',
      answer: '明天 17:30 前应哨',
      reportIn: '周三 17:30 前到场',
      finish: '3月11日 17:30 前办结',
    },
  ],
  isFromAcceptance: true,
  placeText: '甲街道 · 乙社区 · 第05网格',
  ...change,
})

export const aWhistleCard = (change: Partial<WhistleCard> = {}): WhistleCard => {
  const { id, no, title, kind, kindText, status, statusText, placeText, blownAt, deadline } = aWhistle()
  return {
    ...{ id, no, title, kind, kindText, status, statusText, placeText, blownAt, deadline },
    standing: 'running',
    tags: [],
    actions: [],
    tabs: ['toAnswer'],
    ...change,
  }
}
