import type { StockFigures, StockView } from '../../../../typings/contract'

/** 一类一行，一列一个数，上下比得出来；头一行是合计。 */
export interface Row {
  class: string
  name: string
  cells: Array<{ key: string; value: number }>
  /** 念出来的：助老，结转 1，新增 10，办成 3，不办 1，剩下 7。 */
  label: string
}

export const COLUMNS = [
  { key: 'carried', text: '结转' },
  { key: 'opened', text: '新增' },
  { key: 'done', text: '办成' },
  { key: 'declined', text: '不办' },
  { key: 'left', text: '剩下' },
]

export const rowsOf = ({ figures, byClass }: StockView): Row[] => [
  rowOf('', '合计', figures),
  ...byClass.map((row) => rowOf(row.class, row.name, row)),
]

function rowOf(code: string, name: string, { carried, opened, onTime, late, declined, left }: StockFigures): Row {
  const values: Record<string, number> = { carried, opened, done: onTime + late, declined, left }
  const cells = COLUMNS.map(({ key }) => ({ key, value: values[key] ?? 0 }))
  const spoken = COLUMNS.map(({ key, text }) => `${text} ${values[key] ?? 0}`)
  return { class: code, name, cells, label: [name, ...spoken].join('，') }
}

/** 还剩 6 件，最久的等了 12 天，超期 1 件; of a list that was cut nobody knows more than how many there are. */
export function leftText({ figures, left }: StockView): string {
  const total = `还剩 ${figures.left} 件`
  if (left.length < figures.left) return total
  const oldest = Math.max(0, ...left.map(({ days }) => days))
  const overdue = left.filter(({ tags }) => tags.some(({ tone }) => tone === 'overdue')).length
  return [
    total,
    ...(oldest > 0 ? [`最久的等了 ${oldest} 天`] : []),
    ...(overdue > 0 ? [`超期 ${overdue} 件`] : []),
  ].join('，')
}
