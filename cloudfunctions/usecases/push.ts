import { fillTemplate, type Message } from '../domain/notice'
import { digestOf, isUnspent, sendableAt, standingAfter } from '../domain/push'
import type { Ports } from './ports'
import type { Notice, Sending } from './ports/notice'
import { several } from './several'

/** A push marked as being sent for longer was cut off; one marked later may still be on its way in another call. */
const SENDING_FOR = 30_000
const PAGE = 100
/** However many the hour has seen. */
const ANY_NUMBER = Number.MAX_SAFE_INTEGER

const INBOX_PAGE = 'pages/notices/notices'
const pageOf = ({ ticket, page = INBOX_PAGE }: Notice): string =>
  ticket === undefined ? page : `pages/ticket/ticket?id=${ticket}`

/** Pushes what can go now, several at a time; what is not reached until `until`, the clock finds by `sendAt`. */
export async function pushEach(notices: Notice[], ports: Ports, until: number): Promise<void> {
  if (notices.length === 0 || ports.clock.now() >= until || !ports.messages.isOpen()) return
  await several(notices, ports, until, (notice) => push(notice, ports))
}

/**
 * 到点的推送：夜里和忙时留下的、攒成一条的、断在半路的。 A chore of the clock.
 * @returns how many were looked after
 */
export async function pushDue(ports: Ports, until: number): Promise<number> {
  let done = 0
  const passed: string[] = []
  while (ports.clock.now() < until) {
    const due = await ports.notices.due(ports.clock.now(), passed, PAGE)
    // Digests first: they close the hour that ended, before what is new begins another.
    const persons = new Set(due.filter(({ push: state }) => state === 'held').map(({ person }) => person))
    const stuck = new Set(await several([...persons], ports, until, (person) => digest(person, ports)))
    // One person's go out in the order in which they were told, however many people there are at once.
    const byPerson = new Map<string, Notice[]>()
    for (const notice of due.filter(({ push: state }) => state !== 'held'))
      byPerson.set(notice.person, [...(byPerson.get(notice.person) ?? []), notice])
    const stayed: Notice[] = []
    const untouched = await several([...byPerson.values()], ports, until, async (own) => {
      stayed.push(...(await pushInOrder(own, ports, until)))
      return true
    })
    const left = new Set([...stayed, ...untouched.flat()])
    const behind = due.filter((notice) => left.has(notice) || (notice.push === 'held' && stuck.has(notice.person)))
    passed.push(...behind.map(({ _id }) => _id))
    done += due.length - behind.length
    if (due.length < PAGE) break
  }
  return done
}

/**
 * One that breaks is logged and stepped over, so that it holds up no other.
 * @returns those that are still where they were
 */
async function pushInOrder(notices: Notice[], ports: Ports, until: number): Promise<Notice[]> {
  const left: Notice[] = []
  for (const [i, notice] of notices.entries()) {
    try {
      if ((i > 0 && ports.clock.now() >= until) || !(await push(notice, ports))) left.push(notice)
    } catch (error) {
      ports.log.defect(error, { notice: notice._id })
      left.push(notice)
    }
  }
  return left
}

/**
 * WeChat's push, at most once: marked before it is sent. A mark left behind by a crash becomes `unknown`, never a
 * second message, since WeChat offers no key to recognise a repeat by.
 * @returns whether it moved on, by this call or another
 * @throws Error for a notice that has nothing to push
 */
