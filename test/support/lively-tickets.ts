import type { Command } from '../../cloudfunctions/contract/ticket-command'
import { dispatch } from '../../cloudfunctions/domain/dispatch'
import { HOUR, MINUTE } from '../../cloudfunctions/domain/moment'
import { isRefusal } from '../../cloudfunctions/domain/refusal'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { timePassed } from '../../cloudfunctions/domain/ticket-clock'
import { decide } from '../../cloudfunctions/domain/ticket-decision'
import { report } from '../../cloudfunctions/domain/ticket-report'
import { apply } from '../../cloudfunctions/domain/ticket-step'
import {
  at,
  author,
  calendar,
  chain,
  clerk,
  COMMUNITY,
  litter,
  policy,
  server,
  STREET,
  streetClerk,
  worker,
} from './city-facts'

const rules = { calendar, policy }

/** Numbers from 0 up to 1 that come out the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const EVERYONE = [author, worker, clerk, streetClerk]
/** One grid with its worker, its community and its street with their clerks. */
const TOWN = chain({ worker: server('worker') })

const PHOTO = 'cloud://e/photos/worker/20260302/bbbbbbbbbbbbbbbb.jpg'

const APPROVE: Command = { name: 'approve', note: '' }

/** Whatever anyone may try at a moment; the rules decide whether it can be done. */
const commands = (now: number): Command[] => [
  { name: 'accept' },
  { name: 'accept' },
  { name: 'accept' },
  { name: 'progress', note: '在办', photos: [] },
  { name: 'resolve', closing: 'solved', note: '好了', photos: [PHOTO] },
  { name: 'resolve', closing: 'solved', note: '好了', photos: [PHOTO] },
  { name: 'resolve', closing: 'explained', note: '办不了', photos: [PHOTO] },
  { name: 'resolve', closing: 'elsewhere', note: '在区外', photos: [PHOTO] },
  { name: 'resolve', closing: 'duplicate', note: '已经报过', photos: [PHOTO] },
  { name: 'sendBack', reason: 'not-mine', note: '不归我管' },
  { name: 'escalate', note: '办不了' },
  { name: 'extend', until: now + 96 * HOUR, note: '等材料' },
  { name: 'extend', until: now + 96 * HOUR, note: '等天晴' },
  APPROVE,
  { name: 'refuse', note: '不行' },
  { name: 'merge', into: 'main', note: '' },
  { name: 'unmerge', note: '不是一件事' },
  { name: 'withdraw', note: '' },
  { name: 'rate', score: 'satisfied', note: '' },
  { name: 'rate', score: 'dissatisfied', note: '' },
  { name: 'reopen', note: '又坏了', photos: [] },
  { name: 'undo' },
]

function newTicket(id: string, now: number, isChecked: boolean): Ticket {
  const category = { ...litter, ...(isChecked && { check: true }) }
  return report(
    {
      id,
      no: `JH260302-${id}`,
      author: author._id,
      source: 'resident',
      isAnonymous: false,
      behalf: null,
      category,
      spot: {
        area: TOWN.area._id,
        path: TOWN.area.path,
        areaText: '甲街道 · 乙社区 · 第01网格',
        streetText: '甲街道',
        street: STREET,
        community: COMMUNITY,
        point: [118.4, 31.3],
      },
      address: '',
      urgency: 'normal',
      content: { words: '门口垃圾堆了三天', photos: [] },
    },
    dispatch(TOWN, { author: author._id, category, isUrgent: false, now, loads: new Map(), policy }),
    rules,
    { stamp: { now, by: author._id } },
  )
}

/** A ticket after a life of so many things tried by anyone at random moments, with the clock saying what it has to. */
export function livelyTicket(seed: number, tries = 40): Ticket {
  const next = chance(seed)
  const one = <T>(all: T[]): T => all[Math.floor(next() * all.length)]!
  let now = at('2026-03-02 09:00') + Math.floor(next() * 8 * HOUR)
  const isChecked = next() < 0.3
  let ticket = newTicket(`t${seed}`, now, isChecked)
  const main = newTicket('main', now, false)
  const category = { ...litter, ...(isChecked && { check: true }) }
  const search = () => dispatch(TOWN, { category, isUrgent: false, now, loads: new Map(), policy })
  for (let i = 0; i < tries; i += 1) {
    // Mostly seconds and minutes, sometimes days: a step may be taken back, a deadline may pass.
    now += Math.floor(next() < 0.3 ? next() * 8_000 : next() < 0.8 ? next() * 90 * MINUTE : next() * 70 * HOUR)
    while (ticket.wakeAt !== null && ticket.wakeAt <= now) {
      const steps = timePassed(ticket, { ...rules, category, chain: TOWN, now, search })
      if (steps.length === 0) break
      ticket = apply(ticket, steps, { stamp: { now, by: 'clock' } })
    }
    // Whoever is asked for an approval mostly gives one.
    const isAsked = ticket.pending !== null && next() < 0.4
    const [actor, command] = isAsked ? [one([clerk, streetClerk]), APPROVE] : [one(EVERYONE), one(commands(now))]
    const stamp = { now, by: actor._id }
    const steps = decide(ticket, command, { ...rules, actor, category, chain: TOWN, stamp, target: main })
    if (!isRefusal(steps)) ticket = apply(ticket, steps, { stamp, canUndo: command.name !== 'merge' })
  }
  return ticket
}
