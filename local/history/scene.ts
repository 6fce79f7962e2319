import type { WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import { nextOfficeMoment } from '../../cloudfunctions/domain/calendar'
import { HOUR, MINUTE } from '../../cloudfunctions/domain/moment'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import type { Cast } from './cast'
import { WORDS } from './sentences'
import type { Tale } from './tales'

/** What somebody is going to do, if nothing comes in between. */
export interface Move {
  at: number
  /** Person */
  by: string
  command: WhistleCommand
}

/** A whistle as it stands, and how chance will have it. */
export interface Scene {
  whistle: Whistle
  tale: Tale
  cast: Cast
}

/** One of the sentences there are for it. */
export function say(what: keyof typeof WORDS, tale: Tale, about = ''): string {
  const sentences = WORDS[what]
  return sentences[Math.floor(tale.chance(`${what} words ${about}`) * sentences.length)] ?? ''
}

/**
 * The moment at which this share of the time between two moments has passed, when the office is open; for emergencies it
 * always is. Never before what has happened already, and never after the end of the tale.
 */
export function momentIn({ whistle, tale, cast }: Scene, from: number, to: number, share: number): number {
  const wished = from + Math.floor((to - from) * share)
  const at = whistle.kind === 'emergency' ? wished : openedAt(wished, whistle, tale, cast)
  const last = whistle.timeline.at(-1)?.at ?? 0
  return Math.max(last + MINUTE, Math.min(at, tale.latest))
}

/** Not all at the stroke of half past eight. */
function openedAt(wished: number, { timeline }: Whistle, tale: Tale, { calendar }: Cast): number {
  const opened = nextOfficeMoment(wished, calendar)
  return opened === wished ? wished : opened + Math.floor(tale.chance(`morning ${timeline.length}`) ** 2 * HOUR)
}

/** Whether chance will have it so; to what is to end soon nothing unusual happens. */
export const befalls = ({ tale }: Scene, question: string, likelihood: number): boolean =>
  !tale.isSmooth && tale.chance(question) < likelihood
