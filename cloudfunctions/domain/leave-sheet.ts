import type { SheetColumn } from '../contract/cell'
import type { LeaveColumn, LeaveLine, LeaveRow } from '../contract/leave'
import { cleanWords } from '../contract/primitives'
import type { Area } from './area'
import { CLEARED, unfitIn, type Read, said, sorted, wrong } from './cell'
import { clockCell, dateCell, filled, shortened, wordsCell } from './cell-reading'
import { superiorRole } from './invitation'
import { writtenAt } from './leave-spans'
import { MINUTE, clockOf, dateOf } from './moment'
import type { Leave, Person } from './person'
import { seatsOf } from './roster'
import type { Server } from './server'
import { midnightOf, minutesOf } from './written'

/** The columns of the spreadsheet, in the order in which they are written. */
export const LEAVE_COLUMNS: Array<SheetColumn<LeaveColumn>> = [
  { key: 'place', title: '地方', aliases: ['网格', '地方编号', '单位'], isNeeded: true },
  { key: 'name', title: '姓名', aliases: ['名字'], isNeeded: true },
  { key: 'person', title: '人员编号', aliases: [], isNeeded: false },
  { key: 'from', title: '从', aliases: ['开始', '开始时间', '起'], isNeeded: true },
  { key: 'until', title: '到', aliases: ['结束', '结束时间', '止'], isNeeded: true },
  { key: 'standIn', title: '顶班的人', aliases: ['代班', '顶班'], isNeeded: false },
]

/** As many as a person keeps. */
const MOST_SPANS = 20

/** What the rows may speak of. */
export interface LeaveGround {
  actor: Person
  now: number
  /** By code. */
  areas: Map<string, Area>
  /** What each has said of their leave, by person. */
  leaves: Map<string, Leave[]>
}

/** One span of a person, and in which area it was said. */
export interface LeaveAct {
  person: string
  scope: string
  span: Leave
}

export interface LeavePlan {
  line: LeaveLine
  act?: LeaveAct
}

type Problem = LeaveLine['problems'][number]
const problem = (column: LeaveColumn, text: string): { problems: Problem[] } => ({ problems: [{ column, text }] })

/** 一张请假表会做什么，逐行；什么也不写. */
export function planLeave(rows: LeaveRow[], ground: LeaveGround): LeavePlan[] {
  /** What each would have after the rows before. */
  const after = new Map(ground.leaves)
  return rows.map(({ row, ...typed }) => {
    const cells = Object.fromEntries(
      Object.entries(typed).map(([column, text]) => [column, cleanWords(text)]),
    ) as typeof typed
    const hidden = unfitIn(typed)
    const outcome = hidden.length > 0 ? { problems: hidden } : readRow(cells, after, ground)
    const line = { row, name: cells.name, notes: [] }
    if ('problems' in outcome) return { line: { ...line, ...outcome, result: 'problem', changes: [] } }
    const { act, isNew } = outcome
    if (!act) return { line: { ...line, problems: [], result: 'same', changes: [] } }
    after.set(act.person, withSpan(after.get(act.person) ?? [], act.span))
    return {
      line: { ...line, problems: [], result: isNew ? 'add' : 'change', changes: isNew ? [] : ['standIn'] },
      act,
    }
  })
}

type Outcome = { act?: LeaveAct; isNew: boolean } | { problems: Problem[] }

function readRow(cells: Omit<LeaveRow, 'row'>, after: Map<string, Leave[]>, ground: LeaveGround): Outcome {
  const { problems, values } = sorted({
    place: filled(cells.place, said),
    name: filled(cells.name, (text) => wordsCell(text, 10)),
    from: filled(cells.from, (text) => momentCell(text, '00:00')),
    until: filled(cells.until, (text) => momentCell(text, '24:00')),
    standIn: cells.standIn === CLEARED ? said('') : wordsCell(cells.standIn, 10),
  })
  if (problems.length > 0) return { problems }
  const whom = whomOf(cells, ground)
  if ('problems' in whom) return whom
  const { person, area } = whom
  const { from, until } = values
  if (from >= until) return problem('until', '结束要晚于开始')
  if (until <= ground.now) return problem('until', '这一段已经过去了')
  const others = after.get(person) ?? []
  const former = others.find((span) => isWrittenAlike(span, { from, until }))
  const clash = others.find((span) => span !== former && span.from < until && from < span.until)
  if (clash) return problem('from', `和已经登记的 ${writtenAt(clash.from)} 到 ${writtenAt(clash.until)} 重叠`)
  if (!former && others.filter((span) => span.until > ground.now).length >= MOST_SPANS)
    return problem('name', `最多登记 ${MOST_SPANS} 段请假`)
  const standIn = cells.standIn === '' ? said(former?.standIn) : standInFor(values.standIn, { from, until }, whom)
  if ('wrong' in standIn) return problem('standIn', standIn.wrong)
  if (former && former.standIn === standIn.value) return { isNew: false }
  const span = { ...(former ?? { from, until }), standIn: standIn.value }
  return { act: { person, scope: area._id, span: spanOf(span) }, isNew: !former }
}

