import * as v from 'valibot'
import { lengthOf } from './primitives'

/** What stands in one cell of a table. */
export const Cell = v.optional(
  v.pipe(
    v.string('格子里要是文字'),
    v.check((text) => lengthOf(text) <= 1_000, '格子里的字太多了'),
  ),
  '',
)

/** Where a line stands in its file, the heading being 1. */
export const RowNumber = v.pipe(v.number('行号不对'), v.integer('行号不对'), v.minValue(1, '行号不对'))

/** Lines of a table that go in one call. */
export const rowsOf = <Row extends v.GenericSchema>(row: Row, most: number) =>
  v.pipe(v.array(row, '表格不对'), v.minLength(1, '表格里没有内容'), v.maxLength(most, `一次最多 ${most} 行`))

/** A column as a spreadsheet has it, in the order in which it is written. */
export interface SheetColumn<Key extends string = string> {
  key: Key
  /** 编号 */
  title: string
  /** What others call it. */
  aliases: string[]
  /** Without it nothing can be done with the table. */
  isNeeded: boolean
}
