import { afterWorkingDays } from '../../cloudfunctions/domain/calendar'
import type { DeclineReason, WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import { isActive, leadOf, type Party } from '../../cloudfunctions/domain/whistle'
import { objectable } from '../../cloudfunctions/domain/whistle-objection'
import { befalls, type Move, momentIn, say, type Scene } from './scene'

/** 应哨部门：应哨、退回、报到、进展、延期、协办完毕、办结，评单以后申诉. */
export function partyMoves(scene: Scene): Move[] {
  const { whistle } = scene
  if (whistle.status === 'closed') return objections(scene)
  if (whistle.status !== 'running') return []
  return whistle.parties.filter(isActive).flatMap((party) => {
    if (party.status === 'called') return [first(scene, party)]
    if (party.status === 'declined' || party.status === 'done') return []
    const isThere = party.status === 'arrived' || party.reportInBy === null
    return isThere ? onSite(scene, party) : [arrival(scene, party)]
  })
}

const REASONS: DeclineReason[] = ['not-ours', 'not-listed', 'needs-others', 'other']

/** 应哨，或者退回一次. */
function first(scene: Scene, party: Party): Move {
  const { tale } = scene
  const { department, calledAt, answerBy, hasDeclined } = party
  const declines = !hasDeclined && scene.whistle.kind !== 'emergency' && befalls(scene, `decline ${department}`, 0.025)
  if (declines) {
    const reason = REASONS[Math.floor(tale.chance('reason') * REASONS.length)] ?? 'other'
    const command = { name: 'decline', reason, note: say('decline', tale, department) } as const
    return { at: momentIn(scene, calledAt, answerBy, 0.5), by: memberOf(scene, party), command }
  }
  const share = shareOf(scene, `answer ${department}`, 0.035, 0.06, 0.75)
  return { at: momentIn(scene, calledAt, answerBy, share), by: memberOf(scene, party), command: { name: 'answer' } }
}

function arrival(scene: Scene, party: Party): Move {
  const { tale, cast, whistle } = scene
  const { department, calledAt, reportInBy } = party
  const by = memberOf(scene, party)
  const share = shareOf(scene, `arrive ${department}`, 0.03, 0.25, 0.9)
  const [lng, lat] = whistle.point
  const offset = (axis: string) => (tale.chance(`${axis} ${department}`) - 0.5) * 0.002
  const command: WhistleCommand =
    tale.chance(`photo ${department}`) < 0.15
      ? { name: 'reportIn', photos: [cast.photoOf(by, whistle.blownAt)] }
      : { name: 'reportIn', point: { lng: lng + offset('lng'), lat: lat + offset('lat') }, photos: [] }
  return { at: momentIn(scene, calledAt, reportInBy ?? calledAt, share), by, command }
}

/** What a department does once it is there. */
function onSite(scene: Scene, party: Party): Move[] {
  const { whistle, tale, cast } = scene
  const { department, role, finishBy } = party
  const by = memberOf(scene, party)
  const from = startedAt(scene, party)
  if (role === 'assist') {
    const at = momentIn(scene, from, finishBy, shareOf(scene, `finish ${department}`, 0.02, 0.15, 0.6))
    return [{ at, by, command: { name: 'finish', note: say('finish', tale, department), photos: [] } }]
  }
  const moves: Move[] = []
  const has = (name: string) => whistle.timeline.some((entry) => entry.name === name)
  const isAsking = whistle.waits.some((wait) => wait.department === department)
  if (!has('progressed') && befalls(scene, 'progress', 0.2)) {
    const command: WhistleCommand = { name: 'progress', note: say('progress', tale), photos: [] }
    moves.push({ at: momentIn(scene, from, finishBy, 0.35), by, command })
  }
  if (!has('extensionAsked') && befalls(scene, 'extend', 0.04)) {
    const until = afterWorkingDays(finishBy, 1 + Math.floor(tale.chance('days') * 4), cast.calendar)
    const at = momentIn(scene, from, finishBy, 0.7)
    // Too late to ask when the new date would be over by then.
    if (until > at) moves.push({ at, by, command: { name: 'extend', until, note: say('extend', tale) } })
  }
  if (tale.fate === 'done' && !isAsking) {
    const share = shareOf(scene, `complete ${whistle.reworks}`, 0.05, 0.3, 0.72)
    const command: WhistleCommand = {
      name: 'complete',
      note: say('complete', tale),
      photos: [cast.photoOf(by, whistle.blownAt)],
    }
    moves.push({ at: momentIn(scene, from, finishBy, share), by, command })
  }
  return moves
}

/** 扣了分的，偶尔申诉一次. */
function objections(scene: Scene): Move[] {
  const { whistle, tale } = scene
  const { objectBy, endedAt, objections: told } = whistle
  const lead = leadOf(whistle)
  const [line] = lead ? objectable(whistle, lead.department).filter((one) => one !== 'evaluation') : []
  if (!lead || !line || told.length > 0 || !befalls(scene, 'object', 0.15)) return []
  const at = momentIn(scene, endedAt ?? 0, objectBy ?? 0, 0.1 + 0.7 * tale.chance('objected at'))
  // Nobody objects who has not been there.
  if (lead.officer === null || at >= (objectBy ?? 0)) return []
  return [{ at, by: lead.officer, command: { name: 'object', line, note: say('object', tale), photos: [] } }]
}

/** From when the present deadline counts: a rework begins anew. */
function startedAt({ whistle }: Scene, { calledAt }: Party): number {
  const reworked = whistle.timeline.filter(({ name }) => name === 'reworked').at(-1)
  return reworked?.at ?? calledAt
}

/** Mostly between two shares of the time there is; now and then late. */
function shareOf(scene: Scene, question: string, late: number, from: number, to: number): number {
  const draw = scene.tale.chance(question)
  return befalls(scene, `late ${question}`, late) ? 1.04 + 0.5 * draw : from + (to - from) * draw
}

/** Who acts for the department: whoever has it; else one of the officers, now and then the liaison. */
function memberOf({ tale, cast }: Scene, { department, officer }: Party): string {
  if (officer !== null) return officer
  const members = cast.departments.get(department)?.members.filter(({ post }) => post !== 'head') ?? []
  const officers = members.filter(({ post }) => post === 'officer')
  const list = tale.chance(`liaison ${department}`) < 0.1 ? members.filter(({ post }) => post === 'liaison') : officers
  const member = list[Math.floor(tale.chance(`officer ${department}`) * list.length)] ?? members[0]
  if (!member) throw new Error(`${department} has nobody who could come`)
  return member.person
}
