import type { NeedAction, ResourceAction } from '../contract/need-command'
import type { NeedActionNeeds, NeedActionView, NeedChoice, ResourceActionView } from '../contract/need-view'
import { PHOTO_LIMIT } from '../contract/primitives'
import type { Need } from '../domain/need'

/** What the forms of a need's steps are drawn from. */
export interface Counter {
  need: Need
  owners: NeedChoice[]
  resources: NeedChoice[]
  date: { min: number; max: number; value: number }
}

const MOST = 300

const note = (label: string, placeholder: string, isRequired: boolean): NeedActionNeeds['note'] => ({
  label,
  placeholder,
  max: MOST,
  isRequired,
})

const LISTS: NeedChoice[] = [
  { value: 'service', text: '服务清单', note: '请人上门、到点服务：志愿者、单位、邻居' },
  { value: 'work', text: '工作清单', note: '驿站、社区自己来办' },
]

interface Button {
  text: string
  tone: NeedActionView['tone']
  needs: (counter: Counter) => NeedActionNeeds
  /** The owner's own steps are a good moment to ask for the next messages. */
  asks?: NeedActionView['asks']
}

const BUTTONS: Record<NeedAction, Button> = {
  plan: {
    text: '列入清单',
    tone: 'primary',
    needs: ({ owners, resources, date }) => ({
      list: { label: '列入哪张清单', options: LISTS },
      ...(resources.length > 0 && { resource: { label: '用哪项资源', options: resources } }),
      owner: { label: '由谁来办', options: owners },
      date: { label: '什么时候前办好', ...date },
      note: note('安排说明', '交代给承办人的话，登记的人看不到', false),
    }),
  },
  close: {
    text: '销号',
    tone: 'primary',
    needs: () => ({
      note: note('办得怎么样', '照片和文字，至少留一样作凭据', false),
      photos: { label: '办好的照片', min: 0, max: PHOTO_LIMIT },
    }),
    asks: ['task'],
  },
  progress: {
    text: '记进展',
    tone: 'plain',
    needs: () => ({
      note: note('进展', '登记的人看得到', true),
      photos: { label: '照片', min: 0, max: PHOTO_LIMIT },
    }),
    asks: ['task'],
  },
  match: {
    text: '换资源',
    tone: 'plain',
    needs: ({ resources }) => ({ resource: { label: '用哪项资源', options: resources } }),
  },
  handOver: {
    text: '转交',
    tone: 'plain',
    needs: ({ owners }) => ({
      owner: { label: '转交给谁', options: owners },
      note: note('转交原因', '只有办事的人看得到', true),
    }),
  },
  postpone: {
    text: '延期',
    tone: 'plain',
    needs: ({ date }) => ({
      date: { label: '改到什么时候', ...date },
      note: note('延期原因', '登记的人看得到', true),
    }),
  },
  decline: {
    text: '不办',
    tone: 'danger',
    needs: () => ({ note: note('为什么不办', '登记的人看得到，请说清楚', true) }),
  },
  withdraw: { text: '不用了', tone: 'plain', needs: () => ({ note: note('原因', '可以不写', false) }) },
  reopen: { text: '重新办', tone: 'plain', needs: () => ({ note: note('为什么要重新办', '例如：没有解决', true) }) },
}

export function needActionView(name: NeedAction, counter: Counter): NeedActionView {
  const { text, tone, needs, asks = [] } = BUTTONS[name]
  return { name, text, tone, needs: needs(counter), asks }
}

type ResourceButton = Omit<ResourceActionView, 'name' | 'asks'> & Partial<Pick<ResourceActionView, 'asks'>>

const RESOURCE_BUTTONS: Record<ResourceAction, ResourceButton> = {
  approve: { text: '上线', tone: 'primary', needs: {}, asks: ['task'] },
  refuse: {
    text: '不上线',
    tone: 'danger',
    needs: { note: note('为什么不上线', '提供的人看得到', true) },
    asks: ['task'],
  },
  amend: { text: '修改', tone: 'plain', needs: {} },
  pause: { text: '暂停', tone: 'plain', needs: {}, confirm: '暂停以后，新的需求约不到它；已经约好的不变。' },
  resume: { text: '恢复', tone: 'primary', needs: {} },
  end: { text: '不再提供', tone: 'danger', needs: { note: note('原因', '可以不写', false) } },
}

export const resourceActionView = (name: ResourceAction): ResourceActionView => ({
  name,
  asks: [],
  ...RESOURCE_BUTTONS[name],
})
