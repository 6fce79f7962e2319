/** 示例: shops and facilities of the living circle (便民生活圈). Their names, and those of their keepers, belong to nobody. */
import type { HoursException, Place, WeeklySpan } from '../../../cloudfunctions/domain/place'
import type { Area } from './documents'
import { ALL_DAY, closedOn, daily, onDays, schoolHolidays, shopHolidays } from './opening'
import { pick, randomFor, type Random } from './random'
import type { Sites } from './sites'

interface LivingClass {
  class: string
  /** How many a community has: one for certain where the number is 1 or more, the rest by chance. */
  often: number
  /** 惠民 + 便利店; without a word it is called after its community. */
  noun: string
  isShop: boolean
  hours: WeeklySpan[][]
  exceptions?: HoursException[]
  services?: string[]
}

const WORKDAYS = [1, 2, 3, 4, 5, 6]
const CLASSES: LivingClass[] = [
  {
    class: 'convenience',
    often: 1.6,
    noun: '便利店',
    isShop: true,
    hours: [daily(ALL_DAY), daily(['07:00', '22:30']), daily(['06:30', '01:00']), daily(['07:00', '23:00'])],
  },
  {
    class: 'supermarket',
    often: 0.6,
    noun: '生活超市',
    isShop: true,
    hours: [daily(['08:00', '21:30']), daily(['08:30', '21:00'])],
    services: ['toilet'],
  },
  {
    class: 'market',
    often: 0.6,
    noun: '菜市场',
    isShop: false,
    hours: [daily(['05:30', '18:30']), daily(['05:00', '12:00'], ['15:00', '19:00'])],
    services: ['toilet'],
  },
  {
    class: 'breakfast',
    often: 1.1,
    noun: '早餐店',
    isShop: true,
    hours: [daily(['05:30', '10:30']), daily(['06:00', '13:00'])],
  },
  {
    class: 'laundry',
    often: 0.5,
    noun: '洗衣店',
    isShop: true,
    hours: [closedOn([1], ['09:00', '20:00']), daily(['08:30', '19:30'])],
  },
  {
    class: 'barber',
    often: 1,
    noun: '理发店',
    isShop: true,
    hours: [closedOn([2], ['10:00', '21:00']), daily(['09:00', '20:30'])],
  },
  { class: 'housework', often: 0.5, noun: '家政服务点', isShop: true, hours: [[onDays(WORKDAYS, ['08:30', '17:30'])]] },
  {
    class: 'repair',
    often: 0.7,
    noun: '便民维修点',
    isShop: true,
    hours: [closedOn([7], ['08:30', '12:00'], ['13:30', '18:00']), daily(['09:00', '18:30'])],
  },
  {
    class: 'pharmacy',
    often: 1,
    noun: '药店',
    isShop: true,
    hours: [daily(['08:00', '22:00']), daily(['08:00', '02:00']), daily(ALL_DAY), daily(['07:30', '21:30'])],
  },
  {
    class: 'parcels',
    often: 1,
    noun: '邮政快递服务点',
    isShop: true,
    hours: [daily(['09:00', '20:00']), daily(['08:30', '21:00'])],
  },
  {
    class: 'elderly',
    often: 0.7,
    noun: '养老服务站',
    isShop: false,
    hours: [[onDays(WORKDAYS, ['08:00', '17:00'])], daily(['08:00', '11:30'], ['13:30', '17:00'])],
    services: ['water', 'rest', 'toilet'],
  },
  {
    class: 'childcare',
    often: 0.4,
    noun: '托育点',
    isShop: false,
    hours: [[onDays([1, 2, 3, 4, 5], ['07:30', '18:00'])]],
    exceptions: schoolHolidays(),
  },
  {
    class: 'fitness',
    often: 0.7,
    noun: '健身苑',
    isShop: false,
    hours: [daily(['05:30', '22:00']), daily(ALL_DAY)],
    exceptions: [],
  },
  {
    class: 'leisure',
    often: 0.7,
    noun: '口袋公园',
    isShop: false,
    hours: [daily(ALL_DAY), daily(['06:00', '22:00'])],
    exceptions: [],
    services: ['rest', 'toilet'],
  },
]
/** Whoever passes by uses these: nobody stands behind a counter, and nobody answers a telephone. */
const UNATTENDED = ['fitness', 'leisure']
const FEWEST = 8
const MOST = 14
/** A village has a shop, a counter for parcels, and a place to meet. */
const OF_VILLAGES = ['convenience', 'parcels', 'leisure']
const VILLAGE_NOUNS: Record<string, string> = { leisure: '文化广场' }
/** Of every so many shops one is being rebuilt: it is open at no hour. */
const BEING_REBUILT = 97

