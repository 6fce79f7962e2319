import * as v from 'valibot'
import { MINUTE } from '../domain/moment'
import { answered, ASK_AGAIN, type Screening, timedOut, type Verdict } from '../domain/screening'
import type { Ports } from './ports'
import { carryOut, remove, takeCopy } from './screening-decision'
import { several } from './several'

const PAGE = 20
/** An answer nobody asks after for so long belongs to no question of ours. */
const VERDICT_KEPT = 60 * MINUTE

/** 请微信看一张照片：先抄一份，查的、以后给人看的都是这一份；原来那张，上传的人还能换掉。 */
async function ask(screening: Screening, ports: Ports): Promise<void> {
  const { _id, author, copy = '' } = screening
  const isTaken = await takeCopy(screening, ports)
  if (!isTaken && screening.place !== undefined) {
    // The place was never given it, or has let go of it since.
    await ports.screenings.move(_id, 'pending', { state: 'erased', wakeAt: null })
    return
  }
  const [openid, urls, { policy }] = await Promise.all([
    ports.people.openidOf(author),
    ports.photos.urls([copy]),
    ports.reference.read(),
  ])
  const url = urls.get(copy)
  const isAskable = isTaken && openid !== undefined && url !== undefined
  const trace = isAskable ? await ports.content.askForPicture(openid, url) : undefined
  if (trace === undefined) {
    await ports.screenings.move(_id, 'pending', { wakeAt: ports.clock.now() + ASK_AGAIN })
    return
  }
  const wakeAt = screening.at + policy.screening.minutes * MINUTE
  await ports.screenings.move(_id, 'pending', { trace, wakeAt })
  // The answer may have come before its number was known here: see `hear`.
  const verdict = await ports.screenings.verdictOf(trace)
  if (verdict !== undefined) await settle({ ...screening, trace, wakeAt }, verdict, ports)
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
 * What fell due: checks to ask for, answers that never came, decisions a crash left half done.
 * @param until a moment; what is left then, the next run finds
 * @returns how many were looked after
 */
export async function screeningsDue(ports: Ports, until: number): Promise<number> {
  let done = 0
  while (ports.clock.now() < until) {
    const page = await ports.screenings.due(ports.clock.now(), PAGE)
    const left = await several(page, ports, until, async (screening) => {
      try {
        await look(screening, ports)
      } catch (error) {
        ports.log.defect(error, { screening: screening._id })
        // Stepped over for now, so that it holds up no other.
        await ports.screenings.move(screening._id, screening.state, { wakeAt: ports.clock.now() + ASK_AGAIN })
      }
      return true
    })
    done += page.length - left.length
    if (page.length < PAGE) break
  }
  await ports.screenings.dropVerdicts(ports.clock.now() - VERDICT_KEPT)
  return done
}

async function look(screening: Screening, ports: Ports): Promise<void> {
  const { _id, state, at, trace } = screening
  if (state === 'removed') return remove(screening, ports)
  if (state !== 'pending') return carryOut(screening, ports)
  const { policy } = await ports.reference.read()
  const now = ports.clock.now()
  const lateAt = at + policy.screening.minutes * MINUTE
  // Of two runs of the clock at once, one has it.
  if (!(await ports.screenings.claim(screening, now + ASK_AGAIN))) return
  if (now >= lateAt) return void (await ports.screenings.move(_id, 'pending', timedOut(screening)))
  if (trace === undefined) return ask(screening, ports)
  // Asked, and cut short behind it: what WeChat looks at is not copied again.
  const verdict = await ports.screenings.verdictOf(trace)
  if (verdict !== undefined) await settle(screening, verdict, ports)
  else await ports.screenings.move(_id, 'pending', { wakeAt: lateAt })
}
