import type { StockFigures, StockView } from '../../../../typings/contract'

/** 一类一行，念出来也听得懂。 */
export interface Row {
  class: string
  name: string
  text: string
}

const TEXTS: Array<[keyof StockFigures, string]> = [
  ['carried', '结转'],
  ['opened', '新增'],
  ['onTime', '按时'],
  ['late', '超时'],
  ['declined', '不办'],
  ['left', '剩下'],
]

/** 没有的不说：结转 1，新增 3，按时 2，剩下 2. */
export const rowsOf = ({ byClass }: StockView): Row[] =>
  byClass.map((row) => ({
    class: row.class,
    name: row.name,
    text: TEXTS.filter(([key]) => row[key] > 0)
      .map(([key, text]) => `${text} ${row[key]}`)
      .join('，'),
  }))
