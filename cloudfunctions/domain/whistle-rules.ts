import type { Refusal } from '../contract/envelope'
import type { WhistleAction } from '../contract/whistle-command'
import type { WhistleStatus } from '../contract/whistle-view'
import { HOUR } from './moment'
import { isStaffRole, type Person, servingRoles } from './person'
import { refuse } from './refusal'
import { leadOf, type Party, partyOf, type Waiting, type Whistle } from './whistle'
import { assessedFor, objectable, isForDistrict, isForStreet, openObjection } from './whistle-objection'

/** What someone is to a whistle at this moment. */
export type WhistleSide =
  'blower' | 'platform' | 'street' | 'district' | 'party' | 'lead' | 'assist' | 'liaison' | 'keeper' | 'assessed'

const BEFORE_WORK: WhistleStatus[] = ['reviewing', 'blown']
const AT_WORK: WhistleStatus[] = ['running']
/** 评过单的，或者评单以后又打开的. */
const ASSESSED: WhistleStatus[] = ['closed', 'running', 'completed']
const LIVE: WhistleStatus[] = [...BEFORE_WORK, ...AT_WORK]

/** 谁，在什么状态，可以做什么。 The order is the order of the buttons. */
export const WHISTLE_RULES: Record<WhistleAction, { from: WhistleStatus[]; by: WhistleSide[] }> = {
  admit: { from: ['reviewing'], by: ['street'] },
  accept: { from: ['blown'], by: ['platform'] },
  answer: { from: AT_WORK, by: ['party'] },
  reportIn: { from: AT_WORK, by: ['party'] },
  complete: { from: AT_WORK, by: ['lead'] },
  finish: { from: AT_WORK, by: ['assist'] },
  progress: { from: AT_WORK, by: ['party', 'keeper'] },
  assign: { from: AT_WORK, by: ['liaison'] },
  extend: { from: AT_WORK, by: ['party'] },
  decline: { from: AT_WORK, by: ['party'] },
  giveBack: { from: AT_WORK, by: ['party'] },
  uphold: { from: AT_WORK, by: ['street'] },
  redirect: { from: AT_WORK, by: ['street'] },
  approve: { from: AT_WORK, by: ['street'] },
  deny: { from: AT_WORK, by: ['street'] },
  evaluate: { from: ['completed'], by: ['street'] },
  rework: { from: ['completed'], by: ['street'] },
  dispatch: { from: ['blown', 'running'], by: ['street'] },
  object: { from: ['closed'], by: ['assessed'] },
  respond: { from: ASSESSED, by: ['street'] },
  rule: { from: ASSESSED, by: ['district'] },
  supervise: { from: AT_WORK, by: ['street'] },
  urge: { from: AT_WORK, by: ['blower', 'street'] },
  reject: { from: BEFORE_WORK, by: ['platform', 'street'] },
  withdraw: { from: LIVE, by: ['blower', 'street'] },
}
export const WHISTLE_ACTIONS = Object.keys(WHISTLE_RULES) as WhistleAction[]

const STATUS_SENTENCE: Record<WhistleStatus, string> = {
  reviewing: '这声哨正在等街道审核',
  blown: '这声哨正在等平台接单',
  running: '这声哨部门正在办理',
  completed: '这声哨已经办完，正在等街道评价',
  closed: '这声哨已经评单',
  rejected: '这声哨没有受理',
  withdrawn: '这声哨已经撤回',
}

const NOT_YOURS: Record<WhistleSide, string> = {
  blower: '只有吹哨的人和街道可以这样做',
  platform: '这声哨现在不归您受理',
  street: '只有街道和区网格中心可以这样做',
  district: '只有区网格中心可以这样做',
  party: '这声哨没有叫到您的部门，或者不归您办',
  lead: '只有主办部门可以这样做',
  assist: '只有协办部门可以这样做',
  liaison: '只有部门联络员可以这样做',
  keeper: '只有新部门应哨以前仍负责的部门可以这样做',
  assessed: '只有评单上的部门，由联络员或者经办人申诉',
}

/** Departments of a whistle for which the person may act; the head only reads. */
const departmentsOf = ({ roles }: Person, { departments }: Pick<Whistle, 'departments'>): string[] =>
  roles
    .filter(({ role, scope, post }) => role === 'department' && post !== 'head' && departments.includes(scope))
    .map(({ scope }) => scope)

const isLiaison = ({ roles }: Person, department: string): boolean =>
  roles.some(({ role, scope, post }) => role === 'department' && scope === department && post === 'liaison')

const isAlive = ({ status }: Party): boolean => status !== 'released' && status !== 'keeping' && status !== 'done'

