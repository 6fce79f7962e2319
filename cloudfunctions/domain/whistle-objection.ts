import type { ObjectedLine } from '../contract/whistle-command'
import { amended, standingSheet } from './assessment'
import type { Person } from './person'
import type { Sheet } from './sheet'
import type { Objection, Waiting, Whistle, WhistleEntryOf, WhistleState } from './whistle'

// 评单以后：部门可以申诉，街道答复，区里裁定。都留着，评过的单不改，申诉成立的另加一版。

/** What of a sheet a department may object to: what did not get all of its points; of the lead also the evaluation. */
export function objectable(whistle: Whistle, department: string): ObjectedLine[] {
  const sheet = standingSheet(whistle)
  const own = sheet?.parties.find((party) => party.department === department)
  if (!sheet || !own) return []
  const lines: ObjectedLine[] = own.lines.filter(({ share }) => share < 1).map(({ line }) => line)
  if (own.role === 'lead' && sheet.street) lines.push('evaluation')
  return lines.filter((line) => !hasObjected(whistle, department, line))
}

/** 一项只申诉一次. */
export const hasObjected = (
  { objections, reopenings }: WhistleState,
  department: string,
  line: ObjectedLine,
): boolean => objections.some((one) => one.department === department && one.line === line && one.round === reopenings)

const isOpen = ({ ruling }: Objection): boolean => ruling === null

/** The department's objection that has not been ruled on. */
export const openObjection = ({ objections }: WhistleState, department: string): Objection | undefined =>
  objections.find((one) => one.department === department && isOpen(one))

/** Departments with a line on the sheet for which the person may object: the liaison, and whoever handled it there. */
export function assessedFor(whistle: Whistle, { _id, roles }: Person): string | undefined {
  const parties = standingSheet(whistle)?.parties ?? []
  const acted = (department: string) =>
    whistle.parties.some((party) => party.department === department && party.officer === _id)
  return roles
    .filter(({ role }) => role === 'department')
    .find(
      ({ scope, post }) =>
        parties.some(({ department }) => department === scope) &&
        (post === 'liaison' || (post === 'officer' && acted(scope))),
    )?.scope
}

/** What was objected to waits on, whatever becomes of the whistle. */
export const isObjecting = ({ what }: Waiting): boolean => what === 'objection' || what === 'ruling'
/** 等街道答复的；逾期转到区里以后，街道就不答了. */
export const isForStreet = ({ street }: Whistle, wait: Waiting | undefined): boolean =>
  wait?.what === 'objection' && wait.desk === street
/** 等区里裁定的：街道答复了，或者逾期没有答复. */
export const isForDistrict = ({ path }: Whistle, wait: Waiting): boolean =>
  wait.what === 'ruling' || (wait.what === 'objection' && wait.desk === path[0])
export const objecting = (waits: Waiting[]): Waiting[] => waits.filter(isObjecting)

export function objected(
  { objections, reopenings }: WhistleState,
  { id, department, line }: WhistleEntryOf<'objected'>,
): Objection[] {
  return [...objections, { department, line, round: reopenings, entry: id, answer: null, ruling: null }]
}

/** The open one of the department, with what was said of it. */
export const withSaid = (
  { objections }: WhistleState,
  department: string,
  said: Partial<Pick<Objection, 'answer' | 'ruling'>>,
): Objection[] => objections.map((one) => (one.department === department && isOpen(one) ? { ...one, ...said } : one))

/** 申诉成立，街道对这一次办结的评价不计. Told from what lists read too: they leave the sheets out. */
export const isEvaluationVoid = ({
  objections,
  reopenings,
}: Pick<WhistleState, 'objections' | 'reopenings'>): boolean =>
  objections.some(({ line, round, ruling }) => line === 'evaluation' && round === reopenings && ruling?.upheld === true)

/** 街道说没有办好，诉求照这话退回了网格；裁定成立的，这话不作数了，诉求那边也要知道. */
export function isCleared(
  whistle: WhistleState,
  { department, upheld }: Pick<WhistleEntryOf<'objectionRuled'>, 'department' | 'upheld'>,
): boolean {
  const objection = openObjection(whistle, department)
  const base = whistle.sheets.filter(({ round }) => round === objection?.round).at(-1)
  return upheld && objection?.line === 'evaluation' && base?.street?.verdict === 'dissatisfied'
}

/** 申诉成立，另加一版. */
export function ruledSheets(
  whistle: WhistleState,
  { department, upheld, at }: WhistleEntryOf<'objectionRuled'>,
): Sheet[] {
  const { sheets } = whistle
  const objection = openObjection(whistle, department)
  const base = objection && sheets.filter(({ round }) => round === objection.round).at(-1)
  return upheld && base ? [...sheets, amended(base, department, objection.line, at, sheets.length + 1)] : sheets
}
