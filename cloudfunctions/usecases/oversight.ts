import type { AuditLine, HealthView } from '../contract/oversight'
import { shortText } from '../domain/area'
import { AUDIT_TEXT, auditText } from '../domain/audit'
import { MINUTE } from '../domain/moment'
import { OPERATOR } from '../domain/operator'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { beforeOf, pageOf } from './cursor'
import type { OversightWorld } from './ports'
import type { Queue } from './ports/oversight'
import type { AuditKept } from './ports/people'
import { areaOf, nameOf } from './scope'
import type { Caller, Stories } from './serve'

const PAGE = 50
/** Timers run every minute. */
const LATE_AFTER = 3 * MINUTE

const TIMERS: Record<string, string> = {
  clock: '诉求的钟',
  'whistle-clock': '吹哨的钟',
  upkeep: '其他日常',
}

const QUEUE_TEXT: Record<Queue['name'], string> = {
  tickets: '到点的诉求',
  whistles: '到点的哨',
  outboxes: '诉求的后事',
  pushes: '要推的消息',
  screenings: '内容检查',
  jobs: '交接、清除、重算',
  rollups: '要重数的数字',
}

const VIA_TEXT: Record<AuditKept['via'], string> = { console: '电脑端', wechat: '微信', cloud: '云开发控制台' }

const NOT_CENTRE = refuse('oversight/not-centre', '审计和运行情况只给街道和区网格中心看')

export const oversightStories: Stories<'oversight', OversightWorld> = {
  async audits({ area: asked, cursor, action, by, from, until }, call) {
    if (!isCentre(call.actor)) return NOT_CENTRE
    const area = await areaOf(asked, call)
    if (isRefusal(area)) return area
    const filters = {
      ...(action !== undefined && { actions: actionsOf(action) }),
      ...(by !== undefined && { by }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    }
    const found = await call.ports.oversight.audits(area, filters, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
    return {
      ...page,
      items: await linesOf(page.items, call),
      text: await nameOf(area, call.ports),
      actions: Object.entries(AUDIT_TEXT).map(([name, text]) => ({ action: name, text })),
    }
  },

  async health(_, { ports, actor, now }) {
    if (!isCentre(actor)) return NOT_CENTRE
    const [beats, queues] = await Promise.all([ports.oversight.beats(), ports.oversight.queues(now)])
    const timers = Object.entries(TIMERS).map(([name, text]): HealthView['timers'][number] => {
      const beat = beats.find(({ _id }) => _id === name)
      return {
        ...{ name, text, took: beat?.took ?? 0, done: beat?.done ?? {} },
        ...(beat && { ranAt: beat.at }),
        isLate: beat === undefined || now - beat.at > LATE_AFTER,
      }
    })
    return { at: now, timers, queues: queues.map((queue) => ({ ...queue, text: QUEUE_TEXT[queue.name] })) }
  },
}

/** The one, or all of a noun. */
const actionsOf = (asked: string): string[] =>
  Object.keys(AUDIT_TEXT).filter((action) => action === asked || action.startsWith(`${asked}.`))

const isCentre = ({ roles }: Person): boolean => roles.some(({ role }) => role === 'street' || role === 'district')

async function linesOf(found: AuditKept[], { ports }: Caller<OversightWorld>): Promise<AuditLine[]> {
  const [people, areas, departments] = await Promise.all([
    ports.people.read([...new Set(found.map(({ by }) => by))]),
    ports.areas.read([...new Set(found.flatMap(({ path }) => path))]),
    ports.departments.all(),
  ])
  return found.map(({ _id, at, by, action, object, scope, via, ip }) => {
    const area = areas.find((one) => one._id === scope)
    const department = departments.find((one) => one._id === scope)
    return {
      id: _id,
      at,
      person: by,
      name: by === OPERATOR ? '云环境管理员' : (people.find((one) => one._id === by)?.name ?? ''),
      action,
      actionText: auditText(action),
      object,
      scopeText: area ? shortText(area, areas) : (department?.name ?? ''),
      viaText: VIA_TEXT[via],
      ip,
    }
  })
}
