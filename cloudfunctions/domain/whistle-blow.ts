import type { WhistleKind } from '../contract/whistle-command'
import type { Field, Item, StageLimits } from './catalogue'
import { DAY } from './moment'
import { monthAt } from './written'
import type { Person } from './person'
import type { Server } from './server'
import type { Content, Relative, Spot } from './ticket'
import type { KnownItem, Plan, Whistle } from './whistle'
import { BLANK_WHISTLE } from './whistle-evolution'
import { dispatchByRule, platformFor } from './whistle-platform'
import { applyWhistle, asked, type WhistleApplying, type WhistleRules, type WhistleStep } from './whistle-step'
import type { WhistleSettings } from './whistle-settings'

/** Everything a whistle begins with. */
export interface Blowing {
  id: string
  no: string
  blower: Person
  kind: WhistleKind
  field: Field
  /** Null: not on the list. */
  item: KnownItem | null
  plan: Plan | null
  limits: StageLimits
  /** 街道领导, of a 重点哨. */
  leader: Server | null
  spot: Spot
  address: string
  content: Content
  ticket: Relative | null
}

/** The item's own deadlines for its own kind; blown as another kind, that kind's. */
export const limitsFor = (item: Item | undefined, kind: WhistleKind, { defaults }: WhistleSettings): StageLimits =>
  item?.kind === kind ? item.limits : defaults[kind]

/**
 * 从同一件诉求再吹的，是不是原来那声哨重新打开：清单上同一个事项、同一类哨，评单以后不久。换了类别的、清单之外的，是新的一声哨：
 * 该走的程序、该有的审核一步不少.
 */
export const opensAgain = (
  before: Whistle,
  wanted: { item: string | undefined; kind: WhistleKind },
  now: number,
  settings: WhistleSettings,
): boolean => {
  const until = reopensUntil(before, settings)
  return until !== undefined && now <= until && before.item?.code === wanted.item && before.kind === wanted.kind
}

/** 办结了的，到什么时候还能重新打开；undefined: never. */
export const reopensUntil = (
  { status, item, endedAt }: Pick<Whistle, 'status' | 'item' | 'endedAt'>,
  { reopenDays }: Pick<WhistleSettings, 'reopenDays'>,
): number | undefined => (status === 'closed' && item !== null ? (endedAt ?? 0) + reopenDays * DAY : undefined)

/** 吹哨：清单之外的等街道审核，别的等平台接单；应急哨、和平台自己吹的，直接分单。 */
export function blow(facts: Blowing, applying: WhistleApplying, rules: WhistleRules): Whistle {
  const { id, no, blower, kind, field, item, plan, limits, leader, spot, address, content, ticket } = facts
  const { now } = applying.stamp
  const blank: Whistle = {
    ...BLANK_WHISTLE,
    ...spot,
    _id: id,
    schemaVersion: 1,
    version: 0,
    no,
    blower: blower._id,
    blownAt: now,
    month: monthAt(now),
    ticket,
    departments: [],
    dueBy: now,
    desk: null,
    desks: [],
    changedAt: 0,
    wakeAt: null,
    address,
    kind,
    timeline: [],
    outbox: [],
    outboxAt: null,
    contents: {},
    cast: {},
  }
  const waits = plan
    ? waitsFor('accept', platformFor({ kind, ...spot }, blower, now, rules))
    : waitsFor('review', asked('review', spot.street, now, { kind }, rules))
  const blown: WhistleStep = {
    event: { name: 'blown', kind, field, item, limits, plan, spot, leader: leader?.person ?? null, waits },
    content,
    ...(leader && { cast: { [leader.person]: { name: leader.name, office: spot.streetText, phone: leader.phone } } }),
  }
  const steps = plan && !waits ? [blown, dispatchByRule({ limits }, plan, now, rules)] : [blown]
  return applyWhistle(blank, steps, applying)
}

const waitsFor = <W extends 'review' | 'accept'>(what: W, asks: ReturnType<typeof platformFor>) =>
  asks && { what, ...asks }
