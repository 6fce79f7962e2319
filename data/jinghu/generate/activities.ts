/** 示例: what goes on at the station and the centre of the story, told in days from the day the data is put in. */
import { MAIN_GRID } from './plot'

const COMMUNITY = MAIN_GRID.slice(0, 12)
const STATION = `st-${MAIN_GRID}`
const CENTRE = `ce-${COMMUNITY}`
const CLERK = `p-community-${COMMUNITY}-1`
const CONTACT = { name: '黄振宇', phone: '0553-0000000' }

/** An activity as the generator tells it; `local/seed-activities.ts` gives it a date. */
export interface ToldActivity {
  _id: string
  place: string
  kind: 'class' | 'volunteer' | 'meeting'
  by: string
  /** Days from the day of seeding; below zero it is over. */
  day: number
  /** `14:00`, in Beijing. */
  from: string
  until: string
  title: string
  words: string
  where: string
  capacity: number | null
  takesWalkIns: boolean
  forWhom: 'everyone' | 'community'
  contact: { name: string; phone: string }
  invited: string
  /** Who signed up, in that order; of what is over they came. */
  people: string[]
  /** Of what is over. */
  outcome?: string
}

export interface ToldRoom {
  _id: string
  place: string
  name: string
  capacity: number
  equipment: string
  days: number[]
  from: string
  until: string
  forWhom: 'everyone' | 'community'
  aheadDays: number
  mostHours: number
  needsApproval: boolean
}

type Told = Pick<ToldActivity, 'kind' | 'day' | 'from' | 'until' | 'title' | 'words'> & Partial<ToldActivity>

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]
const resident = (n: number): string => `p-resident-${n}`

const TOLD: Told[] = [
  {
    ...{ kind: 'volunteer', day: -6, from: '08:30', until: '10:30', title: '清洁家园：3 号楼楼道' },
    ...{ words: '一起清楼道杂物，手套和扫帚驿站有。', where: '3 号楼楼下集合', capacity: 15 },
    ...{ people: [resident(1), resident(3), resident(16), resident(17)], outcome: '清出旧家具 6 件，楼道畅通了。' },
  },
  {
    ...{ kind: 'meeting', day: -3, from: '19:00', until: '20:30', title: '楼道议事会：电动车停哪里' },
    ...{
      words: '电动车进楼的多，商量充电棚建在哪里、谁来管。',
      invited: '物业、业委会、楼栋长、居民代表',
      capacity: 20,
    },
    ...{ people: [resident(1), resident(2)] },
    outcome: '定下：充电棚建在小区东门内，物业两周内出方案，下次会上表决。',
  },
  {
    ...{ kind: 'class', day: 1, from: '09:00', until: '11:00', title: '社区义诊：量血压、测血糖' },
    ...{ words: '赭麓街道社区卫生服务中心的医生来，测血糖请空腹；带上正在吃的药。', where: '一楼大厅', capacity: 30 },
    people: [resident(16)],
  },
  {
    ...{ kind: 'class', day: 2, from: '08:30', until: '11:30', title: '便民理发' },
    ...{ words: '志愿理发师上门，60 岁以上的老人优先，免费。', where: '驿站门口', capacity: 2, takesWalkIns: false },
    people: [resident(16), resident(17)],
  },
  {
    ...{ kind: 'class', day: 3, from: '14:30', until: '16:00', title: '智能手机课：线上挂号、打车' },
    ...{ words: '带上自己的手机，一对一教：怎样挂号、怎样叫车、怎样把字调大。', capacity: 12, forWhom: 'community' },
  },
  {
    ...{ kind: 'volunteer', day: 4, from: '08:30', until: '10:30', title: '清洁家园志愿服务' },
    ...{ words: '清理小区南门外的绿地，工具驿站准备，请穿长裤、运动鞋。', where: '南门集合', capacity: 20 },
    people: [resident(3), resident(17)],
  },
  {
    ...{ kind: 'meeting', day: 5, from: '19:00', until: '20:30', title: '楼道议事会：充电棚怎么建' },
    ...{ words: '物业带方案来，大家表决；不能来的可以让邻居带话。', invited: '物业、业委会、居民代表、社区民警' },
    capacity: 20,
  },
  {
    ...{ kind: 'class', day: 7, from: '15:00', until: '16:30', title: '防诈讲座：别让养老钱被骗走' },
    ...{ words: '派出所民警讲最近的骗法，现场教装反诈软件。', capacity: null },
  },
]

const AT_CENTRE: Told[] = [
  {
    ...{ kind: 'class', day: 1, from: '14:00', until: '15:30', title: '合唱队排练' },
    ...{ words: '新来的也欢迎，唱得好不好都行。', where: '三楼排练厅', capacity: 40 },
  },
  {
    ...{ kind: 'class', day: 6, from: '09:30', until: '11:00', title: '中医养生课：春天怎么吃' },
    ...{ words: '市中医医院医生主讲，讲完可以把脉。', where: '二楼活动室', capacity: 25 },
  },
  {
    ...{ kind: 'volunteer', day: 8, from: '13:30', until: '16:30', title: '助老送餐志愿服务' },
    ...{ words: '给行动不便的老人送晚餐，两人一组，走路就到。', where: '一楼食堂', capacity: 8 },
  },
  {
    ...{ kind: 'class', day: 10, from: '10:00', until: '11:30', title: '亲子手工：做风筝' },
    ...{ words: '适合 5 到 10 岁，材料都有，请家长一起来。', where: '二楼活动室', capacity: 16 },
  },
]

/** Ids are short: they travel in the scene of a check-in code. */
const tell = (told: Told, place: string, i: number): ToldActivity => ({
  where: '活动室',
  capacity: null,
  takesWalkIns: true,
  forWhom: 'everyone',
  contact: CONTACT,
  invited: '',
  people: [],
  ...told,
  _id: `demo-${place.slice(0, 2)}-${i + 1}`,
  place,
  by: CLERK,
})

export const activities = (): ToldActivity[] => [
  ...TOLD.map((told, i) => tell(told, STATION, i)),
  ...AT_CENTRE.map((told, i) => tell(told, CENTRE, i)),
]

const BOTH = { days: ALL_DAYS, aheadDays: 14, mostHours: 2, forWhom: 'everyone' as const }

export const rooms = (): ToldRoom[] => [
  {
    ...BOTH,
    ...{ _id: 'rm-demo-st-1', place: STATION, name: '议事室', capacity: 12, equipment: '会议桌、白板' },
    ...{ from: '08:30', until: '17:30', needsApproval: false },
  },
  {
    ...BOTH,
    ...{ _id: 'rm-demo-ce-1', place: CENTRE, name: '二楼活动室', capacity: 30, equipment: '投影、音响、折叠椅' },
    ...{ from: '08:30', until: '20:30', needsApproval: false },
  },
  {
    ...BOTH,
    ...{ _id: 'rm-demo-ce-2', place: CENTRE, name: '三楼排练厅', capacity: 50, equipment: '钢琴、镜墙' },
    ...{ from: '08:30', until: '20:30', needsApproval: true },
  },
]
