import type { Refusal } from '../contract/envelope'
import type { Command, TicketAction } from '../contract/ticket-command'
import type { Choice, EffectView } from '../contract/ticket-view'
import { chainOf, type Area } from '../domain/area'
import { relatedTo } from '../domain/category'
import { serversOf } from '../domain/dispatch'
import { metresBetween } from '../domain/distance'
import { dayTime, spokenTime } from '../domain/moment'
import { DUTY_TEXT, isStaffRole } from '../domain/person'
import { isTicketNumber } from '../domain/number'
import { isRefusal, refuse } from '../domain/refusal'
import { isAway, type Loads, type Server } from '../domain/server'
import { fileOf, photoKey } from '../domain/photo'
import { isOwnReport, publishable, type Ticket } from '../domain/ticket'
import { ACTIONS, forbids } from '../domain/ticket-rules'
import { isStaffOf } from '../domain/ticket-sides'
import { apply } from '../domain/ticket-step'
import type { Opened } from './ports/ticket'
import type { Caller } from './serve'
import { headline } from './ticket-card'
import { decided, stampOf } from './ticket-change'
import { NOT_FOUND } from './ticket-refusals'
import { statusText } from './ticket-sentences'

const MERGE_LIMIT = 20

type Offer = (opened: Opened, call: Caller) => Promise<Choice[]>

/** 这一步可以选谁、选哪件。 */
const OFFERS: Partial<Record<TicketAction, Offer>> = {
  /** 自己网格里的人。 */
  async hand({ ticket, areas }, call) {
    const grid = chainOf(areas)?.grid
    if (!grid) return []
    const loads = await loadsOf(serversOf(grid), call)
    return serversOf(grid)
      .filter(({ person }) => person !== call.actor._id && !isOwn(ticket, person))
      .map((server) => personChoice(server.person, server, grid, loads, call.now))
  },

  /** 每一级岗位，和岗位上的人。 */
  async dispatch({ ticket, areas }, call) {
    const chain = chainOf(areas)
    if (!chain) return []
    const desks = [chain.grid, chain.community, chain.street].filter((area) => area !== undefined)
    const loads = await loadsOf(desks.flatMap(serversOf), call)
    return desks.flatMap((area) => [
      { value: area._id, text: `${area.name}（谁有空谁接）`, note: '' },
      ...serversOf(area)
        .filter(({ person }) => !isOwn(ticket, person))
        .map((server) => personChoice(`${area._id}/${server.person}`, server, area, loads, call.now)),
    ])
  },

  /** 附近同类或相关的，近的在前；只有自己辖区的，别处居民说的话不给看。 */
  async merge({ ticket }, call) {
    const { ports, actor, now } = call
    const { categories, policy } = await ports.reference.read()
    const codes = relatedTo(ticket.category, categories)
    const within = actor.roles.filter(({ role }) => isStaffRole(role)).map(({ scope }) => scope)
    const search = { categories: codes, point: ticket.point, metres: policy.similar.staffMetres, within }
    const found = await ports.tickets.near(search, now, MERGE_LIMIT + 1)
    return mergeChoices(
      found.filter(({ _id }) => _id !== ticket._id),
      ticket,
      call,
    )
  },

  async summarise({ ticket }, { ports }) {
    const photos = publishable(ticket)
    const urls = await ports.photos.urls(photos.map((id) => fileOf(ticket, id)))
    return photos.map((id, i) => ({
      value: id,
      text: `照片 ${i + 1}`,
      note: '',
      photo: urls.get(fileOf(ticket, id)) ?? '',
    }))
  },
}

/** 不在附近的，按编号找一件；不在自己辖区的，也不说有没有。 */
async function choiceByNumber(no: string, ticket: Ticket, call: Caller): Promise<Choice[] | Refusal> {
  const found = isTicketNumber(no) ? await call.ports.tickets.byNumber(no) : undefined
  const isTheirs = found && isStaffOf(call.actor, found)
  return isTheirs && found._id !== ticket._id ? mergeChoices([found], ticket, call) : NO_SUCH_NUMBER
}

const NO_SUCH_NUMBER = refuse('ticket/bad-number', '本辖区没有这个编号，请再核对一遍', 'no')

