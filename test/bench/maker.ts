import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Area, chainOf } from '../../cloudfunctions/domain/area'
import type { Calendar } from '../../cloudfunctions/domain/calendar'
import type { Categories } from '../../cloudfunctions/domain/category'
import { dateOf, DAY, MINUTE } from '../../cloudfunctions/domain/moment'
import { ticketNumber } from '../../cloudfunctions/domain/number'
import { type OpenCount, uncountedOpen } from '../../cloudfunctions/domain/open-count'
import type { Policy } from '../../cloudfunctions/domain/policy'
import type { Load } from '../../cloudfunctions/domain/server'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import type { Notice } from '../../cloudfunctions/usecases/ports/notice'
import type { Follow } from '../../cloudfunctions/usecases/ports/ticket'
import type { LocalCloud } from '../../local/cloud/open-cloud'
import { at } from '../support/city-facts'
import { chance } from '../support/lively-tickets'
import { type Life, type Lives, livesIn, SOMEONE } from './lives'

const DATA = join(__dirname, '../../data/jinghu')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(DATA, name), 'utf8')) as T

/** The week in which all lives begin, and how far they may be moved: two years back, or to the week before last. */
const BEGUN = at('2026-01-12 08:40')
const WEEKS_BACK = 100
const WEEKS_ON = 3
const WEEK = 7 * DAY
const BATCH = 2_000
const AUTHORS = 40_000
const FOLLOWED_SHARE = 0.1
/** Half a metre to some 200 m about the middle of a grid, in degrees. */
const SPREAD = 0.002

/** Makes tickets of lives, and with them followers, notices, loads and what is open by grid. */
export class Maker {
  readonly grids: Area[]
  made = 0
  private readonly areas = new Map(read<Area[]>('areas.json').map((area) => [area._id, area]))
  private readonly categories = read<[Categories]>('categories.json')[0].items.filter(({ check }) => !check)
  private readonly rules = { calendar: read<[Calendar]>('calendar.json')[0], policy: read<Policy>('policy.json') }
  private readonly prefix = read<{ prefix: string }>('district.json').prefix
  private readonly known = new Map<string, Lives>()
  private readonly next = chance(7)
  private readonly waiting = new Map<string, object[]>()
  private readonly loads = new Map<string, Load>()
  private readonly opens = new Map<string, OpenCount>()

  constructor(
    private readonly cloud: LocalCloud,
    private readonly now: number,
  ) {
    this.grids = [...this.areas.values()].filter(({ kind }) => kind === 'grid')
  }

