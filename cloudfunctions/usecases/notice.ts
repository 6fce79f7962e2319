import type { NoticeView, PushState, UndeliveredView, UnreachedView } from '../contract/notice'
import type { Role } from '../contract/primitives'
import { DAY } from '../domain/moment'
import { isStaffRole, type Person, roleText, servingRoles } from '../domain/person'
import { adviceOf, DELIVERY_TEXT, reasonOf } from '../domain/push'
import { refuse } from '../domain/refusal'
import { audit } from './audit'
import { beforeOf, pageOf } from './cursor'
import type { Ports } from './ports'
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
    const held = heldAt(scope, actor)
    if (!held) return NOT_YOURS
    const within = WITHIN[held.role]?.(scope)
    const found = await ports.notices.standing(within, ['failed', 'unknown'], beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, placeOf)
    const byId = await serversOf(page.items, ports)
    return { ...page, items: page.items.map((notice) => undeliveredView(notice, byId.get(notice.person))) }
  },

  async unreached({ scope, days, cursor }, { ports, actor, now }) {
    const held = heldAt(scope, actor)
    if (!held) return NOT_YOURS
    const since = now - days * DAY
    const found = await ports.notices.standing(WITHIN[held.role]?.(scope), ['no-quota'], beforeOf(cursor), PAGE + 1)
    const page = pageOf(
      found.filter(({ createdAt }) => createdAt >= since),
      PAGE,
      placeOf,
    )
    const byId = await serversOf(page.items, ports)
    return { ...page, items: page.items.map((notice) => unreachedView(notice, byId.get(notice.person))) }
  },

  async deliveries({ scope, days }, { ports, actor, now }) {
    const held = heldAt(scope, actor)
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

const heldAt = (scope: string, { roles }: Person) => roles.find((one) => one.scope === scope && isStaffRole(one.role))

/** Those of the receivers who had it as servers: of residents nobody is read. */
async function serversOf(notices: Notice[], ports: Ports): Promise<Map<string, Person>> {
  const ids = notices.filter(isTask).map(({ person }) => person)
  const people = await ports.people.read([...new Set(ids)])
  return new Map(people.map((person) => [person._id, person]))
}

/** 新任务是给网格员和工作人员的，别的都是给居民的. */
const isTask = ({ template, message }: Notice): boolean => (template ?? message?.template) === 'task'

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
  const { _id, createdAt, title, ticket, push, tries, pushError } = notice
  return {
    id: _id,
    at: createdAt,
    title,
    to: isTask(notice) ? serverText(person) : '居民',
    ...(ticket !== undefined && { ticket }),
    push: push === 'unknown' ? 'unknown' : 'failed',
    reason: reasonOf(push, tries, pushError),
    advice: adviceOf(push, pushError),
  }
}

/** 反映人也好，附议、关注的也好，都只说是居民：电话在诉求那一页，谁能看、看一次记一次，照那里的规矩. */
function unreachedView(notice: Notice, person: Person | undefined): UnreachedView {
  const { _id, createdAt, title, ticket, page, template } = notice
  // 早先的没有记是给谁的.
  const to = template === undefined ? '居民或工作人员' : isTask(notice) ? serverText(person) : '居民'
  const about = { ...(ticket !== undefined && { ticket }), ...(page !== undefined && { page }) }
  return { id: _id, at: createdAt, title, to, ...about }
}

function serverText(person: Person | undefined): string {
  const [role] = person ? servingRoles(person) : []
  return person && role ? `${roleText(role)} ${person.name}` : '已离任的工作人员'
}
