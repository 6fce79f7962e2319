import type { Command } from '../../cloudfunctions/contract/ticket-command'
import { type Area, areaText, type Chain } from '../../cloudfunctions/domain/area'
import type { Category } from '../../cloudfunctions/domain/category'
import { dispatch, serversOf } from '../../cloudfunctions/domain/dispatch'
import { DAY, HOUR, MINUTE } from '../../cloudfunctions/domain/moment'
import type { HeldRole, Person } from '../../cloudfunctions/domain/person'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Player, Ticket } from '../../cloudfunctions/domain/ticket'
import { timePassed } from '../../cloudfunctions/domain/ticket-clock'
import { canUndo, decide } from '../../cloudfunctions/domain/ticket-decision'
import { report } from '../../cloudfunctions/domain/ticket-report'
import { apply, type Rulebook } from '../../cloudfunctions/domain/ticket-step'

/** Stands for whoever reported it until a ticket is made of the life. */
export const SOMEONE = 'someone'

/** A ticket as it really comes to be in one grid, and the moment up to which its clock has been told. */
export interface Life {
  ticket: Ticket
  asOf: number
}

/** Every kind of life, by where it stands in the end. */
export interface Lives {
  /** Ended for good. */
  past: Life[]
  /** Ended a few days ago: still shown as the same thing nearby. */
  recent: Life[]
  open: Life[]
}

const AUTHOR: Person = { _id: SOMEONE, schemaVersion: 1, name: '居民', roles: [] }
const PHOTO = 'cloud://bench/photos/someone/20260112/0123456789abcdef.jpg'

/** What happens in one grid, decided by the rules themselves. */
class Story {
  private ticket: Ticket

  constructor(
    private readonly chain: Chain,
    private readonly category: Category,
    private readonly rules: Rulebook,
    private now: number,
    photos: string[] = [],
  ) {
    const { area, street, community } = chain
    const spot = {
      area: area._id,
      path: area.path,
      areaText: areaText(chain),
      streetText: street.name,
      street: street._id,
      community: community?._id ?? null,
      point: area.centre,
    }
    this.ticket = report(
      {
        ...{ id: '', no: '', author: SOMEONE, source: 'resident', isAnonymous: false, behalf: null, address: '3 单元' },
        category,
        spot,
        urgency: 'normal',
        content: { words: `${category.plain}，已经好几天了，早晚进出都不方便，请来看看`, photos },
      },
      this.search(),
      rules,
      { stamp: this.stamp(AUTHOR) },
    )
  }

  private search = () =>
    dispatch(this.chain, {
      author: SOMEONE,
      category: this.category,
      isUrgent: false,
      now: this.now,
      loads: new Map(),
      policy: this.rules.policy,
    })

  private stamp = ({ _id }: Person) => {
    const requestId = `${_id}-${this.now}`.padEnd(24, '0').slice(0, 24)
    return { now: this.now, by: _id, requestId, digest: requestId }
  }

  /** Time goes on, and the clock says what it has to say. */
  passes(ms: number): this {
    this.now += ms
    const { ticket, chain, category, rules, now, search } = this
    const steps = timePassed(ticket, { ...rules, chain, category, now, search })
    if (steps.length === 0) return this
    this.ticket = apply(ticket, steps, { stamp: { now, by: 'clock' } })
    return this.passes(0)
  }

  untilOverdue(ms: number): this {
    return this.passes(this.ticket.dueBy - this.now + ms)
  }

  private does(actor: Person, command: Command, acting?: Player): this {
    const { ticket, chain, category, rules } = this
    const stamp = this.stamp(actor)
    const steps = decide(ticket, command, { ...rules, actor, category, chain, stamp })
    if (isRefusal(steps)) throw new Error(`${command.name} in ${ticket.areaText}: ${steps.message}`)
    this.ticket = apply(ticket, steps, { stamp, canUndo: canUndo(command.name), ...(acting && { acting }) })
    return this
  }

  author(command: Command): this {
    return this.does(AUTHOR, command)
  }