/** The part of the person's department in it: the lead's first. 分给某个人的，只有他和联络员能办。 */
export function actingParty(whistle: Whistle, person: Person): Party | undefined {
  const own = departmentsOf(person, whistle)
    .flatMap((department) => partyOf(whistle, department) ?? [])
    .filter((party) => isAlive(party) && mayActFor(party, person))
  return own.find(({ role }) => role === 'lead') ?? own[0]
}

/** 首接负责：改派以后，新的主办应哨以前，先前的仍然看着，写得了进展. */
export const keptBy = (whistle: Whistle, person: Person): Party | undefined =>
  whistle.parties.find(
    (party) =>
      party.status === 'keeping' &&
      departmentsOf(person, whistle).includes(party.department) &&
      mayActFor(party, person),
  )

const mayActFor = ({ officer, department }: Party, person: Person): boolean =>
  officer === null || officer === person._id || isLiaison(person, department)

const isStaffIn = ({ roles }: Person, areas: string[]): boolean =>
  roles.some(({ role, scope }) => isStaffRole(role) && areas.includes(scope))

/** From the street upwards: 街道是轴心. */
const isStreet = (person: Person, { path, street }: Whistle): boolean =>
  isStaffIn(person, path.slice(0, path.indexOf(street) + 1))

/** A clerk of the desk that owes the answer, or of a level above. */
function isPlatform(person: Person, { path, desk }: Whistle): boolean {
  return desk !== null && isStaffIn(person, path.slice(0, path.indexOf(desk) + 1))
}

const serves = (person: Person, { path }: Whistle): boolean =>
  servingRoles(person).some(({ role, scope }) => role !== 'department' && path.includes(scope))

const IS_SIDE: Record<WhistleSide, (person: Person, whistle: Whistle) => boolean> = {
  blower: (person, whistle) => whistle.blower === person._id && serves(person, whistle),
  platform: isPlatform,
  street: isStreet,
  district: (person, { path }) => isStaffIn(person, path.slice(0, 1)),
  party: (person, whistle) => actingParty(whistle, person) !== undefined,
  lead: (person, whistle) => actingParty(whistle, person)?.role === 'lead',
  assist: (person, whistle) => actingParty(whistle, person)?.role === 'assist',
  liaison: (person, whistle) => liaisonParty(whistle, person) !== undefined,
  keeper: (person, whistle) => keptBy(whistle, person) !== undefined,
  assessed: (person, whistle) => assessedFor(whistle, person) !== undefined,
}

/** The part of the department whose liaison the person is. */
export const liaisonParty = (whistle: Whistle, person: Person): Party | undefined =>
  departmentsOf(person, whistle)
    .filter((department) => isLiaison(person, department))
    .flatMap((department) => partyOf(whistle, department) ?? [])
    .find(isAlive)

/**
 * What the person is to the whistle: `department` also reads what it once was called to; nobody else learns of it. A
 * team member is told by the worker.
 */
export function relationTo(whistle: Whistle, person: Person): 'blower' | 'staff' | 'department' | undefined {
  if (whistle.blower === person._id && serves(person, whistle)) return 'blower'
  const isHere = person.roles.some(
    ({ role, scope }) =>
      role !== 'resident' && role !== 'team' && role !== 'department' && whistle.path.includes(scope),
  )
  if (isHere) return 'staff'
  const isCalled = person.roles.some(({ role, scope }) => role === 'department' && whistle.departments.includes(scope))
  return isCalled ? 'department' : undefined
}

/** 办过这声哨的人，不论以哪个身份，都不评价它 (一哨一考核). */
export const hasHandled = ({ timeline, parties }: Whistle, person: string): boolean =>
  parties.some(({ officer }) => officer === person) ||
  timeline.some(({ name, by }) => HANDLING.includes(name) && by === person)
const HANDLING = ['answered', 'reportedIn', 'progressed', 'finished', 'completed', 'extensionAsked', 'returnAsked']

/**
 * 能不能做: guards the action and draws the button.
 * @returns the refusal, or undefined when it may be done
 */
export function forbidsWhistle(
  whistle: Whistle,
  action: WhistleAction,
  person: Person,
  now: number,
): Refusal | undefined {
  const { from, by } = WHISTLE_RULES[action]
  if (!by.some((side) => IS_SIDE[side](person, whistle)))
    return refuse('whistle/not-yours', NOT_YOURS[by[0] ?? 'street'])
  if (!from.includes(whistle.status))
    return refuse('whistle/not-now', `${STATUS_SENTENCE[whistle.status]}，现在不能这样做`)
  return SPECIAL[action]?.(whistle, person, now)
}

type Check = (whistle: Whistle, person: Person, now: number) => Refusal | undefined

const NOT_CALLED = refuse('whistle/answered', '你们部门已经应哨了')
const FIRST_ANSWER = refuse('whistle/not-answered', '请先应哨')
const DECIDING = refuse('whistle/deciding', '退回正在等街道裁定')

