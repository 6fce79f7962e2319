import type { ObjectedLine, Verdict } from '../contract/whistle-command'
import type { SheetLine } from './whistle-settings'

/** One line of a sheet, with all of its arithmetic: share × weight = points. */
export interface Measured {
  line: SheetLine
  /** From when it is counted, until when it was due, and when it was done; null: never. */
  startedAt: number
  dueBy: number
  doneAt: number | null
  /** `excused`: 申诉成立. */
  outcome: 'inTime' | 'late' | 'never' | 'excused'
  /** Of the weight, 0..1. */
  share: number
  weight: number
  points: number
}

/** 系统评单 of one department in one whistle. */
export interface PartySheet {
  department: string
  name: string
  role: 'lead' | 'assist'
  lines: Measured[]
  /** 0..100. */
  system: number
}

/** 一哨一考核: what a whistle is worth, as its timeline tells it; the two scores side by side, never mixed. */
export interface Sheet {
  /** 1 for the first end; a reopening adds the next. */
  version: number
  at: number
  /** Which close it is of: reopenings before it. */
  round: number
  parties: PartySheet[]
  /** 街道评价; null: the street has not said anything in time. */
  street: { verdict: Verdict; points: number } | null
  /** 申诉成立：这一版改了哪一项. */
  amended?: { department: string; line: ObjectedLine }
}
