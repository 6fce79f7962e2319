import type { Duty, Post } from '../contract/account'
import type { SheetColumn } from '../contract/cell'
import { cleanWords, lengthOf } from '../contract/primitives'
import type { StaffColumn, StaffLine, StaffNote, StaffRow } from '../contract/staff'
import type { Area } from './area'
import type { Categories } from './category'
import { CLEARED, unfitIn, listOf, type Read, rowOver, said, sorted, wrong } from './cell'
import { filled, namedCell, numberCell, phoneCell, shortened, wordsCell } from './cell-reading'
import type { Department } from './department'
import { keepsRoster } from './department-roster'
import { type AreaRole, kindFor, superiorRole } from './invitation'
import { DUTY_TEXT, type HeldRole, type Person, ROLE_TEXT } from './person'
import { POST_TEXT } from './post'
import { isRefusal } from './refusal'
import { seatsOf, seatTaken } from './roster'
import type { Server } from './server'

/** The columns of the spreadsheet, in the order in which they are written. */
export const STAFF_COLUMNS: Array<SheetColumn<StaffColumn>> = [
  { key: 'place', title: '地方', aliases: ['网格', '地方编号', '单位'], isNeeded: true },
  { key: 'post', title: '岗位', aliases: ['身份', '职务'], isNeeded: true },
  { key: 'name', title: '姓名', aliases: ['名字'], isNeeded: true },
  { key: 'phone', title: '对外电话', aliases: ['电话', '联系电话', '手机'], isNeeded: false },
  { key: 'capacity', title: '最多在办', aliases: [], isNeeded: false },
  { key: 'categories', title: '接哪些类别', aliases: ['类别'], isNeeded: false },
  { key: 'person', title: '人员编号', aliases: [], isNeeded: false },
]

/** A post as it is written, and what it means. */
export type StaffPost = { role: AreaRole; standIn?: true; duty?: Duty } | { role: 'department'; post: Post }

const POSTS: Record<string, StaffPost> = {
  [ROLE_TEXT.worker]: { role: 'worker' },
  代班: { role: 'worker', standIn: true },
  [ROLE_TEXT.team]: { role: 'team' },
  ...Object.fromEntries(
    (Object.keys(DUTY_TEXT) as Duty[]).map((duty): [string, StaffPost] => [DUTY_TEXT[duty], { role: 'team', duty }]),
  ),
  [ROLE_TEXT.community]: { role: 'community' },
  [ROLE_TEXT.street]: { role: 'street' },
  ...Object.fromEntries(
    (Object.keys(POST_TEXT) as Post[]).map((post): [string, StaffPost] => [
      POST_TEXT[post],
      { role: 'department', post },
    ]),
  ),
}
const POST_NAMES = Object.fromEntries(Object.keys(POSTS).map((name) => [name, name]))

/** What the rows may speak of. */
export interface StaffGround {
  actor: Person
  /** By code and by id. */
  areas: Map<string, Area>
  departments: Map<string, Department>
  categories: Categories
}

/** What a row comes to. */
export type StaffAct =
  | { kind: 'invite'; scope: string; post: StaffPost; categories: string[] }
  | { kind: 'amend'; scope: string; role: HeldRole['role']; person: string; change: StaffChange }

/** What of a server's card its superior keeps. */
export interface StaffChange {
  phone: string
  capacity?: number
  categories: string[]
}

export interface StaffPlan {
  line: StaffLine
  act?: StaffAct
}

/** 一张表会做什么，逐行；什么也不写. */
export function planStaff(rows: StaffRow[], ground: StaffGround): StaffPlan[] {
  const seats = new Map<string, number>()
  return rows.map((typed) => {
    const row = cleaned(typed)
    const outcome = readRow(row, ground)
    const problems = [...unfitIn(typed), ...('problems' in outcome ? outcome.problems : twin(row, outcome, seats))]
    const { act, changes = [] } = 'problems' in outcome ? {} : outcome
    const result = problems.length > 0 ? 'problem' : act?.kind === 'invite' ? 'add' : act ? 'change' : 'same'
    return {
      line: { row: row.row, name: row.name, result, problems, notes: [], changes },
      ...(problems.length === 0 && act && { act }),
    }
  })
}

