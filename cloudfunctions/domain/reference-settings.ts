import { type Read, said, sorted, wrong } from './cell'
import { shortened } from './cell-reading'
import { rowFrom, type TableRules } from './reference-table'

/** One thing a district decides for itself, of the document `D`. */
export interface Setting<D> {
  /** Where it stands in the document: `urge.everyHours`. */
  key: string
  name: string
  /** What is counted, or how it is written. */
  about: string
  /** As it is. */
  text: (document: D) => string
  /** What was typed: as the table would write it, and what it makes of the document. */
  put: (text: string) => Read<{ text: string; apply: (document: D) => D }>
}

/** How one kind of value is read and written. */
export interface Manner<V> {
  read(text: string): Read<V>
  text(value: V): string
}

/**
 * @param get, set where the value is in the document
 * @param manner how it is read and written
 */
export const setting = <D, V>(
  [key, name, about]: [key: string, name: string, about: string],
  manner: Manner<V>,
  get: (document: D) => V,
  set: (document: D, value: V) => D,
): Setting<D> => ({
  ...{ key, name, about },
  text: (document) => manner.text(get(document)),
  put(text) {
    const read = manner.read(text)
    return 'wrong' in read
      ? read
      : said({ text: manner.text(read.value), apply: (document: D) => set(document, read.value) })
  },
})

interface SettingRow<D> {
  key: string
  name: string
  value: string
  about: string
  apply: (document: D) => D
}

/** Something that does not go with something else: the key of the setting to be changed, and why. */
export type Discord = [key: string, text: string]

/**
 * 一张设置表：一行一项，行是固定的.
 * @param checks what has to hold between them, once all are put in
 * @param whole the document in force, out of the ground
 */
export const settingsTable = <D, G>(
  words: { name: string; group: string; about: string },
  settings: Array<Setting<D>>,
  checks: (document: D) => Discord[],
  whole: (ground: G) => D,
): TableRules<D, SettingRow<D>, G> => ({
  ...words,
  isFixed: true,
  columns: {
    key: { title: '编号', isKey: true },
    name: { title: '设置' },
    value: { title: '值', isNeeded: true },
    about: { title: '说明' },
  },
  rows: (document) =>
    settings.map((one) => ({
      ...{ key: one.key, name: one.name, about: one.about, value: one.text(document) },
      apply: (same: D) => same,
    })),
  cells: ({ key, name, value, about }) => ({ key, name, value, about }),
  read({ key = '', value = '' }) {
    const found = settings.find((one) => one.key === key)
    if (!found) return { problems: [{ column: 'key', text: `没有“${shortened(key)}”这项设置` }] }
    return rowFrom(sorted({ value: found.put(value) }), ({ value: { text, apply } }) => ({
      ...{ key, name: found.name, about: found.about, value: text },
      apply,
    }))
  },
  between(rows, ground) {
    const made = rows.reduce((document, { apply }) => apply(document), whole(ground))
    return checks(made).flatMap(([key, text]) => {
      const at = rows.findIndex((row) => row.key === key)
      return at < 0 ? [] : [{ at, column: 'value', text }]
    })
  },
  build: (document, rows) => rows.reduce((made, { apply }) => apply(made), document),
})

/** One of a few, each with its name. */
export const oneOf = <T extends string>(names: Record<T, string>): Manner<T> => ({
  read(text) {
    const found = (Object.keys(names) as T[]).find((one) => names[one] === text)
    return found === undefined ? wrong(`请写${Object.values<string>(names).join('、')}`) : said(found)
  },
  text: (value) => names[value],
})
