import type { NoticeView, PushState, UndeliveredView } from '../contract/notice'
import type { Role } from '../contract/primitives'
import { DAY } from '../domain/moment'
import { isStaffRole, type Person, roleText, servingRoles } from '../domain/person'
import { adviceOf, DELIVERY_TEXT, reasonOf } from '../domain/push'
import { refuse } from '../domain/refusal'
import { audit } from './audit'
import { beforeOf, pageOf } from './cursor'
import type { Notice } from './ports/notice'
import type { Stories } from './serve'

const PAGE = 20
/** Of one state, so many are counted, one more than is told: what a screen asks for never grows with the district. */
const COUNTED = 1_000

const NOT_YOURS = refuse('notice/not-yours', '只有本辖区的工作人员可以查看')

export const noticeStories: Stories<'notice'> = {
  async list({ cursor }, { ports, actor }) {
    const found = await ports.notices.list(actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, placeOf)
    return { ...page, items: page.items.map(noticeView), readAt: actor.readAt ?? 0 }
  },

  async read({ until }, { ports, actor, now }) {
    await ports.people.markRead(actor._id, Math.min(until ?? now, now))
    return {}
  },

  async consent({ templates, tap }, { ports, actor }) {
    await Promise.all([...new Set(templates)].map((template) => ports.quotas.consent(actor._id, template, tap)))
    return ports.quotas.left(actor._id)
  },

  async undelivered({ scope, cursor }, { ports, actor }) {
    const held = actor.roles.find((role) => role.scope === scope && isStaffRole(role.role))
    if (!held) return NOT_YOURS
    const found = await ports.notices.undelivered(WITHIN[held.role]?.(scope), beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, placeOf)
    const people = await ports.people.read([...new Set(page.items.map(({ person }) => person))])
    const byId = new Map(people.map((person) => [person._id, person]))
    return { ...page, items: page.items.map((notice) => undeliveredView(notice, byId.get(notice.person))) }
  },

  async deliveries({ scope, days }, { ports, actor, now }) {
    const held = actor.roles.find((role) => role.scope === scope && isStaffRole(role.role))
    if (!held) return NOT_YOURS
    const since = now - days * DAY
    const states = Object.entries(DELIVERY_TEXT) as Array<[PushState, (typeof DELIVERY_TEXT)[PushState]]>
    const counted = states.map(async ([state, texts]) => {
      const count = await ports.notices.tally(WITHIN[held.role]?.(scope), state, since, COUNTED)
      return { state, ...texts, count: Math.min(count, COUNTED - 1), isMore: count === COUNTED }
    })
    return { since, at: now, states: await Promise.all(counted) }
  },

  async settle({ id, how }, call) {
    const { ports, actor, now } = call
    const notice = await ports.notices.get(id)
    if (!notice || !lookedAfterBy(notice, actor)) return refuse('notice/unknown', '没有找到这条提醒')
    const change =
      how === 'again'
        ? ({ push: 'queued', sendAt: now, tries: 0 } as const)
        : ({ push: 'dropped', sendAt: null, message: null } as const)
    const isWaiting = notice.push === 'failed' || notice.push === 'unknown'
    if (!isWaiting || !(await ports.notices.move(notice, change)))
      return refuse('notice/settled', '这条提醒已经处理过了')
    // 不属于哪个社区、街道的，是区里的事.
    const { district } = await ports.reference.read()
    await audit('notice.settle', id, notice.community ?? notice.street ?? district.root, call)
    return {}
  },
}

const placeOf = ({ createdAt, _id }: Notice) => ({ at: createdAt, id: _id })

const noticeView = ({ _id, createdAt, title, text, ticket, page, push }: Notice): NoticeView => ({
  id: _id,
  at: createdAt,
  title,
  text,
  ...(ticket !== undefined && { ticket }),
  ...(page !== undefined && { page }),
  push,
})

/** 没送到的提醒归哪一级看：社区看本社区，街道看本街道，区里都看。 */
const WITHIN: Partial<Record<Role, (scope: string) => { street: string } | { community: string } | undefined>> = {
  community: (community) => ({ community }),
  street: (street) => ({ street }),
  district: () => undefined,
}

const lookedAfterBy = ({ street, community }: Notice, { roles }: Person): boolean =>
  roles.some(
    ({ role, scope }) =>
      role === 'district' || (role === 'street' && scope === street) || (role === 'community' && scope === community),
  )

/** Never what it said, and never which resident it was for. */
function undeliveredView(notice: Notice, person: Person | undefined): UndeliveredView {
  const { _id, createdAt, title, ticket, push, tries, pushError, message } = notice
  return {
    id: _id,
    at: createdAt,
    title,
    to: message?.template === 'task' ? serverText(person) : '居民',
    ...(ticket !== undefined && { ticket }),
    push: push === 'unknown' ? 'unknown' : 'failed',
    reason: reasonOf(push, tries, pushError),
    advice: adviceOf(push, pushError),
  }
}

function serverText(person: Person | undefined): string {
  const [role] = person ? servingRoles(person) : []
  return person && role ? `${roleText(role)} ${person.name}` : '已离任的工作人员'
}