  one<T>(all: T[]): T {
    const found = all[Math.floor(this.next() * all.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  lives(grid: Area): Lives {
    const known = this.known.get(grid._id)
    if (known) return known
    const chain = chainOf(grid.path.map((id) => this.areas.get(id)).filter((area) => area !== undefined))
    if (!chain) throw new Error(`grid ${grid._id} lies nowhere`)
    // Other kinds of things in every grid.
    const start = Math.floor(this.next() * this.categories.length)
    const categories = [...this.categories.slice(start), ...this.categories.slice(0, start)]
    const lives = livesIn(chain, categories, this.rules, BEGUN)
    this.known.set(grid._id, lives)
    return lives
  }

  addPast(grid: Area, people: { author?: string; follower?: string } = {}): void {
    const weeks = Math.floor(this.next() * (WEEKS_BACK + WEEKS_ON)) - WEEKS_BACK + 1
    this.add(grid, this.one(this.lives(grid).past), { ...people, moved: weeks * WEEK })
  }

  /** Unless `moved` elsewhere, its clock has been told up to some minutes ago. */
  add(
    grid: Area,
    { ticket, asOf }: Life,
    { author, follower, moved }: { author?: string; follower?: string; moved?: number } = {},
  ): void {
    const i = (this.made += 1)
    const by = moved ?? this.now - asOf - Math.floor(this.next() * MINUTE)
    const person = author ?? this.resident()
    const lived = restamped(ticket, by, person)
    const [lng, lat] = grid.centre
    const point: Ticket['point'] = [lng + (this.next() - 0.5) * SPREAD, lat + (this.next() - 0.5) * SPREAD]
    const _id = createHash('md5').update(String(i)).digest('hex')
    const no = ticketNumber(
      this.prefix,
      lived.reportedAt,
      Uint8Array.from([i, i >> 5, i >> 10, i >> 15], (n) => n & 31),
    )
    const followers = follower === undefined && this.next() > FOLLOWED_SHARE ? [] : [follower ?? this.resident()]
    const isOnMap = lived.similarUntil > this.now
    this.put('tickets', {
      ...lived,
      ...{ _id, no, point, reportedOn: dateOf(lived.reportedAt), seconds: followers.length },
      ...(isOnMap && { location: { type: 'Point', coordinates: point }, onMapUntil: lived.similarUntil }),
    })
    for (const one of followers) this.put('follows', followOf(_id, one, lived.reportedAt))
    if (lived.endedAt !== null && lived.endedAt > this.now - this.rules.policy.privacy.keepDays.notice * DAY)
      this.put('notices', noticeOf(_id, lived, person))
    if (lived.isOpen && lived.holder !== null) this.count(lived.holder, lived.startedAt)
    if (lived.isOpen) this.lies(grid, lived)
  }

  finish(): void {
    for (const load of this.loads.values()) this.put('loads', { ...load, schemaVersion: 1 })
    for (const count of this.opens.values()) this.put('openCounts', count)
    for (const [collection, documents] of this.waiting)
      this.cloud.load(collection, documents as Array<Record<string, unknown>>)
    this.waiting.clear()
  }

  private resident = () => `p-bench-${Math.floor(this.next() * AUTHORS)}`

  private count(person: string, startedAt: number): void {
    const { open, lastAt } = this.loads.get(person) ?? { open: 0, lastAt: 0 }
    this.loads.set(person, { _id: person, open: open + 1, lastAt: Math.max(lastAt, startedAt) })
  }

  private lies({ _id, path }: Area, { status, dueBy, told }: Ticket): void {
    const kept = this.opens.get(_id) ?? uncountedOpen(path)
    this.opens.set(_id, {
      ...kept,
      open: kept.open + 1,
      waiting: kept.waiting + Number(status === 'dispatched'),
      dueSoon: kept.dueSoon + Number(dueBy > this.now && told.dueSoon),
      overdue: kept.overdue + Number(dueBy <= this.now && status !== 'checking'),
    })
  }

  private put(collection: string, document: object): void {
    const waiting = this.waiting.get(collection) ?? []
    waiting.push(document)
    this.waiting.set(collection, waiting)
    if (waiting.length < BATCH) return
    this.cloud.load(collection, waiting as Array<Record<string, unknown>>)
    this.waiting.set(collection, [])
  }
}

const followOf = (ticket: string, person: string, createdAt: number): Follow => ({
  _id: `${ticket}:${person}`,
  schemaVersion: 1,
  ticket,
  person,
  kind: 'second',
  createdAt,
})

const noticeOf = (ticket: string, { street, community, endedAt }: Ticket, person: string): Notice => ({
  _id: `${ticket}.e9.resolved.0:${person}`,
  schemaVersion: 2,
  person,
  ticket,
  street,
  community,
  createdAt: endedAt ?? 0,
  title: '您反映的事已经办结',
  text: '请看看办理结果，给个评价。',
  push: 'sent',
  isUrgent: false,
  sendAt: null,
  tries: 1,
  message: null,
})

/** Moments lie between these; no other number of a ticket does. */
const EARLIEST = Date.UTC(2020)
const LATEST = Date.UTC(2040)

/** The same life at another time, of another author. */
function restamped<T>(value: T, by: number, author: string): T {
  if (typeof value === 'number') return (value > EARLIEST && value < LATEST ? value + by : value) as T
  if (typeof value === 'string') return (value === SOMEONE ? author : value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => restamped(item, by, author)) as T
  if (typeof value !== 'object' || value === null) return value
  const moved: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) moved[key] = restamped(item, by, author)
  return moved as T
}
