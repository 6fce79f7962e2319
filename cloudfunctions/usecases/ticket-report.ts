import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { TicketView } from '../contract/ticket-view'
import { answersOf } from '../domain/answers'
import { categoryOf, opinionCategory } from '../domain/category'
import { type Assignment, dispatch } from '../domain/dispatch'
import { urgencyOf } from '../domain/emergency'
import { ticketNumber } from '../domain/number'
import { servingRoles } from '../domain/person'
import { maskPhone } from '../domain/phone'
import { isRefusal, refuse } from '../domain/refusal'
import { isOwnReport, type OpinionBox, type Ticket } from '../domain/ticket'
import { type Report, report } from '../domain/ticket-report'
import { actingAt } from './acting'
import { auditStep } from './audit'
import { type Checked, checkContent } from './content'
import { findSpot, spotOf } from './spot'
import type { Caller } from './serve'
import { isSame, stampOf } from './ticket-change'
import { REUSED, UNKNOWN_CATEGORY } from './ticket-refusals'
import { show, tellLater } from './ticket-show'

/** A number is one of a million a day: on a day of ten thousand, one in a hundred is drawn again. */
const NUMBER_TRIES = 5

type Input = Parsed<'ticket', 'report'>

/** 我要反映：找到归谁、到什么时候，一次写下。 */
export async function reportTicket(input: Input, call: Caller): Promise<TicketView | Refusal> {
  const { ports, actor, requestId } = call
  const { consent: _, ...asked } = input
  const stamp = stampOf(call, ['report', asked])
  const id = ports.hash(`${actor._id}:${requestId}`)
  const drafted = await draft(input, id, call)
  // What was taken once is taken, whatever has become of photos, classes or borders since.
  if (isRefusal(drafted)) return (await firstAnswer(id, stamp, call)) ?? drafted
  const { facts, assignment, checked } = drafted
  const { district, calendar, policy } = await ports.reference.read()
  const acting = actingAt(actor, facts.spot.path)
  for (let i = 0; i < NUMBER_TRIES; i += 1) {
    const no = ticketNumber(district.prefix, call.now, ports.random(4))
    const ticket = report(
      { ...facts, no },
      assignment,
      { calendar, policy },
      {
        stamp,
        ...checked,
        ...(!isOwnReport(facts) && acting && { acting }),
      },
    )
    const outcome = await ports.tickets.add(ticket)
    if (outcome === 'number-taken') continue
    if (outcome === 'exists') return (await firstAnswer(id, stamp, call)) ?? REUSED
    if (!isOwnReport(ticket)) auditStep('ticket.report', ticket, call)
    tellLater(ticket, ticket.outbox, call)
    return show({ ticket, filer: actor }, call)
  }
  throw new Error('no free ticket number')
}

interface Draft {
  facts: Omit<Report, 'no'>
  assignment: Assignment
  checked: Checked
}

/** Everything a new ticket needs but its number, or why it cannot be taken. */
async function draft(input: Input, id: string, call: Caller): Promise<Draft | Refusal> {
  const { ports, actor } = call
  const { categories, policy } = await ports.reference.read()
  const boxed = input.box === undefined ? undefined : await boxOf(input, input.box, call)
  if (isRefusal(boxed)) return boxed
  const place = input.place ?? boxed?.spot
  if (!place) return refuse('request/invalid', '请选择位置', 'place')
  const category =
    input.category === undefined && boxed
      ? opinionCategory(input.words, categories)
      : categoryOf(input.category ?? '', categories)
  if (!category) return UNKNOWN_CATEGORY
  const answers = answersOf(category.questions ?? [], input.answers)
  if (isRefusal(answers)) return answers
  const words = [input.words, place.address, input.behalf?.who ?? '', ...answers.map(({ text }) => text)]
  const [found, checked] = await Promise.all([
    ports.reference.shapes().then((shapes) => findSpot(place, shapes, ports)),
    checkContent(
      { words: words.filter((text) => text !== '').join('\n'), photos: input.photos, video: input.video },
      call,
      { words: 'words', photos: 'photos' },
    ),
  ])
  if (isRefusal(found)) return found
  const isServing = servingRoles(actor).some(({ scope }) => found.path.includes(scope))
  const isOwn = input.source === 'resident'
  if (!isOwn && !isServing)
    return servingRoles(actor).length > 0
      ? refuse('ticket/not-yours', '这个地方不在您的辖区，请重新选择位置', 'place')
      : refuse('ticket/not-yours', '只有所在辖区的工作人员可以这样登记', 'source')
  if (isRefusal(checked)) return checked
  const urgency = urgencyOf(input.words, category, policy)
  const { who, phone } = input.behalf ?? {}
  return {
    checked,
    assignment: dispatch(found.chain, {
      ...(isOwn && { author: actor._id }),
      category,
      isUrgent: urgency === 'urgent',
      now: call.now,
      loads: found.loads,
      policy,
    }),
    facts: {
      id,
      author: actor._id,
      source: boxed ? 'opinion-box' : input.source,
      ...(boxed && { box: boxed.box }),
      isAnonymous: input.isAnonymous,
      behalf:
        who === undefined
          ? null
          : { who, ...(phone !== undefined && { phone: ports.cipher.seal(phone, maskPhone(phone)) }) },
      category,
      spot: spotOf(found),
      address: place.address,
      urgency,
      content: {
        words: input.words,
        photos: input.photos,
        ...(input.video !== undefined && { video: input.video }),
        ...(answers.length > 0 && { answers }),
      },
    },
  }
}

interface Boxed {
  box: OpinionBox
  /** At the box itself, for whoever says no other place. */
  spot: NonNullable<Input['place']>
}

/** 投进了哪里的意见箱：驿站和党群服务中心才有。 */
async function boxOf({ source }: Input, id: string, { ports }: Caller): Promise<Boxed | Refusal> {
  if (source !== 'resident' && source !== 'opinion-box')
    return refuse('ticket/not-box', '这样登记的，不是意见箱里的', 'box')
  const place = await ports.places.get(id)
  if (!place || place.kind === 'living') return refuse('ticket/no-box', '没有找到这个意见箱，请重新选择', 'box')
  if (place.closed) return refuse('ticket/box-closed', '这里已经停用，意见箱不再收信，请用“我要反映”', 'box')
  const [lng, lat] = place.point
  return {
    box: { place: id, name: place.name, ...(source === 'resident' && { isOwn: true as const }) },
    // 没有划分网格的地方，只能按点找。
    spot: { point: { lng, lat }, ...(place.area !== place.street && { area: place.area }), address: place.name },
  }
}

/** The answer to the same report sent before; undefined when it was not taken then. */
async function firstAnswer(
  id: string,
  stamp: ReturnType<typeof stampOf>,
  call: Caller,
): Promise<TicketView | Refusal | undefined> {
  const ticket: Ticket | undefined = await call.ports.tickets.get(id)
  const first = ticket?.timeline[0]
  if (!ticket || !first) return undefined
  if (!isSame(first, stamp)) return REUSED
  // The first call may have been cut short before its line was written.
  if (!isOwnReport(ticket)) auditStep('ticket.report', ticket, call)
  return show({ ticket, filer: call.actor }, call)
}
