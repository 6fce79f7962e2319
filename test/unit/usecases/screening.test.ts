import type { Screening, Verdict } from '../../../cloudfunctions/domain/screening'
import type { Ticket } from '../../../cloudfunctions/domain/ticket'
import type { Ports } from '../../../cloudfunctions/usecases/ports'
import { hear, screeningsDue } from '../../../cloudfunctions/usecases/screening'
import { screen } from '../../../cloudfunctions/usecases/screening-begin'
import { chance, livelyTicket } from '../../support/lively-tickets'

const PHOTO = 'cloud://e/photos/author/20260302/aaaaaaaaaaaaaaaa.jpg'
const quiet = livelyTicket(1, 0)
const entry = quiet.timeline[0]!.id
const ticket: Ticket = { ...quiet, contents: { [entry]: { words: '', photos: [PHOTO] } } }
const intent = { id: 'i', entry, cursor: '', kind: 'screen' as const }

/** One photo on its way: every look into the store takes its own random while, so that any two may overtake each other. */
async function race(seed: number, suggest: 'pass' | 'risky'): Promise<{ screening: Screening; marks: unknown[] }> {
  const next = chance(seed)
  const slowly = async <T>(look: () => T | Promise<T>): Promise<T> => {
    for (let ticks = Math.floor(next() * 12); ticks > 0; ticks -= 1) await Promise.resolve()
    return look()
  }
  let stored: Screening | undefined
  const verdicts = new Map<string, Verdict>()
  const marks: unknown[] = []
  let answer = Promise.resolve()
  const ports = {
    clock: { now: () => 1_000 },
    reference: { read: () => slowly(() => ({ policy: { screening: { minutes: 30 } } })) },
    random: () => new Uint8Array(),
    hash: () => 'a-name',
    photos: {
      copy: () => slowly(() => true),
      urls: ([id]: string[]) => slowly(() => new Map([[id, 'https://x']])),
    },
    people: { openidOf: () => slowly(() => 'o-1') },
    content: {
      // WeChat answers as soon as it likes.
      askForPicture: () => {
        const event = { Event: 'wxa_media_check', trace_id: 'x-1', errcode: 0, result: { suggest } }
        answer = slowly(() => hear(event, ports))
        return slowly(() => 'x-1')
      },
    },
    tickets: {
      keepCopy: () => slowly(() => true),
      markPhoto: (_id: string, _key: string, mark: unknown) => slowly(() => void marks.push(mark)),
    },
    screenings: {
      add: (screening: Screening) => slowly(() => Boolean((stored = screening))),
      get: () => slowly(() => stored),
      due: () => slowly(() => (stored?.state === 'pending' && stored.trace === undefined ? [stored] : [])),
      claim: () => slowly(() => true),
      dropVerdicts: () => slowly(() => undefined),
      byTrace: (trace: string) => slowly(() => (stored?.trace === trace ? stored : undefined)),
      move: (_id: string, from: Screening['state'], change: Partial<Screening>) =>
        slowly(() => {
          if (stored?.state !== from) return false
          stored = { ...stored, ...change }
          return true
        }),
      keepVerdict: (trace: string, verdict: Verdict) => slowly(() => void verdicts.set(trace, verdict)),
      verdictOf: (trace: string) => slowly(() => verdicts.get(trace)),
    },
  } as unknown as Ports
  expect(await screen(ticket, intent, ports)).toBe(true)
  await screeningsDue(ports, 2_000)
  await answer
  return { screening: stored!, marks }
}

test('微信答得再快，快过我们记下它的编号，这一答也不会丢', async () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { screening, marks } = await race(seed, 'pass')
    expect(screening).toMatchObject({ state: 'passed', wakeAt: null })
    expect(new Set(marks)).toEqual(new Set([undefined]))
  }
})

test('说违规的也一样：藏起来，等人看', async () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { screening, marks } = await race(seed, 'risky')
    expect(screening).toMatchObject({ state: 'waiting', reason: 'risky', wakeAt: null })
    expect(new Set(marks)).toEqual(new Set(['hidden']))
  }
})