/** Nothing in the cells that nobody can see. */
const cleaned = ({ row, ...cells }: StaffRow): StaffRow => ({
  ...(Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, cleanWords(text)])) as typeof cells),
  row,
})

interface Outcome {
  act?: StaffAct
  changes?: StaffColumn[]
  /** Of a grid's own worker, of whom there is one. */
  seat?: string
}

/** Two rows of one file for the one seat of a grid. */
function twin({ row }: StaffRow, { seat }: Outcome, seats: Map<string, number>): StaffNote[] {
  if (seat === undefined) return []
  const earlier = seats.get(seat)
  seats.set(seat, earlier ?? row)
  return earlier === undefined ? [] : [{ column: 'post', text: `一个网格只有一位网格员，第 ${earlier} 行已经写了` }]
}

function readRow(row: StaffRow, ground: StaffGround): Outcome | { problems: StaffNote[] } {
  const { categories } = ground
  const codes = new Set([...categories.groups, ...categories.items].map(({ code }) => code))
  const post = namedCell(row.post, '岗位', POST_NAMES)
  const meant = 'value' in post ? POSTS[post.value] : undefined
  const there = meant ? thoseMeant(row, meant.role, ground) : []
  const [one] = there
  const isTeam = meant?.role === 'team'
  const { phone, capacity, categories: own } = rowOver(cardOf(row), one && cardCells(one))
  const { problems, values } = sorted({
    place: filled(row.place, said),
    post,
    name: filled(row.name, (text) => wordsCell(text, 10)),
    phone: publicPhone(phone, isTeam),
    capacity: capacity === '' ? said(undefined) : numberCell(capacity, 1, 500),
    // 从前定下、后来没有了的类别，不碰它就还在.
    categories: categoriesCell(own, new Set([...codes, ...(one?.categories ?? [])]), isTeam),
    person: there.length > 1 ? wrong(`这里有 ${there.length} 位${row.name}，请写人员编号`) : said(row.person),
  })
  if (problems.length > 0 || !meant) return { problems }
  const change: StaffChange = {
    phone: values.phone,
    categories: values.categories,
    ...(values.capacity !== undefined && { capacity: values.capacity }),
  }
  return meant.role === 'department' ? colleague(row, meant, one, ground) : inArea(row, meant, one, change, ground)
}

const cardOf = ({ phone, capacity, categories }: StaffRow) => ({ phone, capacity, categories })

/** Whom a row may be about: by their id, else by name, and by number where the row says one. */
function thoseMeant(row: StaffRow, role: StaffPost['role'], { areas, departments }: StaffGround): Server[] {
  const saysPhone = row.phone !== '' && row.phone !== CLEARED
  const isMeant = ({ person, name, phone }: Server) =>
    row.person === '' ? name === row.name && (!saysPhone || phone === row.phone) : person === row.person
  if (role === 'department') return (departments.get(row.place)?.members ?? []).filter(isMeant)
  const area = areas.get(row.place)
  const seats = area ? seatsOf(area).filter((seat) => seat.role === role) : []
  return seats.map(({ server }) => server).filter(isMeant)
}

const problem = (column: StaffColumn, text: string): { problems: StaffNote[] } => ({ problems: [{ column, text }] })

