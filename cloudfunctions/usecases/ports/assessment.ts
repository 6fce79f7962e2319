import type { Stance } from '../../contract/assessment'
import type { Whistle } from '../../domain/whistle'
import type { Before } from '../cursor'

/** 街道行使了一次权力，登记在案; nothing of it is edited away, a mistake is retracted. */
export interface Exercise {
  /** Hash of who registered it and their request. */
  _id: string
  schemaVersion: 1
  /** Of the district's settings. */
  power: string
  department: string
  /** Ids from the district down to the street. */
  path: string[]
  stance: Stance
  note: string
  by: string
  at: number
  /** `2026`, Beijing's. */
  year: string
  retracted: { at: number; by: string; note: string } | null
}

export interface Exercises {
  /** @returns false when it was there already */
  add(exercise: Exercise): Promise<boolean>
  get(id: string): Promise<Exercise | undefined>
  /** Marks it retracted. @returns false when it is already */
  retract(id: string, retracted: NonNullable<Exercise['retracted']>): Promise<boolean>
  /** Registered by the person, latest first. */
  by(person: string, before: Before, limit: number): Promise<Exercise[]>
  /** Takes out what the person wrote; that it was registered, and retracted, stays. */
  erase(person: string): Promise<void>
  /** Of a year, concerning a department or registered below an area; the latest first, at most 200. */
  ofYear(year: string, about: { department: string } | { area: string }): Promise<Exercise[]>
}

/** What the stories of assessment need besides. */
export interface AssessmentPorts {
  exercises: Exercises
  /** Whistles the department was called in, blown in the month, that have a sheet; latest first: without history or words. */
  assessed(department: string, month: string, before: Before, limit: number): Promise<Whistle[]>
}

export interface SpreadsheetPorts {
  /** A table as an .xlsx file, base64; the first line is the headings, and nothing in it is a formula. */
  spreadsheet(sheet: string, lines: string[][]): Promise<string>
}
