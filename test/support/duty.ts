import type { DutyRoster } from '../../cloudfunctions/domain/duty'
import type { Place } from '../../cloudfunctions/domain/place'
import { COMMUNITY } from './activity'
import type { LocalCity, Phone } from './city'
import { Records } from './records'

export const grid = (n: number): string => `${COMMUNITY}${String(n).padStart(3, '0')}`
/** The community's other station: nobody is on duty there unless a test says so. */
export const STATION = `st-${grid(10)}`
export const NAME = '车站社区第10网格先锋驿站'
/** Of the week the stories begin in. */
export const MONTH = '2026-03'

/** Which shift a call is about. */
export const at = (shift: string) => ({ place: STATION, month: MONTH, shift })
export const lastNotice = async (phone: Phone) => (await phone.ask('notice', 'list', {})).items[0]

/** Who takes turns at {@link STATION}, and what is in its roster. */
export class Duty {
  readonly records: Records
  readonly clerk: Phone
  readonly keeper: Phone
  readonly colleague: Phone
  readonly outsider: Phone
  readonly ids = new Map<Phone, string>()

  private constructor(readonly city: LocalCity) {
    this.records = new Records(city)
    this.clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
    this.keeper = city.phone(`o-demo-worker-${grid(10)}`)
    this.colleague = city.phone(`o-demo-worker-${grid(2)}`)
    this.outsider = city.someone('方村街道工作人员')
  }

  static async at(city: LocalCity): Promise<Duty> {
    const duty = new Duty(city)
    // 示例的值守表排着王秀兰：这里的班另排。
    await duty.records.change('duties', `st-${grid(5)}:${MONTH}`, { shifts: [] })
    for (const phone of [duty.clerk, duty.keeper, duty.colleague, duty.outsider, city.worker]) {
      await phone.agrees()
      duty.ids.set(phone, (await phone.me()).person)
    }
    return duty
  }

  idOf(phone: Phone): string {
    return this.ids.get(phone)!
  }

  /** Where the station's door is. */
  door(): { lng: number; lat: number } {
    const [lng, lat] = this.records.one<Place>('places', STATION).point
    return { lng, lat }
  }

  plan(
    dates: string[],
    by = this.keeper,
    person = this.idOf(this.city.worker),
    span = { from: '10:00', until: '12:00' },
  ) {
    return by.call('station', 'plan', { place: STATION, month: MONTH, person, span, dates })
  }

  /** Plans one shift and gives its id. */
  async aShift(date: string, from = '10:00', until = '12:00', phone = this.city.worker): Promise<string> {
    const reply = await this.plan([date], this.keeper, this.idOf(phone), { from, until })
    if (!reply.ok) throw new Error(reply.message)
    const name = (await phone.me()).name
    const found = reply.data.shifts.find(
      (shift) => shift.date === date && shift.name === name && shift.spanText.startsWith(from),
    )
    return found!.id
  }

  stored(shift: string) {
    return this.records.one<DutyRoster>('duties', `${STATION}:${MONTH}`).shifts.find(({ id }) => id === shift)!
  }
}
