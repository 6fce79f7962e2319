import * as v from 'valibot'
import { Cell, RowNumber, rowsOf } from './cell'

/** One line of the spreadsheet, or one feature, as it stands: docs/places.md. */
const PlaceRow = v.strictObject({
  row: RowNumber,
  id: Cell,
  class: Cell,
  name: Cell,
  lng: Cell,
  lat: Cell,
  community: Cell,
  address: Cell,
  phone: Cell,
  hours: Cell,
  exceptions: Cell,
  services: Cell,
  extended: Cell,
  accessibility: Cell,
  keeper: Cell,
})
export type PlaceRow = v.InferOutput<typeof PlaceRow>
export type PlaceColumn = Exclude<keyof PlaceRow, 'row'>

/** What is done to every point of a file: 经纬度对调, or WGS-84 → GCJ-02; never unless a person has chosen it. */
const Conversion = v.optional(v.picklist(['swap', 'wgs84'], '没有这种换算'))
export type Conversion = NonNullable<v.InferOutput<typeof Conversion>>

export const importInput = v.strictObject({
  rows: rowsOf(PlaceRow, 500),
  convert: Conversion,
})

/** Something to be said about a cell. */
export interface CellNote {
  column: PlaceColumn
  text: string
}

export interface ImportLine {
  row: number
  /** The place's id, the row's own or made from class, name and address; empty when there is none. */
  id: string
  name: string
  /** `waiting`: time ran out before it was written; send the rows again. */
  result: 'add' | 'change' | 'same' | 'problem' | 'waiting'
  /** The row is not imported. */
  problems: CellNote[]
  /** The row is imported all the same; somebody should look. */
  notes: CellNote[]
  /** What is different from what is there. */
  changes: PlaceColumn[]
}

/** How many rows would lie where they say they lie: in the district, on land, in the community named. Adds up over pages. */
export interface Fits {
  rows: number
  /** Rows that name a community: only they can betray a shift of a few hundred metres. */
  named: number
  asIs: number
  swap: number
  wgs84: number
}

export interface ImportReport {
  lines: ImportLine[]
  fits: Fits
  /** A conversion that would put many more of them right, and the sentence that offers it. */
  offer?: { convert: Conversion; text: string }
}