const spanOf = ({ from, until, standIn }: { from: number; until: number; standIn: string | undefined }): Leave => ({
  ...{ from, until },
  ...(standIn !== undefined && { standIn }),
})

interface Whom {
  person: string
  area: Area
}

/** 是谁：有编号看编号，没有看姓名；谁的上级谁登记. */
function whomOf({ place, name, person }: Omit<LeaveRow, 'row'>, ground: LeaveGround): Whom | { problems: Problem[] } {
  const area = ground.areas.get(place)
  if (!area) return problem('place', `没有“${shortened(place)}”这个地方，请写它的编号`)
  const seats = seatsOf(area).filter(({ server }) => (person === '' ? server.name === name : server.person === person))
  const [first] = seats
  if (!first)
    return person === ''
      ? problem('name', `${area.name}没有叫${shortened(name)}的人`)
      : problem('person', `这里没有编号“${shortened(person)}”的人`)
  if (first.server.name !== name) return problem('name', `编号“${person}”的人叫${first.server.name}`)
  if (new Set(seats.map(({ server }) => server.person)).size > 1)
    return problem('person', `这里有几位${name}，请写人员编号`)
  const isSuperior = seats.some(({ role }) => role !== 'district' && superiorRole(ground.actor.roles, role, area))
  return isSuperior ? { person: first.server.person, area } : problem('place', '这里的人由上一级管，您不能登记请假')
}

/** 顶班的：网格员请的本网格的代班，那时自己也在. */
function standInFor(name: string, { from, until }: Leave, { area, person }: Whom): Read<string | undefined> {
  if (name === '') return said(undefined)
  if (area.worker?.person !== person) return wrong('只有网格员请本网格的代班顶班')
  const found = (area.standIns ?? []).filter((server) => server.name === name)
  const [one] = found
  if (!one) return wrong(`本网格没有叫${name}的代班`)
  if (found.length > 1) return wrong(`本网格有几位代班叫${name}，请在手机上登记`)
  const isAlsoAway = (one.leave ?? []).some((span) => span.from < until && from < span.until)
  return isAlsoAway ? wrong(`${name}那时也请假，请换一位`) : said(one.person)
}

/** 2026-11-22 08:30; a day alone begins or ends it. */
function momentCell(text: string, without: string): Read<number> {
  const [day = '', clock = without] = text.normalize('NFKC').replace('T', ' ').split(/\s+/)
  const [date, time] = [dateCell(day), clockCell(clock)]
  if ('wrong' in date || 'wrong' in time)
    return wrong(`看不懂“${shortened(text)}”，请写成 2026-10-01 08:30 或者 2026-10-01 这样`)
  return said(midnightOf(date.value) + minutesOf(time.value) * MINUTE)
}

/** The end of a day is its own, not the beginning of the next. */
const writtenEnd = (at: number): string => (clockOf(at) === '00:00' ? `${dateOf(at - MINUTE)} 24:00` : writtenAt(at))

const isWrittenAlike = (a: Leave, b: Leave): boolean =>
  writtenAt(a.from) === writtenAt(b.from) && writtenAt(a.until) === writtenAt(b.until)

/** The same spans with this one among them, in place of the one that is written alike. */
export const withSpan = (spans: Leave[], span: Leave): Leave[] =>
  [...spans.filter((one) => !isWrittenAlike(one, span)), span].sort((a, b) => a.from - b.from)

/** What is to come of an area's people who answer to the actor, as the spreadsheet has it; each once. */
export function leaveCells(area: Area, { roles }: Person, now: number): Array<Omit<LeaveRow, 'row'>> {
  const theirs = seatsOf(area).filter(({ role }) => role !== 'district' && superiorRole(roles, role, area))
  const servers = new Map(theirs.map(({ server }) => [server.person, server]))
  const nameOf = (person: string | undefined) =>
    (area.standIns ?? []).find((server) => server.person === person)?.name ?? ''
  return [...servers.values()].flatMap(({ person, name, leave = [] }: Server) =>
    leave
      .filter(({ until }) => until > now)
      .map(({ from, until, standIn }) => ({
        ...{ place: area.code, name, person },
        ...{ from: writtenAt(from), until: writtenEnd(until), standIn: nameOf(standIn) },
      })),
  )
}
