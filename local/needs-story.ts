import type { NeedSource, NeedUrgency } from '../cloudfunctions/contract/need'
import type { NeedCommand } from '../cloudfunctions/contract/need-command'
import type { ResourceFacts } from '../cloudfunctions/contract/need-view'
import type { Times } from '../cloudfunctions/contract/times'

/** Where the story plays: the station of the stage, and its community's centre. */
export const STORY_PLACES = { station: 'st-340202014002005', centre: 'ce-340202014002' }

const WORKER = 'o-demo-worker-340202014002005'
const CLERK = 'o-demo-community-340202014002-1'
const HEAD = 'o-demo-team-340202014002005-1'
const VOLUNTEER = 'o-demo-team-340202014002005-5'
const RESIDENTS = ['o-demo-resident-1', 'o-demo-resident-2', 'o-demo-resident-3'] as const

type Day = Times['weekly'][number]['days'][number]
const weekly = (days: Day[], from: string, until: string): Times => ({ weekly: [{ days, from, until }], dates: [] })
const ANY: Times = { weekly: [], dates: [] }

/** A resource as the story names it; an `offered` one is a resident's and waits to be looked at. */
export interface ResourceStory extends Omit<ResourceFacts, 'validUntil'> {
  key: string
  at: keyof typeof STORY_PLACES
  by: string
  status: 'active' | 'offered' | 'paused'
}

const resource = (
  key: string,
  title: string,
  code: string,
  giver: string,
  times: Times,
  facts: Partial<ResourceStory> = {},
): ResourceStory => ({
  key,
  class: code,
  title,
  words: '',
  giver: { kind: 'unit', name: giver },
  reach: 'community',
  times,
  limit: { per: 'month', count: 4 },
  at: 'station',
  by: CLERK,
  status: 'active',
  ...facts,
})

export const RESOURCES: ResourceStory[] = [
  resource('escort', '陪老人看病', 'elderly', '银龄志愿队', weekly([2, 4], '08:30', '11:30')),
  resource('meals', '老年食堂送餐', 'meals', '车站社区食堂', weekly([1, 2, 3, 4, 5], '11:00', '12:30'), {
    limit: { per: 'month', count: 40 },
  }),
  resource('pressure', '量血压、测血糖', 'health', '社区卫生服务中心', weekly([3], '14:00', '17:00'), {
    limit: { per: 'month', count: 30 },
  }),
  resource('law', '律师坐班答疑', 'legal', '皖江律师志愿团', weekly([5], '14:00', '17:00'), {
    reach: 'street',
    limit: { per: 'month', count: 6 },
  }),
  resource('plumber', '修水电', 'repair', '红色物业维修班', weekly([1, 3, 5], '08:30', '17:00'), {
    limit: { per: 'month', count: 10 },
  }),
  resource('brush', '书法课', 'culture', '退休教师 李老师', weekly([6], '09:00', '11:00'), {
    at: 'centre',
    giver: { kind: 'person', name: '李老师' },
  }),
  resource('homework', '四点半作业辅导', 'tutoring', '大学生志愿者', weekly([1, 2, 3, 4, 5], '16:30', '18:00'), {
    limit: { per: 'month', count: 20 },
  }),
  resource('jobs', '招聘信息和面试指导', 'jobs', '街道劳动保障所', weekly([2], '09:00', '11:30'), { reach: 'street' }),
  resource('room', '活动室借用', 'venue', '车站社区', weekly([6, 7], '09:00', '17:00'), {
    at: 'centre',
    limit: { per: 'month', count: 8 },
  }),
  resource('wheelchair', '轮椅借用', 'disability', '区残联', ANY, {
    reach: 'district',
    limit: { per: 'all', count: 5 },
  }),
  resource('haircut', '上门理发', 'elderly', '小周理发店', weekly([1], '14:00', '17:00'), { status: 'paused' }),
  resource('sewing', '缝缝补补', 'other', '陈阿姨', weekly([3, 5], '14:00', '17:00'), {
    giver: { kind: 'person', name: '陈阿姨' },
    by: RESIDENTS[2],
    status: 'offered',
  }),
]

/** One step: by whom, how many days after the registration; owners are openids, `dueBy` counts days as well. */
interface StepStory {
  by: string
  after: number
  command: NeedCommand
  /** Key of the resource that is chosen. */
  resource?: string
}

export interface NeedStory {
  class: string
  at: keyof typeof STORY_PLACES
  title: string
  words: string
  by: string
  source: NeedSource
  wished: Times
  urgency?: NeedUrgency
  /** Days before now. */
  ago: number
  steps: StepStory[]
}

const need = (
  title: string,
  code: string,
  by: string,
  ago: number,
  steps: StepStory[],
  facts: Partial<NeedStory> = {},
): NeedStory => ({
  title,
  class: code,
  by,
  ago,
  steps,
  at: 'station',
  words: '',
  source: 'resident',
  wished: ANY,
  ...facts,
})

const plan = (list: 'work' | 'service', owner: string, dueBy: number, key?: string): StepStory => ({
  by: CLERK,
  after: 1,
  command: { name: 'plan', list, owner: { person: owner }, dueBy, note: '' },
  ...(key !== undefined && { resource: key }),
})
const close = (by: string, after: number, note: string): StepStory => ({
  by,
  after,
  command: { name: 'close', note, photos: [] },
})

export const NEEDS: NeedStory[] = [
  need('陪母亲去医院复查', 'elderly', RESIDENTS[0], 2, [], { wished: weekly([2], '08:30', '11:30'), urgency: 'soon' }),
  need('家里水龙头一直漏', 'repair', RESIDENTS[1], 1, [], { urgency: 'urgent' }),
  need('中午想有人送饭', 'meals', RESIDENTS[2], 4, [plan('service', HEAD, 11, 'meals')]),
  need('孩子放学没人管', 'tutoring', RESIDENTS[1], 6, [plan('service', VOLUNTEER, 20, 'homework')]),
  need('三单元楼道堆了旧家具', 'environment', WORKER, 8, [plan('work', WORKER, 5)], { source: 'visit' }),
  need(
    '老人想学用手机',
    'other',
    CLERK,
    12,
    [
      plan('work', CLERK, 7),
      { by: CLERK, after: 5, command: { name: 'postpone', dueBy: 21, note: '等大学生志愿者返校' } },
    ],
    { at: 'centre', source: 'meeting' },
  ),
  need('遗产怎么分想问问', 'legal', RESIDENTS[0], 20, [
    plan('service', WORKER, 7, 'law'),
    close(WORKER, 5, '律师已当面答复'),
  ]),
  need('血压高想常量', 'health', RESIDENTS[2], 25, [
    plan('service', HEAD, 9, 'pressure'),
    close(HEAD, 12, '已约好每周三'),
  ]),
  need(
    '合唱队没有排练的地方',
    'venue',
    CLERK,
    30,
    [plan('service', CLERK, 10, 'room'), close(CLERK, 8, '周六上午给他们用')],
    { at: 'centre', source: 'meeting' },
  ),
  need('想借轮椅', 'disability', RESIDENTS[1], 35, [
    plan('service', HEAD, 5, 'wheelchair'),
    close(HEAD, 3, '已送到家'),
  ]),
  need('希望楼下加个停车位', 'venue', RESIDENTS[2], 15, [
    { by: CLERK, after: 2, command: { name: 'decline', note: '消防通道不能划车位，已当面说明' } },
  ]),
  need('下岗了想找事做', 'jobs', WORKER, 3, [plan('service', WORKER, 14, 'jobs')], { source: 'station' }),
]