async function mergeChoices(others: Ticket[], { point }: Ticket, { ports, now }: Caller): Promise<Choice[]> {
  const photos = others.flatMap((other) => firstPhoto(other) ?? [])
  const urls = photos.length > 0 ? await ports.photos.urls(photos) : new Map<string, string>()
  return others.map((other) => {
    const photo = urls.get(firstPhoto(other) ?? '')
    return {
      value: other._id,
      text: `${other.no} · ${headline(other, 'handler')}`,
      note: [
        `${Math.round(metresBetween(point, other.point))} 米`,
        spokenTime(other.reportedAt, now),
        other.summary ? (other.contents[other.summary.entry]?.words ?? '') : statusText(other, now),
      ].join('，'),
      ...(photo !== undefined && { photo }),
    }
  })
}

const isOwn = (ticket: Ticket, person: string): boolean => isOwnReport(ticket) && ticket.author === person

function firstPhoto(ticket: Ticket): string | undefined {
  const photo = ticket.contents['e0']?.photos.find((id) => !ticket.hidden[photoKey(id)])
  return photo && fileOf(ticket, photo)
}

const loadsOf = (servers: Server[], { ports }: Caller): Promise<Loads> =>
  ports.loads.of([...new Set(servers.map(({ person }) => person))])

function personChoice(value: string, server: Server, area: Area, loads: Loads, now: number): Choice {
  const away = isAway(server, now)
  return {
    value,
    text: `${roleIn(server, area)} ${server.name}`,
    note: away ? '请假中' : `在办 ${loads.get(server.person)?.open ?? 0} 件`,
    ...(away && { isDisabled: true }),
  }
}

function roleIn(server: Server, area: Area): string {
  if (server.duty) return DUTY_TEXT[server.duty]
  if (area.kind !== 'grid') return area.name
  return area.worker?.person === server.person
    ? '网格员'
    : (area.team ?? []).includes(server)
      ? '网格团队'
      : '代班网格员'
}

export async function optionsFor(
  id: string,
  name: string,
  no: string | undefined,
  call: Caller,
): Promise<Choice[] | Refusal> {
  const opened = await call.ports.tickets.open(id, true)
  if (!opened) return NOT_FOUND
  const action = ACTIONS.find((one) => one === name)
  const { policy } = await call.ports.reference.read()
  const refusal = action ? forbids(opened.ticket, action, call.actor, call.now, policy) : NOT_FOUND
  if (refusal) return refusal
  if (action === 'merge' && no !== undefined) return choiceByNumber(no, opened.ticket, call)
  return (action && OFFERS[action]?.(opened, call)) ?? []
}

/** 先看影响：照规则算一遍，不写下来。 */
export async function effectOf(id: string, command: Command, call: Caller): Promise<EffectView | Refusal> {
  const opened = await call.ports.tickets.open(id, true)
  if (!opened) return NOT_FOUND
  const stamp = stampOf(call, ['effect', id, command])
  const steps = await decided(opened, command, stamp, await call.ports.reference.read(), call)
  if (isRefusal(steps)) return steps
  const { ticket } = opened
  const next = apply(ticket, steps, { stamp })
  const lines = [
    next.categoryName !== ticket.categoryName && `类别由“${ticket.categoryName}”改为“${next.categoryName}”`,
    next.areaText !== ticket.areaText && `地点由${ticket.areaText}改为${next.areaText}`,
    deadlineLine(ticket, next),
    (next.desk !== ticket.desk || next.holder !== ticket.holder) && `${statusText(next, call.now)}`,
  ]
  return { lines: lines.filter((line) => line !== false) }
}

function deadlineLine(before: Ticket, after: Ticket): string {
  if (after.pending?.kind === 'extension' && after.pending.until !== undefined)
    return `批准后，期限由 ${dayTime(before.dueBy)} 改为 ${dayTime(after.pending.until)}`
  return after.dueBy === before.dueBy
    ? `期限不变，${dayTime(before.dueBy)}`
    : `期限由 ${dayTime(before.dueBy)} 改为 ${dayTime(after.dueBy)}${after.isProvisional ? '（暂定）' : ''}`
}
