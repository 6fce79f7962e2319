import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Refusal } from '../cloudfunctions/contract/envelope'
import { type Announcement, type AnnouncementContent, announced, drafted } from '../cloudfunctions/domain/announcement'
import { type Area, shortText } from '../cloudfunctions/domain/area'
import { type Award, type AwardContext, decideAward, opened } from '../cloudfunctions/domain/award'
import type { Calendar } from '../cloudfunctions/domain/calendar'
import { DAY, HOUR, inBeijing, startOfDay } from '../cloudfunctions/domain/moment'
import {
  decideNomination,
  nominated,
  type Nomination,
  type NominationCommand,
} from '../cloudfunctions/domain/nomination'
import type { Person } from '../cloudfunctions/domain/person'
import { isRefusal } from '../cloudfunctions/domain/refusal'
import type { PublicationSettings } from '../cloudfunctions/usecases/ports/publication'

const DISTRICT = '340202'
const STREET = '340202014'
const COMMUNITY = '340202014002'
/** The story's grid: 赭麓街道 车站社区 第05网格. */
const GRID = `${COMMUNITY}005`

interface Told extends Omit<AnnouncementContent, 'from' | 'until' | 'kindText'> {
  area: string
  /** Days from today: when it was published, and when it ends. */
  days: [from: number, until: number]
}

const TOLD: Told[] = [
  {
    ...{ area: COMMUNITY, kind: 'outage', isPinned: false, isUrgent: true, days: [0, 2] },
    title: '明天上午停水（示例）',
    text: '因管网检修，明天 8:30 至 12:00 车站社区停水，请提前储水。\n恢复供水时先放掉一小段黄水。检修提前结束，会马上恢复。',
  },
  {
    ...{ area: STREET, kind: 'activity', isPinned: true, isUrgent: false, days: [-1, 12] },
    title: '社区义诊，周六上午来量血压（示例）',
    text: '赭麓街道各党群服务中心周六 9:00 至 11:30 义诊：量血压、测血糖、看骨科。带上身份证，不用预约。',
  },
  {
    ...{ area: DISTRICT, kind: 'policy', isPinned: false, isUrgent: false, days: [-3, 40] },
    title: '高龄津贴今年起手机上能办（示例）',
    text: '年满 80 周岁的居民，本人或者家人都可以办。需要身份证和本人银行卡。不会用手机的，请网格员上门。',
  },
  {
    ...{ area: GRID, kind: 'reminder', isPinned: false, isUrgent: false, days: [-2, 5] },
    title: '楼道请不要停电动车（示例）',
    text: '本周六起清理楼道。请把电动车停到车棚，充电桩已经修好。',
  },
  {
    ...{ area: COMMUNITY, kind: 'activity', isPinned: false, isUrgent: false, days: [-20, -6] },
    title: '旧衣回收（示例）',
    text: '小区东门设了回收箱，洗净的衣物都可以放。',
  },
]

const DEEDS = [
  '一年走访 620 户，代办老人事项 85 件，收到的诉求件件有回音。',
  '暴雨夜带着楼栋长守了一夜，及时转移低洼处三户居民。',
  '把二十年的楼道堆物清干净，还组织邻居轮流值日。',
  '帮独居老人装上一键呼叫，每周上门两次，从没断过。',
]

/** 示例：几条公告，一轮正在公示的评优，和去年评出来的；日子从云上的今天数起. */
export function publicationDemo(
  folder: string,
  now: number,
): { announcements: Announcement[]; awards: Award[]; nominations: Nomination[] } {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const known: Known = {
    areas: new Map(read<Area[]>('areas.json').map((area) => [area._id, area])),
    people: new Map(read<Person[]>('people.json').map((person) => [person._id, person])),
    settings: read<PublicationSettings>('publication.json'),
    calendar: (read<Calendar[]>('calendar.json')[0] ?? {}) as Calendar,
  }
  if (!known.areas.has(GRID)) return { announcements: [], awards: [], nominations: [] }
  const current = roundOf('now', now, 20, known)
  const last = roundOf('last', now - 365 * DAY, 20, known)
  const result = done(
    decideAward(
      last.award,
      { name: 'announce' },
      contextOf(last, now - 350 * DAY, known),
      stampOf(DISTRICT, 'announce', now - 350 * DAY),
    ),
  )
  return {
    announcements: TOLD.map((told, i) => announcementOf(told, i, now, known)),
    awards: [current.award, result],
    nominations: [...current.nominations, ...last.nominations],
  }
}

interface Known {
  areas: Map<string, Area>
  people: Map<string, Person>
  settings: PublicationSettings
  calendar: Calendar
}

/** Who sits at the first desk of an area. */
const deskOf = (area: string): string => {
  const level = { 6: 'district', 9: 'street' }[area.length] ?? 'community'
  return level === 'district' ? 'p-district-1' : `p-${level}-${area.slice(0, level === 'street' ? 9 : 12)}-1`
}
const stampOf = (area: string, key: string, at: number) => ({
  ...{ id: `demo-${area}-${key}`, at, by: deskOf(area), face: '', requestId: `demo-${area}-${key}`, digest: '' },
})

