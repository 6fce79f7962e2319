import * as v from 'valibot'
import type { Intent } from '../domain/intent'
import { MINUTE } from '../domain/moment'
import {
  answered,
  ASK_AGAIN,
  type Screening,
  screeningId,
  screeningsOf,
  timedOut,
  type Verdict,
} from '../domain/screening'
import { photoKey, type Ticket } from '../domain/ticket'
import type { Ports } from './ports'
import { carryOut, remove } from './screening-decision'

const PAGE = 20
/** An answer nobody asks after for so long belongs to no question of ours. */
const VERDICT_KEPT = 60 * MINUTE

/**
 * 一步带来的照片、视频和拿不准的文字，逐件登记，照片请微信看。 What WeChat does not take now, or cannot be asked until `until`, the clock asks.
 * @returns true: from here on each has an alarm of its own
 */
export async function screen(
  ticket: Ticket,
  intent: Extract<Intent, { kind: 'screen' }>,
  ports: Ports,
  until: number,
): Promise<boolean> {
  await copyForBoard(ticket, intent.entry, ports)
  const screenings = screeningsOf(ticket, intent, ports.clock.now())
  const isNew = await Promise.all(screenings.map((one) => ports.screenings.add(one)))
  const pending = screenings.filter(({ state }, i) => isNew[i] && state === 'pending')
  if (ports.clock.now() < until) await ask(pending, ports)
  return true
}

/**
 * 公开的照片先抄一份我们自己的，查的、登的都是这一份：原来那张，上传的人还能换掉。 Made before its check is put down and never again: what
 * was looked at is not written over.
 */
async function copyForBoard(ticket: Ticket, id: string, { photos, screenings }: Ports): Promise<void> {
  const entry = ticket.timeline.find((one) => one.id === id)
  if (entry?.name !== 'summarised' || !entry.photo) return
  const { copy, of } = entry.photo
  if (!(await screenings.get(screeningId(ticket, id, photoKey(copy))))) await photos.copy(of, copy)
}

/** Asks WeChat to look at pictures, as many as it takes. */
async function ask(screenings: Screening[], ports: Ports): Promise<void> {
  if (screenings.length === 0) return
  const authors = [...new Set(screenings.map(({ author }) => author))]
  const [urls, openids] = await Promise.all([
    ports.photos.urls(screenings.flatMap(({ file }) => file ?? [])),
    Promise.all(authors.map((author) => ports.people.openidOf(author))),
  ])
  const { policy } = await ports.reference.read()
  await Promise.all(
    screenings.map(async (screening) => {
      const [openid, url] = [openids[authors.indexOf(screening.author)], urls.get(screening.file ?? '')]
      const trace =
        openid === undefined || url === undefined ? undefined : await ports.content.askForPicture(openid, url)
      if (trace === undefined) {
        await ports.screenings.move(screening._id, 'pending', { wakeAt: ports.clock.now() + ASK_AGAIN })
        return
      }
      const wakeAt = screening.at + policy.screening.minutes * MINUTE
      await ports.screenings.move(screening._id, 'pending', { trace, wakeAt })
      // The answer may have come before its number was known here: see `hear`.
      const verdict = await ports.screenings.verdictOf(trace)
      if (verdict !== undefined) await settle({ ...screening, trace, wakeAt }, verdict, ports)
    }),
  )
}

/** `wxa_media_check` as WeChat pushes it (security.mediaCheckAsync 2.0); `errcode` ≠ 0: it could not fetch the picture. */
const MediaChecked = v.looseObject({
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  errcode: v.optional(v.number(), 0),
  result: v.optional(v.looseObject({ suggest: v.picklist(['pass', 'review', 'risky']) })),
})

/** True for an event that {@link hear} understands. */
export const isMediaChecked = (event: unknown): boolean => v.is(MediaChecked, event)

/**
 * 微信看完了一张照片。 Late, twice, or for something we never asked: harmless. The answer can overtake the number of its
 * question on the way into the database: it is kept before it is looked for again, and the question looks for a kept
 * answer after its number is written, so one of the two finds the other.
 * @param event the pushed event; whose call it is, the caller has made sure of
 */
export async function hear(event: unknown, ports: Ports): Promise<void> {
  const { trace_id: trace, errcode, result } = v.parse(MediaChecked, event)
  const verdict = errcode === 0 && result ? result.suggest : 'unchecked'
  let found = await ports.screenings.byTrace(trace)
  if (!found) {
    await ports.screenings.keepVerdict(trace, verdict, ports.clock.now())
    found = await ports.screenings.byTrace(trace)
  }
  if (found) await settle(found, verdict, ports)
}

async function settle(screening: Screening, verdict: Verdict, ports: Ports): Promise<void> {
  const change = answered(screening, verdict, ports.clock.now())
  if (!change || !(await ports.screenings.move(screening._id, screening.state, change))) return
  if (change.wakeAt !== null) await carryOut({ ...screening, ...change }, ports)
}

/**
 * What fell due: checks to ask for again, answers that never came, decisions a crash left half done.
 * @param until a moment; what is left then, the next run finds
 * @returns how many were looked after
 */
export async function screeningsDue(ports: Ports, until: number): Promise<number> {
  let done = 0
  while (ports.clock.now() < until) {
    const page = await ports.screenings.due(ports.clock.now(), PAGE)
    for (const screening of page) {
      if (ports.clock.now() >= until) return done
      try {
        await look(screening, ports)
        done += 1
      } catch (error) {
        ports.log.defect(error, { screening: screening._id })
        // Stepped over for now, so that it holds up no other.
        await ports.screenings.move(screening._id, screening.state, { wakeAt: ports.clock.now() + ASK_AGAIN })
      }
    }
    if (page.length < PAGE) break
  }
  await ports.screenings.dropVerdicts(ports.clock.now() - VERDICT_KEPT)
  return done
}

async function look(screening: Screening, ports: Ports): Promise<void> {
  if (screening.state === 'removed') return remove(screening, ports)
  if (screening.state !== 'pending') return carryOut(screening, ports)
  const { policy } = await ports.reference.read()
  const isLate = ports.clock.now() >= screening.at + policy.screening.minutes * MINUTE
  if (isLate) await ports.screenings.move(screening._id, 'pending', timedOut(screening))
  else await ask([screening], ports)
}