function inArea(
  row: StaffRow,
  post: StaffPost & { role: AreaRole },
  found: Server | undefined,
  change: StaffChange,
  { actor, areas }: StaffGround,
): Outcome | { problems: StaffNote[] } {
  const { role, standIn } = post
  const area = areas.get(row.place)
  if (!area) return problem('place', `没有“${shortened(row.place)}”这个地方，请写它的编号`)
  if (area.kind !== kindFor(role)) return problem('post', `${area.name}没有${row.post}这个岗位`)
  if (!superiorRole(actor.roles, role, area)) return problem('place', `这里的${ROLE_TEXT[role]}由上一级管，您不能导入`)
  if (row.person !== '' && !found) return problem('person', `这里没有编号“${shortened(row.person)}”的人`)
  if (found) {
    if (found.name !== row.name) return problem('name', `编号“${row.person}”的人叫${found.name}`)
    const changes = differences(found, change)
    const act: StaffAct = { kind: 'amend', scope: area._id, role, person: found.person, change }
    return { ...(changes.length > 0 && { act }), changes }
  }
  const isOnlySeat = role === 'worker' && !standIn
  const taken = isOnlySeat ? seatTaken(area) : undefined
  if (isRefusal(taken)) return problem('post', taken.message)
  return {
    act: { kind: 'invite', scope: area._id, post, categories: change.categories },
    ...(isOnlySeat && { seat: area._id }),
  }
}

function colleague(
  row: StaffRow,
  post: StaffPost & { role: 'department' },
  found: Server | undefined,
  { actor, departments }: StaffGround,
): Outcome | { problems: StaffNote[] } {
  const department = departments.get(row.place)
  if (!department) return problem('place', `没有“${shortened(row.place)}”这个部门，请写它的编号`)
  if (!keepsRoster(actor, department._id)) return problem('place', '部门的人由本部门的联络员邀请，您不能导入')
  if (found) return {}
  if (row.person !== '') return problem('person', `这里没有编号“${shortened(row.person)}”的人`)
  return { act: { kind: 'invite', scope: department._id, post, categories: [] } }
}

function publicPhone(text: string, mayBeEmpty: boolean): Read<string> {
  if (text === '') return mayBeEmpty ? said('') : wrong('请填写对外公布的联系电话')
  return phoneCell(text)
}

function categoriesCell(text: string, codes: Set<string>, isTeam: boolean): Read<string[]> {
  const list = listOf(text)
  if (list.length > 0 && !isTeam) return wrong('只有团队成员按类别接单')
  if (list.length > 20) return wrong('最多 20 类')
  const stranger = list.find((code) => !codes.has(code))
  return stranger === undefined ? said(list) : wrong(`没有编号“${shortened(stranger)}”的类别`)
}

const differences = (server: Server, { phone, capacity, categories }: StaffChange): StaffColumn[] => [
  ...(server.phone === phone ? [] : ['phone' as const]),
  ...(server.capacity === capacity ? [] : ['capacity' as const]),
  ...((server.categories ?? []).join() === categories.join() ? [] : ['categories' as const]),
]

/** The same area with one server's card changed; whoever is not in it changes nothing. */
export function amended(area: Area, role: HeldRole['role'], person: string, change: StaffChange): Area {
  const card = (server: Server): Server => {
    if (server.person !== person) return server
    const { capacity: _, categories: __, ...rest } = server
    return {
      ...rest,
      phone: change.phone,
      ...(change.capacity !== undefined && { capacity: change.capacity }),
      ...(change.categories.length > 0 && { categories: change.categories }),
    }
  }
  if (role === 'team') return { ...area, ...(area.team && { team: area.team.map(card) }) }
  if (role !== 'worker')
    return {
      ...area,
      ...(area.staff && { staff: area.staff.map(card) }),
      ...(area.leader && { leader: card(area.leader) }),
    }
  return {
    ...area,
    ...(area.worker && { worker: card(area.worker) }),
    ...(area.standIns && { standIns: area.standIns.map(card) }),
  }
}

/** A seat as the spreadsheet has it. @param place code of the area, id of the department */
export const staffCells = (place: string, server: Server, text: string): Omit<StaffRow, 'row'> => ({
  place,
  post: text,
  name: server.name,
  ...cardCells(server),
  person: server.person,
})

/** What of somebody's card their superior keeps, in words. */
export const cardCells = (server: Server) => ({
  phone: server.phone,
  capacity: server.capacity === undefined ? '' : String(server.capacity),
  categories: (server.categories ?? []).join('、'),
})

/** Whether any of what a person reads of somebody has these words. */
export const isAbout = (words: string, texts: string[]): boolean =>
  lengthOf(words) === 0 || texts.some((text) => text.includes(words))
