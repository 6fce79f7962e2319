import type { ScreeningView } from '../contract/screening'
import type { Intent } from './intent'
import { MINUTE } from './moment'
import { copyIdOf, photoKey } from './photo'
import type { Place } from './place'
import type { Ticket } from './ticket'

/** Words, a photo or a video that WeChat is still looking at, or a person has to. */
export interface Screening {
  /** `ticket.entry.what`: what is `words` or the file's key; `place.request.key` for a place's photo. */
  _id: string
  schemaVersion: 1
  kind: 'words' | 'photo' | 'video'
  /** What shows it: a ticket, at one of its steps, or a place. */
  ticket?: string
  place?: string
  no: string
  /** What it is about: a ticket's class, a place's name. */
  categoryName: string
  entry: string
  /** fileID of a photo or video, as it was sent. */
  file?: string
  /** fileID of our own copy of a photo, which is what WeChat and people look at. */
  copy?: string
  /** Whose it is: WeChat wants a user who was active of late. */
  author: string
  /** Ids from the district down; a clerk of one of them may decide. */
  path: string[]
  at: number
  /** `pending`: WeChat is looking; `waiting`: a person has to; `erased`: there is nothing left to look at. */
  state: 'pending' | 'waiting' | 'passed' | 'removed' | 'erased'
  /** Why a person has to look. */
  reason?: 'review' | 'risky' | 'timeout' | 'unchecked'
  /** WeChat's number of the check. */
  trace?: string
  /** When the clock looks after it: an answer missing, or a decision not carried out yet; null when nobody need. */
  wakeAt: number | null
  by?: string
  decidedAt?: number
}

/** What WeChat says of a picture; `unchecked`: it could not look. */
export type Verdict = 'pass' | 'review' | 'risky' | 'unchecked'

/** How long until a check that WeChat did not take is asked for again. */
export const ASK_AGAIN = MINUTE

/**
 * What a step brought that has to be looked at: 照片由微信看，视频和拿不准的文字由人看。
 * @param newName a name for a copy, never given before
 */
export function screeningsOf(
  ticket: Ticket,
  intent: Extract<Intent, { kind: 'screen' }>,
  now: number,
  newName: () => string,
): Screening[] {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  const content = ticket.contents[intent.entry]
  // Erased meanwhile at its author's wish: there is nothing left to look at.
  if (!entry || !content) return []
  const about = (what: string) => ({
    _id: `${ticket._id}.${entry.id}.${what}`,
    schemaVersion: 1 as const,
    ticket: ticket._id,
    no: ticket.no,
    categoryName: ticket.categoryName,
    entry: entry.id,
    author: entry.by,
    path: ticket.path,
    at: now,
  })
  const forPerson = { state: 'waiting' as const, wakeAt: null }
  return [
    ...content.photos.map((file): Screening => ({
      ...about(photoKey(file)),
      kind: 'photo',
      file,
      copy: copyIdOf(file, newName()),
      state: 'pending',
      wakeAt: now,
    })),
    // 微信的媒体检查只看图片和声音。
    ...(content.video === undefined
      ? []
      : [
          {
            ...about(photoKey(content.video)),
            ...forPerson,
            kind: 'video' as const,
            file: content.video,
            reason: 'unchecked' as const,
          },
        ]),
    ...(intent.words === undefined || content.words === ''
      ? []
      : [{ ...about('words'), ...forPerson, kind: 'words' as const, reason: intent.words }]),
  ]
}

/**
 * A new photo of a place. It is written down before the place shows it, so that none can be forgotten; the clock looks when
 * the call that brought it is surely over.
 * @param requestId of that call, so that a repeat is the same
 */
export const screeningOfPlace = (
  { _id, name, path }: Place,
  file: string,
  { author, requestId, now, newName }: { author: string; requestId: string; now: number; newName: () => string },
): Screening => ({
  _id: `${_id}.${requestId}.${photoKey(file)}`,
  schemaVersion: 1,
  kind: 'photo',
  place: _id,
  no: '',
  categoryName: name,
  entry: '',
  file,
  copy: copyIdOf(file, newName()),
  author,
  path,
  at: now,
  state: 'pending',
  wakeAt: now + ASK_AGAIN,
})

/**
 * What WeChat's answer changes: 通过的公开，违规的先藏起来等人看，拿不准的等人看。 It may come late, when a person is
 * asked already; once a person has decided, or WeChat has answered before, it changes nothing.
 */
export function answered(
  { state, reason }: Screening,
  verdict: Verdict,
  now: number,
): Pick<Screening, 'state' | 'reason' | 'wakeAt'> | undefined {
  const isOpen = state === 'pending' || (state === 'waiting' && (reason === 'timeout' || reason === 'unchecked'))
  if (!isOpen || (state === 'waiting' && verdict === 'unchecked')) return undefined
  if (verdict === 'pass') return { state: 'passed', wakeAt: now }
  return { state: 'waiting', reason: verdict, wakeAt: verdict === 'risky' ? now : null }
}

/** 30 分钟没有答复，转给人看。 */
export const timedOut = ({ trace }: Screening): Pick<Screening, 'state' | 'reason' | 'wakeAt'> => ({
  state: 'waiting',
  reason: trace === undefined ? 'unchecked' : 'timeout',
  wakeAt: null,
})

/** How the ticket or place has to show the file in this state; undefined shows it. */
export const markOf = ({ state, reason }: Screening): 'pending' | 'hidden' | undefined => {
  if (state === 'passed' || state === 'erased') return undefined
  return state === 'removed' || reason === 'risky' ? 'hidden' : 'pending'
}

const REASON_TEXT: Record<NonNullable<Screening['reason']>, string> = {
  review: '微信拿不准',
  risky: '微信认为违规',
  timeout: '微信没有按时答复',
  unchecked: '当时没有查成',
}
const VIDEO_TEXT = '视频微信不查，由人看'

/** Everything a step's author typed: with a report also the place, the person it is for and the answers. */
export function wordsOf({ contents, timeline, address, behalf }: Said, entry: string): string {
  const { words, answers = [] } = contents[entry] ?? { words: '' }
  const isReport = timeline[0]?.id === entry
  const all = [words, ...(isReport ? [address, behalf?.who ?? ''] : []), ...answers.map(({ text }) => text)]
  return all.filter((text) => text !== '').join('\n')
}
export type Said = Pick<Ticket, 'contents' | 'timeline' | 'address' | 'behalf' | 'copies'>

/** As a clerk sees it; words come from the ticket, where they can be erased. */
export const screeningView = (
  screening: Screening,
  { said, url, whereText }: { said?: Said; url?: string; whereText: string },
): ScreeningView => {
  const { _id, at, kind, reason, ticket, place, no, categoryName } = screening
  return {
    id: _id,
    at,
    kind,
    reason: kind === 'video' ? VIDEO_TEXT : reason === undefined ? '' : REASON_TEXT[reason],
    ...(ticket !== undefined && { ticket }),
    ...(place !== undefined && { place }),
    no,
    whereText,
    categoryText: categoryName,
    ...(kind === 'words' && said && { words: wordsOf(said, screening.entry) }),
    ...(url !== undefined && { url }),
  }
}