function announcementOf({ area, days, ...told }: Told, index: number, now: number, known: Known): Announcement {
  const { areas, settings } = known
  const found = areas.get(area)
  const office = areas.get(found?.kind === 'grid' ? (found.path.at(-2) ?? '') : area)
  const [from, until] = days.map((day) => startOfDay(now) + day * DAY) as [number, number]
  const content = {
    ...told,
    ...{ from, until: until + 18 * HOUR },
    kindText: settings.kinds.find(({ code }) => code === told.kind)?.name ?? '',
  }
  const grids = [...areas.values()].filter(({ kind, path }) => kind === 'grid' && path.includes(area)).length
  const target = { areas: [{ id: area, text: found ? shortText(found, [...areas.values()]) : '镜湖区' }], grids }
  const base = {
    _id: `demo-announcement-${index}`,
    path: office?.path ?? [DISTRICT],
    officeText: office?.name ?? '镜湖区',
  }
  const draft = drafted(base, content, target, stampOf(area, 'draft', from))
  return announced(draft, { name: 'publish' }, stampOf(area, 'publish', from))
}

interface Round {
  award: Award
  nominations: Nomination[]
}

/** 从推荐到公示：每个社区推荐一人，街道、区里逐级审过. @param days from the opening until `now` */
function roundOf(key: string, now: number, days: number, known: Known): Round {
  const year = inBeijing(now).year()
  const openedAt = now - days * DAY
  const plan = {
    title: `${year} 年度网格员评优（示例）`,
    year,
    kinds: known.settings.awards,
    nominators: ['community' as const],
    nominateUntil: now - 10 * DAY,
    reviewUntil: now - DAY,
    publicDays: known.settings.publicDays,
  }
  const award = opened(
    { _id: `demo-award-${key}`, district: DISTRICT },
    plan,
    stampOf(DISTRICT, `open-${key}`, openedAt),
  )
  const quota = plan.kinds.reduce((sum, one) => sum + one.quota, 0)
  const communities = [...known.areas.values()].filter(({ kind }) => kind === 'community')
  const first = communities.filter(({ _id }) => _id === COMMUNITY)
  const nominations = [...first, ...communities.filter(({ _id }) => _id !== COMMUNITY)]
    .slice(0, quota)
    .flatMap((community, i) => nominationOf(award, community, i, known))
  const round = { award, nominations }
  const ids = nominations.map(({ _id }) => _id)
  const at = now - DAY
  const shown = decideAward(
    award,
    { name: 'publicise', nominations: ids },
    contextOf(round, at, known),
    stampOf(DISTRICT, `show-${key}`, at),
  )
  return { award: done(shown), nominations }
}

const contextOf = ({ award, nominations }: Round, now: number, known: Known): AwardContext => ({
  actor: personOf(deskOf(DISTRICT), known),
  now,
  calendar: known.calendar,
  seen: award.revision,
  nominations,
  serving: new Set(nominations.map(({ person }) => person)),
  objections: { isOpen: false, upheld: [] },
})

function nominationOf(award: Award, community: Area, index: number, known: Known): Nomination[] {
  const { areas, people } = known
  const grid = [...areas.values()].find(
    ({ kind, path, worker, _id }) =>
      kind === 'grid' && worker && path.includes(community._id) && (community._id !== COMMUNITY || _id === GRID),
  )
  const worker = grid?.worker && people.get(grid.worker.person)
  if (!grid || !worker) return []
  const [street = ''] = community.path.slice(1)
  const kind = index < (award.kinds[0]?.quota ?? 0) ? 0 : 1
  const deeds = DEEDS[index % DEEDS.length] ?? ''
  const base = { _id: `${award._id}-${grid._id}`, person: worker._id, name: worker.name, path: grid.path, kind, deeds }
  const at = award.openedAt + DAY
  const actor = (area: string) => personOf(deskOf(area), known)
  const stamp = (area: string, key: string, moment: number) => stampOf(area, `${base._id}-${key}`, moment)
  const begun = done(
    nominated(
      { ...base, placeText: shortText(grid, [community]) },
      { award, actor: actor(community._id), now: at },
      stamp(community._id, 'nominate', at),
    ),
  )
  const steps: Array<[string, NominationCommand]> = [
    [street, { name: 'recommend', note: '事迹属实，群众认可，同意推荐。' }],
    [DISTRICT, { name: 'accept', note: '审核通过。' }],
  ]
  return [
    steps.reduce(
      (nomination, [area, command], i) =>
        done(
          decideNomination(
            nomination,
            command,
            { award, actor: actor(area), now: at + (i + 1) * DAY, seen: nomination.revision },
            stamp(area, command.name, at + (i + 1) * DAY),
          ),
        ),
      begun,
    ),
  ]
}

const personOf = (id: string, { people }: Known): Person => {
  const found = people.get(id)
  if (!found) throw new Error(`the story has nobody called ${id}`)
  return found
}

/** The story keeps the rules: what they refuse is a mistake in the story. */
function done<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return outcome
}
