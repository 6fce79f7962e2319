import type { Area } from '../cloudfunctions/domain/area'
import { type DutyRoster, emptyRoster, runOf, type Shift } from '../cloudfunctions/domain/duty'
import { daysOf } from '../cloudfunctions/domain/duty-pattern'
import { DAY, dateOf, HOUR, MINUTE } from '../cloudfunctions/domain/moment'
import { midnightOf, monthAfter, monthAt } from '../cloudfunctions/domain/written'
import type { ContactList, StationRecord } from '../cloudfunctions/usecases/ports/station'

/** The story's station and its grid: 赭麓街道 车站社区 第05网格. */
const GRID = '340202014002005'
const STATION = `st-${GRID}`
const SPANS: Array<[string, string]> = [
  ['08:30', '12:00'],
  ['14:30', '17:30'],
]

/** 示例：本月的值守表，几条巡查走访，几个应急电话；跟着云上的钟走，什么时候打开都是眼前的。 */
export function stationDemo(
  areas: Area[],
  now: number,
): { duties: DutyRoster[]; stationRecords: StationRecord[]; contacts: ContactList[] } {
  const grid = areas.find(({ _id }) => _id === GRID)
  const people = [grid?.worker, ...(grid?.standIns ?? []), ...(grid?.team ?? []).slice(0, 3)].flatMap((server) =>
    server ? [server.person] : [],
  )
  if (people.length === 0) return { duties: [], stationRecords: [], contacts: [] }
  return {
    duties: [monthAt(now), monthAfter(monthAt(now))].map((month) => rosterOf(people, month, now)),
    stationRecords: recordsOf(people, now),
    contacts: [{ _id: STATION, schemaVersion: 1, items: CONTACTS }],
  }
}

function rosterOf(people: string[], month: string, now: number): DutyRoster {
  const today = dateOf(now)
  const shifts = daysOf(month).flatMap((date) =>
    SPANS.map((span, turn): Shift => {
      // 今天上午是网格员，往后轮着来。
      const days = Math.round((midnightOf(date) - midnightOf(today)) / DAY)
      const at = (((days * SPANS.length + turn) % people.length) + people.length) % people.length
      return lived({ id: `demo-${date}-${turn}`, date, span, person: people[at] ?? null, was: [] }, days, now)
    }),
  )
  return { ...emptyRoster(STATION, month), shifts, people }
}

/** 过去的都签到了，昨天下午的没有来；后天上午的在找人换。 */
function lived(shift: Shift, days: number, now: number): Shift {
  const { from, until } = runOf(shift)
  const isSecond = shift.span === SPANS[1]
  if (until <= now && !(days === -1 && isSecond)) {
    const late = isSecond && days % 3 === 0 ? 12 * MINUTE : -4 * MINUTE
    return { ...shift, checkedIn: { at: from + late, by: isSecond ? 'code' : 'point' }, checkedOut: until }
  }
  if (days === 2 && !isSecond && shift.person !== null)
    return { ...shift, swap: { by: shift.person, to: null, reason: '那天上午要陪家里老人去医院', at: now - HOUR } }
  return shift
}

const RECORDS: Array<
  Pick<StationRecord, 'kind' | 'words' | 'withWhom' | 'minutes'> & { at: [daysAgo: number, clock: string] }
> = [
  {
    kind: 'patrol',
    words: '沿河步道走了一圈，护栏完好；东头垃圾桶满了，已叫保洁。',
    withWhom: '',
    minutes: 60,
    at: [1, '16:20'],
  },
  {
    kind: 'visit',
    words: '身体还好，说楼道灯暗，上下楼不方便。',
    withWhom: '3 栋独居老人',
    minutes: 30,
    at: [2, '10:05'],
  },
  {
    kind: 'visit',
    words: '商量早点摊出摊时间，答应七点半前收摊。',
    withWhom: '沿街商户',
    minutes: 30,
    at: [4, '07:40'],
  },
]

const recordsOf = (people: string[], now: number): StationRecord[] =>
  RECORDS.map(({ at: [daysAgo, clock], ...record }, index) => ({
    ...record,
    _id: `demo-record-${index}`,
    schemaVersion: 1,
    place: STATION,
    by: people[index % people.length] ?? '',
    at: runOf({ date: dateOf(now - daysAgo * DAY), span: [clock, '24:00'] }).from,
    photos: [],
  }))

const CONTACTS: ContactList['items'] = [
  { id: 'demo-1', name: '火警', duty: '消防', phone: '119' },
  { id: 'demo-2', name: '急救中心', duty: '急救', phone: '120' },
  { id: 'demo-3', name: '社区卫生服务站（示例）', duty: '就医', phone: '0553-0000000' },
  { id: 'demo-4', name: '物业值班室（示例）', duty: '水电抢修', phone: '0553-0000001' },
]