  /** The holder, or who of the desk takes it first. */
  holder(command: Command): this {
    const { desk, holder } = this.ticket
    const { grid, community, street } = this.chain
    const areas = [grid, community, street].filter((area) => area !== undefined)
    const at = (area: Area) => serversOf(area).map((server) => ({ server, role: roleAt(area) }))
    const found =
      areas.flatMap(at).find(({ server }) => server.person === holder) ??
      areas.filter(({ _id }) => _id === desk).flatMap(at)[0]
    if (!found) throw new Error(`nobody is at the desk ${desk}`)
    const { server, role } = found
    const actor: Person = { _id: server.person, schemaVersion: 1, name: server.name, roles: [role] }
    return this.does(actor, command, this.ticket.cast[server.person])
  }

  staff(command: Command): this {
    const area = this.chain.community ?? this.chain.street
    const [server] = area.staff ?? []
    if (!server) throw new Error(`${area.name} has no staff`)
    const { role } = roleAt(area)
    const actor: Person = {
      _id: server.person,
      schemaVersion: 1,
      name: server.name,
      roles: [{ role, scope: area._id }],
    }
    return this.does(actor, command, { name: server.name, role: role === 'community' ? role : 'street' })
  }

  /** What followed from it has been done, and its photos have been looked at. */
  told(): Life {
    return { ticket: { ...this.ticket, outbox: [], outboxAt: null, hidden: {} }, asOf: this.now }
  }
}

const roleAt = ({ kind, _id }: Area): HeldRole => ({
  role: kind === 'grid' ? 'worker' : kind === 'community' ? 'community' : 'street',
  scope: _id,
})

const accept: Command = { name: 'accept' }
const progress: Command = { name: 'progress', note: '已到现场看过，联系了专业队伍', photos: [PHOTO] }
const resolve: Command = { name: 'resolve', closing: 'solved', note: '已经处理好，请您看看', photos: [PHOTO] }
const rate: Command = { name: 'rate', score: 'satisfied', note: '' }
const reopen: Command = { name: 'reopen', note: '没过两天又这样了', photos: [] }

/**
 * The lives of a grid, all begun in one week of January; times and authors are moved afterwards.
 * @param from a working morning
 */
export function livesIn(chain: Chain, categories: Category[], rules: Rulebook, from: number): Lives {
  let begun = 0
  const begin = (photos: string[] = []) => {
    const category = categories[begun % categories.length]
    if (!category) throw new Error('no categories')
    begun += 1
    return new Story(chain, category, rules, from + (begun % 4) * DAY + (begun % 7) * 40 * MINUTE, photos)
  }
  const accepted = (photos?: string[]) =>
    begin(photos)
      .passes(20 * MINUTE)
      .holder(accept)
  const solved = () => accepted([PHOTO]).passes(HOUR).holder(progress).passes(HOUR).holder(resolve)
  const past = [
    solved()
      .passes(3 * HOUR)
      .author(rate),
    solved().passes(8 * DAY),
    accepted()
      .untilOverdue(30 * MINUTE)
      .holder(resolve)
      .passes(8 * DAY),
    solved()
      .passes(DAY)
      .author(reopen)
      .passes(10 * MINUTE)
      .holder(accept)
      .passes(HOUR)
      .holder(resolve)
      .author(rate),
    begin()
      .passes(10 * MINUTE)
      .author({ name: 'withdraw', note: '邻居已经报了' }),
    accepted()
      .holder({ name: 'sendBack', reason: 'not-mine', note: '不在网格职责以内' })
      .passes(30 * MINUTE)
      .holder(accept)
      .holder(resolve)
      .passes(8 * DAY),
    accepted([PHOTO, PHOTO])
      .holder({ name: 'ask', note: '具体在几楼？' })
      .passes(20 * MINUTE)
      .author({ name: 'supplement', note: '在四楼到五楼之间', photos: [PHOTO] })
      .holder(progress)
      .holder(resolve)
      .author(rate),
    solved().staff({ name: 'summarise', text: '楼道设施已经修好' }).author(rate),
  ]
  const recent = [
    solved().passes(2 * DAY),
    solved()
      .passes(HOUR)
      .author(rate)
      .passes(2 * DAY),
  ]
  const open = [
    begin().passes(5 * MINUTE),
    accepted([PHOTO])
      .passes(20 * MINUTE)
      .holder(progress)
      .passes(10 * MINUTE),
    accepted().untilOverdue(20 * MINUTE),
  ]
  const told = (stories: Story[]) => stories.map((story) => story.told())
  return { past: told(past), recent: told(recent), open: told(open) }
}