/** 只有还没应哨的才应哨、退回. */
const stillCalled: Check = (whistle, person) => {
  const status = actingParty(whistle, person)?.status
  if (status === 'declined') return DECIDING
  return status === 'called' ? undefined : NOT_CALLED
}

const atWork: Check = (whistle, person) => {
  const status = actingParty(whistle, person)?.status
  if (status === 'declined') return DECIDING
  return status === 'called' ? FIRST_ANSWER : undefined
}

const nothingAsked: Check = (whistle, person, now) => {
  const party = actingParty(whistle, person)
  const asks = whistle.waits.some(
    ({ what, department }) => department === party?.department && (what === 'extension' || what === 'return'),
  )
  return atWork(whistle, person, now) ?? (asks ? refuse('whistle/pending', '已经在等街道答复了') : undefined)
}

/** 叫到的部门的人，就是在街道也任职，也不裁定、不评价自己部门的哨. */
const notOfParty: Check = ({ departments }, { roles }) =>
  roles.some(({ role, scope }) => role === 'department' && departments.includes(scope))
    ? refuse('whistle/own-department', '这声哨叫到了您任职的部门，请由别的同事来办')
    : undefined

const notByHandler: Check = (whistle, person, now) =>
  hasHandled(whistle, person._id)
    ? refuse('whistle/own', '办理这声哨的人，不能评价它')
    : notOfParty(whistle, person, now)

const anyOf = ({ waits }: Whistle, is: (wait: Waiting) => boolean): Refusal | undefined =>
  waits.some(is) ? undefined : refuse('whistle/not-asked', '现在没有要答复的')
const answering =
  (...whats: Array<Waiting['what']>): Check =>
  (whistle, person, now) =>
    notOfParty(whistle, person, now) ?? anyOf(whistle, ({ what }) => whats.includes(what))

const URGE_EVERY = 4 * HOUR

/** 除了身份和状态，还要看什么。 */
const SPECIAL: Partial<Record<WhistleAction, Check>> = {
  answer: stillCalled,
  decline: (whistle, person, now) => {
    const refusal = stillCalled(whistle, person, now)
    if (refusal) return refusal
    return actingParty(whistle, person)?.hasDeclined
      ? refuse('whistle/declined-once', '已经退回过一次，街道裁定由你们办，请应哨')
      : undefined
  },
  reportIn: (whistle, person, now) =>
    actingParty(whistle, person)?.status === 'arrived'
      ? refuse('whistle/arrived', '你们部门已经报到了')
      : atWork(whistle, person, now),
  complete: atWork,
  finish: atWork,
  progress: (whistle, person, now) => (keptBy(whistle, person) ? undefined : atWork(whistle, person, now)),
  extend: nothingAsked,
  giveBack: nothingAsked,
  uphold: answering('decision'),
  redirect: answering('decision', 'return'),
  approve: answering('extension'),
  deny: answering('extension', 'return'),
  evaluate: notByHandler,
  rework: notByHandler,
  object: (whistle, person, now) => {
    const department = assessedFor(whistle, person) ?? ''
    if (openObjection(whistle, department)) return refuse('whistle/objecting', '上一次申诉还没有裁定，请等一等')
    if (now >= (whistle.objectBy ?? 0)) return refuse('whistle/too-late-to-object', '申诉的期限已经过了')
    return objectable(whistle, department).length === 0
      ? refuse('whistle/full-marks', '没有可以申诉的：没扣分，或者已经申诉过了')
      : undefined
  },
  respond: (whistle, person, now) =>
    notByHandler(whistle, person, now) ?? anyOf(whistle, (wait) => isForStreet(whistle, wait)),
  /** 街道逾期没有答复的，区里直接裁定. */
  rule: (whistle, person, now) =>
    notByHandler(whistle, person, now) ?? anyOf(whistle, (wait) => isForDistrict(whistle, wait)),
  urge: ({ urgedAt }, _, now) =>
    urgedAt !== null && now < urgedAt + URGE_EVERY ? refuse('whistle/urged', '刚催办过，部门已经收到提醒') : undefined,
  withdraw: (whistle) => {
    if (whistle.reopenings > 0) return refuse('whistle/assessed', '这声哨评过单，是重新打开的，不能撤哨')
    const lead = leadOf(whistle)
    return lead && lead.answeredAt !== null
      ? refuse('whistle/answered-already', `${lead.name}已经应哨，不能撤哨；情况有变请写在进展里`)
      : undefined
  },
}

export const canWhistle = (whistle: Whistle, action: WhistleAction, person: Person, now: number): boolean =>
  forbidsWhistle(whistle, action, person, now) === undefined
