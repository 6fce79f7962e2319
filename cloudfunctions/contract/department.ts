import * as v from 'valibot'
import { Id, Moment } from './primitives'

const Shift = v.pipe(
  v.strictObject({ person: Id, from: Moment, until: Moment }, '值班格式不对'),
  v.check(({ from, until }) => from < until, '结束要晚于开始'),
)

export const department = {
  /** 本部门的人和值班表。 */
  roster: v.strictObject({ department: Id }),
  /** 排班：整个换掉还没过完的，由联络员排。 */
  setShifts: v.strictObject({
    department: Id,
    shifts: v.pipe(v.array(Shift, '值班格式不对'), v.maxLength(200, '最多 200 段值班')),
  }),
  /** 请同事离开部门，由联络员办：手上的哨交回部门。自己离开用 `account.quit`，请人来用 `account.invite`. */
  dismiss: v.strictObject({ department: Id, person: Id }),
  /** 交接：一位同事手上的哨，一次全交给另一位，由联络员办。 */
  handOver: v.strictObject({ department: Id, from: Id, to: Id }),
}

export interface DepartmentRoster {
  department: string
  name: string
  members: Array<{
    person: string
    name: string
    /** 联络员 · 经办人 · 负责人 */
    postText: string
    phone: string
    /** 此刻吹哨会叫到的人。 */
    isOnCall: boolean
    /** May be put on the duty list: the head only reads. */
    canServe: boolean
    /** Whistles in hand. */
    holds: number
    isMe: boolean
  }>
  /** Not yet over, the earliest first. */
  shifts: Array<{ person: string; name: string; from: number; until: number }>
  /** The caller keeps the list, and says who comes and goes. */
  mayEdit: boolean
}

export interface HandedOver {
  roster: DepartmentRoster
  /** 已交接 3 声哨 · 共 60 声哨，正在交接 */
  text: string
}