const WORDS = [
  '惠民',
  '邻里',
  '和顺',
  '江畔',
  '康乐',
  '家园',
  '吉祥',
  '同心',
  '晨光',
  '百姓',
  '安心',
  '小巷',
  '暖心',
  '长青',
]

/** @param nextName of a keeper: somebody whom nobody knows */
export function living(areas: Area[], sites: Sites, nextName: () => string): Place[] {
  let index = 0
  return areas
    .filter(({ kind }) => kind === 'community' || kind === 'village')
    .flatMap((host) => {
      const random = randomFor(`living circle of ${host.code}`)
      const grids = areas.filter(({ kind, path }) => kind === 'grid' && path.includes(host._id))
      const words = [...WORDS]
      const seen = new Map<string, number>()
      return (host.kind === 'village' ? ofVillage() : ofCommunity(random)).map((of) => {
        const nth = (seen.get(of.class) ?? 0) + 1
        seen.set(of.class, nth)
        const word = of.isShop ? (words.splice(Math.floor(random() * words.length), 1)[0] ?? '') : ''
        const area = grids.length > 0 ? pick(grids, random) : host
        const keeper = UNATTENDED.includes(of.class) ? undefined : { name: nextName() }
        return place({ of, nth, word, host, area, random, index: (index += 1), keeper }, sites)
      })
    })
}

const ofVillage = (): LivingClass[] =>
  CLASSES.filter((one) => OF_VILLAGES.includes(one.class)).map((one) => ({
    ...one,
    noun: VILLAGE_NOUNS[one.class] ?? one.noun,
  }))

function ofCommunity(random: Random): LivingClass[] {
  for (;;) {
    const chosen = CLASSES.flatMap((one) => {
      const certain = Math.floor(one.often)
      return Array.from({ length: certain + (random() < one.often - certain ? 1 : 0) }, () => one)
    })
    if (chosen.length >= FEWEST && chosen.length <= MOST) return chosen
  }
}

interface Draft {
  of: LivingClass
  /** The how manieth of its class in the community. */
  nth: number
  word: string
  host: Area
  /** The grid, or the village itself. */
  area: Area
  random: Random
  index: number
  /** Not one of ours: they have no account here. */
  keeper: Place['keeper']
}

function place({ of, nth, word, host, area, random, index, keeper }: Draft, sites: Sites): Place {
  const short = host.name.replace(/社区$/, '')
  const isOpenAtAll = index % BEING_REBUILT !== 0
  return {
    _id: `li-${host.code}-${of.class}-${nth}`,
    schemaVersion: 2,
    kind: 'living',
    class: of.class,
    name: of.isShop ? `${short}${word}${of.noun}` : `${host.name}${of.noun}`,
    area: area._id,
    path: area.path,
    street: area.path[1] ?? '',
    community: host.kind === 'community' ? host._id : null,
    address: `${host.name}${area === host ? '' : area.name}${of.isShop ? '临街门面' : ''}`,
    point: sites.find(area._id, random),
    phone: keeper ? `0553-000${4000 + index}` : '',
    hours: isOpenAtAll ? pick(of.hours, random) : [],
    exceptions: of.exceptions ?? (isOpenAtAll && random() < 0.5 ? shopHolidays() : []),
    photos: [],
    services: of.services ?? [],
    extended: [],
    accessibility: random() < 0.35 ? ['无障碍坡道'] : [],
    ...(keeper && { keeper }),
    sample: true,
  }
}
