import type { Verdict, WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import { DAY, HOUR } from '../../cloudfunctions/domain/moment'
import { leadOf, type Waiting, waitingFor, type WaitingFor } from '../../cloudfunctions/domain/whistle'
import { isForDistrict, openObjection } from '../../cloudfunctions/domain/whistle-objection'
import { befalls, type Move, momentIn, say, type Scene } from './scene'

/** 平台和街道：接单、准入、裁定、审批、评价、催办、督办. */
export function deskMoves(scene: Scene): Move[] {
  return [...scene.whistle.waits.flatMap((wait) => answers(scene, wait)), ...pressing(scene)]
}

/** How often a desk lets a question lie until the clock takes it one level up. */
const LET_LIE: Record<WaitingFor, number> = {
  review: 0,
  accept: 0.02,
  decision: 0.08,
  extension: 0,
  return: 0,
  evaluation: 0.05,
  objection: 0.1,
  ruling: 0,
}

function answers(scene: Scene, wait: Waiting): Move[] {
  const { department, desk, since, owedBy } = wait
  // 街道逾期没有答复申诉的，区里直接裁定.
  const what = isForDistrict(scene.whistle, wait) ? 'ruling' : wait.what
  const question = `${what} ${department ?? ''} ${since}`
  // What is to be rejected has to be looked at in time: else the clock calls the departments.
  const isSlow = scene.tale.fate !== 'rejected'
  if (isSlow && befalls(scene, `let lie ${question}`, LET_LIE[what])) return []
  const isLate = isSlow && befalls(scene, `late ${question}`, 0.02)
  const at = momentIn(scene, since, owedBy, isLate ? 1.1 : 0.05 + 0.8 * scene.tale.chance(question) ** 2)
  return [{ at, by: clerkOf(scene, desk), command: ANSWERS[what](scene, department ?? '', at) }]
}

type Answer = (scene: Scene, department: string, at: number) => WhistleCommand

const ANSWERS: Record<WaitingFor, Answer> = {
  review: ({ tale, cast }) => {
    const departments = [...cast.departments.keys()]
    const lead = departments[Math.floor(tale.chance('lead') * departments.length)] ?? ''
    return { name: 'admit', lead, assists: [], isProposed: tale.chance('proposed') < 0.3, note: say('admit', tale) }
  },
  accept: ({ tale }) => (tale.fate === 'rejected' ? { name: 'reject', note: say('reject', tale) } : { name: 'accept' }),
  decision: ({ whistle, tale, cast }, department) => {
    const others = [...cast.departments.keys()].filter((id) => !whistle.departments.includes(id))
    const to = others[Math.floor(tale.chance('redirected to') * others.length)]
    return to === undefined || tale.chance(`uphold ${department}`) < 0.5
      ? { name: 'uphold', department, note: say('uphold', tale) }
      : { name: 'redirect', department, to, note: say('redirect', tale) }
  },
  extension: ({ whistle, tale }, department, at) => {
    const until = waitingFor(whistle, 'extension', department)?.until ?? 0
    return until <= at || tale.chance('extension refused') < 0.15
      ? { name: 'deny', department, note: say('deny', tale) }
      : { name: 'approve', department, note: say('approve', tale) }
  },
  return: ({ tale }, department) => ({ name: 'deny', department, note: say('deny', tale) }),
  evaluation: (scene) =>
    scene.whistle.reworks === 0 && befalls(scene, 'rework', 0.02)
      ? { name: 'rework', note: say('rework', scene.tale) }
      : evaluation(scene),
  objection: ({ tale }, department) => {
    const agrees = tale.chance('agrees') < 0.6 ? 'yes' : 'no'
    return { name: 'respond', department, agrees, note: say('respond', tale) }
  },
  ruling: ({ whistle, tale }, department) => {
    const agrees = openObjection(whistle, department)?.answer?.agrees === true
    const upheld = tale.chance('upheld') < (agrees ? 0.8 : 0.2) ? 'yes' : 'no'
    return { name: 'rule', department, upheld, note: say('rule', tale) }
  },
}

/** 多数满意；超期的、返工的差一些. */
function evaluation({ whistle, tale, cast }: Scene): WhistleCommand {
  const lead = leadOf(whistle)
  const isLate = (lead?.doneAt ?? 0) >= (lead?.finishBy ?? Infinity) || whistle.reworks > 0
  const draw = tale.chance('verdict') + (isLate ? 0.35 : 0)
  const verdict: Verdict = draw < 0.87 ? 'satisfied' : draw < 1.1 || !isLate ? 'basically' : 'dissatisfied'
  const { from, until } = cast.settings.points[verdict]
  const lowest = verdict === 'dissatisfied' ? 30 : from
  const points = lowest + Math.floor(tale.chance('points') ** 0.6 * (until - lowest + 1))
  return { name: 'evaluate', verdict, points, note: say(verdict, tale) }
}

/** 催办、督办：一声哨最多各一次. */
function pressing(scene: Scene): Move[] {
  const { whistle, tale } = scene
  const lead = leadOf(whistle)
  if (whistle.status !== 'running' || !lead) return []
  const moves: Move[] = []
  if (whistle.urges === 0 && befalls(scene, 'urge', 0.05)) {
    const at = momentIn(scene, lead.calledAt, lead.finishBy, 0.6)
    moves.push({ at, by: whistle.blower, command: { name: 'urge', note: say('urge', tale) } })
  }
  if (whistle.supervision === null && befalls(scene, 'supervise', 0.4)) {
    const at = momentIn(scene, lead.finishBy, lead.finishBy + DAY, 0.15 + tale.chance('supervised at'))
    const until = Math.ceil(at / HOUR) * HOUR + 2 * DAY
    const note = say('supervise', tale)
    moves.push({
      at,
      by: clerkOf(scene, whistle.street),
      command: { name: 'supervise', colour: 'yellow', until, note },
    })
  }
  return moves
}

/** One of the clerks of an area, always the same for the same whistle. */
function clerkOf({ tale, cast }: Scene, area: string): string {
  const staff = cast.areas.get(area)?.staff ?? []
  const clerk = staff[Math.floor(tale.chance(`clerk ${area}`) * staff.length)]
  if (!clerk) throw new Error(`${area} has no clerk`)
  return clerk.person
}