async function push(notice: Notice, ports: Ports): Promise<boolean> {
  const { person, message, isUrgent } = notice
  const now = ports.clock.now()
  if (notice.push === 'sending') {
    await ports.notices.move(notice, { push: 'unknown', sendAt: null })
    return true
  }
  if (message === null) throw new Error(`notice ${notice._id} is ${notice.push} with nothing to push`)
  const { policy } = await ports.reference.read()
  const sendAt = sendableAt(now, isUrgent, policy.messages)
  if (sendAt > now) {
    await ports.notices.move(notice, { push: 'queued', sendAt })
    return true
  }
  const marked: Notice = { ...notice, push: 'sending', sendAt: now + SENDING_FOR }
  if (!(await ports.notices.move(notice, { push: marked.push, sendAt: marked.sendAt }))) return true
  const hourEnds = await ports.throttles.take(person, now, isUrgent ? ANY_NUMBER : policy.messages.hourly)
  if (hourEnds !== undefined) {
    await ports.notices.move(marked, { push: 'held', sendAt: sendableAt(hourEnds, isUrgent, policy.messages) })
    return true
  }
  const sending = await send(person, message, pageOf(notice), ports)
  // What may have arrived has had its place in the hour.
  if (sending.outcome !== 'sent' && sending.outcome !== 'unsure') await ports.throttles.giveBack(person, now)
  await ports.notices.move(marked, await changeAfter(notice, sending, ports))
  return true
}

/**
 * 一小时里多出来的，到点合成一条。 Only one call at a time makes a person's digest.
 * @returns false while another call is at it
 */
async function digest(person: string, ports: Ports): Promise<boolean> {
  const now = ports.clock.now()
  if (!(await ports.throttles.lease(person, now, now + SENDING_FOR))) return false
  await sendDigest(person, now, ports)
  await ports.throttles.endLease(person)
  return true
}

async function sendDigest(person: string, now: number, ports: Ports): Promise<void> {
  const held = await ports.notices.held(person, now, PAGE)
  const [first] = held
  if (!first) return
  const { policy } = await ports.reference.read()
  const sendAt = sendableAt(now, false, policy.messages)
  if (sendAt > now) {
    await Promise.all(held.map((notice) => ports.notices.move(notice, { push: 'held', sendAt })))
    return
  }
  const count = await ports.notices.gather(person, now, first._id, now + SENDING_FOR)
  if (count === 0) return
  // It opens the new hour, and never waits behind what came after it.
  await ports.throttles.take(person, now, ANY_NUMBER)
  const messages = held.flatMap((notice) => notice.message ?? [])
  const message = digestOf(messages, count, now, await ports.quotas.left(person))
  const sending = await send(person, message, count === 1 ? pageOf(first) : INBOX_PAGE, ports)
  const change = await changeAfter(first, sending, ports)
  const together = { ...change, push: TOGETHER[change.push] }
  await ports.notices.settle(person, first._id, count === 1 ? change : together)
}

/** How each of those fared that went out in one message. */
const TOGETHER = {
  sent: 'digested',
  queued: 'held',
  'no-quota': 'no-quota',
  failed: 'failed',
  unknown: 'unknown',
} as const

/** Spends an accept and asks WeChat; what WeChat did not use up is given back. */
async function send(person: string, { template, values }: Message, page: string, ports: Ports): Promise<Sending> {
  const [openid, { templates }] = await Promise.all([ports.people.openidOf(person), ports.reference.read()])
  if (openid === undefined || !(await ports.quotas.spend(person, template))) return { outcome: 'no-quota' }
  const data = fillTemplate(templates[template], values)
  const sending = await ports.messages.send({ openid, template: templates[template], page, data })
  if (sending.outcome === 'no-quota') await ports.quotas.empty(person, template)
  if (isUnspent(sending.outcome)) await ports.quotas.refund(person, template)
  return sending
}

async function changeAfter(notice: Notice, { outcome, error }: Sending, ports: Ports) {
  const { policy } = await ports.reference.read()
  const { tries, isUrgent } = notice
  const standing = standingAfter({ outcome, tries, isUrgent, now: ports.clock.now() }, policy.messages)
  if (error !== undefined) ports.log.info('push refused', { notice: notice._id, error })
  const isOver = standing.push === 'sent' || standing.push === 'no-quota'
  return { ...standing, ...(isOver && { message: null }), ...(error !== undefined && { pushError: error }) }
}
