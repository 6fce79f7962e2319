import type { ActivityKind, ActivityView, ForWhom, Input } from '../../../../typings/contract'
import { calendarDay, momentOf } from '../../../services/moment'

const HOUR = 3_600_000

/** What the organiser fills in; moments are 0 until they are chosen. */
export interface ActivityForm {
  kind: ActivityKind
  title: string
  words: string
  from: number
  until: number
  signUpBy: number
  where: string
  /** Empty: as many as come. */
  capacity: string
  takesWalkIns: boolean
  forWhom: ForWhom
  contactName: string
  contactPhone: string
  invited: string
  /** Empty: none. */
  room: string
}

export const KINDS: Array<{ value: ActivityKind; text: string }> = [
  { value: 'class', text: '活动' },
  { value: 'volunteer', text: '志愿服务' },
  { value: 'meeting', text: '共商共建' },
]
export const FOR_WHOM: Array<{ value: ForWhom; text: string }> = [
  { value: 'everyone', text: '谁都可以报名' },
  { value: 'community', text: '仅限本社区居民' },
]

export const FIELDS = [
  'title',
  'words',
  'from',
  'until',
  'signUpBy',
  'where',
  'capacity',
  'contact',
  'invited',
  'room',
] as const
export type Field = (typeof FIELDS)[number]

export const BLANK: ActivityForm = {
  ...{ kind: 'class', title: '', words: '', from: 0, until: 0, signUpBy: 0, where: '', capacity: '' },
  ...{ takesWalkIns: true, forWhom: 'everyone', contactName: '', contactPhone: '', invited: '', room: '' },
}

export const formOf = (view: ActivityView): ActivityForm => ({
  ...BLANK,
  kind: view.kind,
  title: view.title,
  words: view.words,
  from: view.from,
  until: view.until,
  signUpBy: view.signUpBy === view.from ? 0 : view.signUpBy,
  where: view.room === undefined ? view.where : '',
  capacity: view.capacity === null ? '' : String(view.capacity),
  takesWalkIns: view.takesWalkIns,
  forWhom: view.forWhom,
  contactName: view.contact.name,
  contactPhone: view.contact.phone,
  invited: view.invited,
  room: view.room ?? '',
})

type Plan = Omit<Input<'activity', 'change'>, 'id'>

/** As the server takes it; or what is still missing, and where. */
export function planOf(form: ActivityForm): Plan | { field: Field; text: string } {
  const { from, until, signUpBy, capacity, contactName, contactPhone, invited, room, kind } = form
  if (!from) return { field: 'from', text: '请选择开始时间' }
  if (!until) return { field: 'until', text: '请选择结束时间' }
  const seats = capacity.trim() === '' ? null : Number(capacity)
  if (seats !== null && !Number.isInteger(seats)) return { field: 'capacity', text: '名额请填数字，不限就空着' }
  const { title, words, where, takesWalkIns, forWhom } = form
  return {
    ...{ title, words, from, until, where, capacity: seats, takesWalkIns, forWhom },
    contact: { name: contactName, phone: contactPhone },
    invited: kind === 'meeting' ? invited : '',
    ...(signUpBy && { signUpBy }),
    ...(room && { room }),
  }
}

export const isFault = (plan: ReturnType<typeof planOf>): plan is { field: Field; text: string } => 'field' in plan

/** 选了开始，结束就是同一天里的事：至少还差的那一头，先放在两小时以后. */
export function endAfter(from: number, until: number): number {
  const last = endOfDay(from)
  return until > from && until <= last ? until : Math.min(last, from + 2 * HOUR)
}

/** The last minute of the day in Beijing that holds `at`. */
export const endOfDay = (at: number): number => momentOf(`${calendarDay(at)} 23:59`)
