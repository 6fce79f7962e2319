import type { Cells } from '../contract/reference'
import { sorted } from './cell'
import { codeCell, namedCell, phoneCell, wordsCell } from './cell-reading'
import type { Department } from './department'
import { TABLE_TEXT } from './reference-names'
import { rowFrom, type TableRules, WHOLE } from './reference-table'
import { pointing } from './reference-use'

/** The departments as one list; its version moves with each change of any of them. */
export interface DepartmentList {
  _id: 'departments'
  version: number
  items: Department[]
}

/** What the list says of a department. */
export type Directory = Pick<Department, '_id' | 'name' | 'fullName' | 'level' | 'phone' | 'retired'>

const STATE_TEXT = { open: '在用', retired: '停用' }
const LEVEL_TEXT: Record<Department['level'], string> = { city: '市', district: '区' }

/** 应哨部门：叫什么、哪一级、办公电话；人和值班表由部门自己的联络员管. */
export const departmentsTable: TableRules<DepartmentList, Directory> = {
  name: TABLE_TEXT.departments,
  group: '吹哨',
  about:
    '市、区部门的名称和办公电话。没有别处用着的可以删；办过哨、有人的，机构改革以后改成停用，办过的事还写着它的名字。人和值班表由部门的联络员管。',
  columns: {
    id: { title: '编号', isKey: true, hint: '例如 d-district-19' },
    name: { title: '简称', isNeeded: true },
    fullName: { title: '全称', isNeeded: true },
    level: { title: '哪一级', kind: 'choice', options: ['市', '区'], isNeeded: true },
    phone: { title: '办公电话', isNeeded: true },
    state: { title: '状态', kind: 'choice', options: Object.values(STATE_TEXT), hint: '空着就是在用' },
  },
  rows: ({ items }) => items,
  cells: ({ _id, name, fullName, level, phone, retired }) => ({
    ...{ id: _id, name, fullName, level: LEVEL_TEXT[level], phone },
    state: STATE_TEXT[retired ? 'retired' : 'open'],
  }),
  read({ id = '', name = '', fullName = '', level = '', phone = '', state = '' }) {
    const read = sorted({
      id: codeCell(id),
      name: wordsCell(name, 12),
      fullName: wordsCell(fullName, 30),
      level: namedCell<Department['level']>(level, '级别', LEVEL_TEXT),
      phone: phoneCell(phone),
      state: namedCell<keyof typeof STATE_TEXT>(state || STATE_TEXT.open, '状态', STATE_TEXT),
    })
    return rowFrom(read, ({ id: _id, state: kept, ...rest }) => ({
      _id,
      ...rest,
      ...(kept === 'retired' && { retired: true }),
    }))
  },
  between(rows, { uses = [] }) {
    // 停用了的名字，新的部门可以接着用.
    const named = rows.map(({ name, retired }) => (retired ? undefined : name))
    const twice = named.flatMap((name, at) =>
      name !== undefined && named.indexOf(name) < at ? [{ at, column: 'name', text: `已经有一个部门叫“${name}”` }] : [],
    )
    const places = new Map(rows.map(({ _id }, at) => [_id, at]))
    const gone = pointing(uses, (code) => !places.has(code)).map(({ code, named }) => ({
      ...{ at: WHOLE, column: 'id', text: `部门“${code}”不能删，还有${named}；机构改革的，请改成停用` },
    }))
    const isRetired = (code: string) => rows[places.get(code) ?? -1]?.retired === true
    const retired = pointing(
      uses.filter(({ isPast }) => !isPast),
      isRetired,
    ).map(({ code, named }) => ({
      ...{
        at: places.get(code) ?? WHOLE,
        column: 'state',
        text: `还不能停用，还有${named}，请先办完、改派或换下，还能重新打开的等过了那天`,
      },
    }))
    return [...twice, ...gone, ...retired]
  },
  build: (document, rows) => ({
    ...document,
    items: rows.map((row) => {
      const found = document.items.find(({ _id }) => _id === row._id)
      const { retired: _retired, ...kept } = found ?? { schemaVersion: 1 as const, members: [], shifts: [] }
      return { ...kept, ...row }
    }),
  }),
}

/** Those that a change would take away or retire: whoever points at them is asked. */
export function leavingIn({ items }: DepartmentList, rows: Cells[], isWhole: boolean): string[] {
  const named = new Set(rows.map(({ id = '' }) => id.trim()))
  const gone = isWhole ? items.filter(({ _id }) => !named.has(_id)).map(({ _id }) => _id) : []
  const retired = rows.flatMap(({ id = '', state }) => (state?.trim() === STATE_TEXT.retired ? id.trim() : []))
  const isOpen = (id: string) => items.some(({ _id, retired: was }) => _id === id && !was)
  return [...gone, ...retired.filter(isOpen)]
}

/**
 * 要删的、要停用的，写下以后再看一眼又用上了、所以留着的：叫什么. A later version is somebody else's.
 * @param meant the list as it was to be, of the version before
 */
export const stayedIn = (meant: DepartmentList, now: DepartmentList): string[] =>
  now.version === meant.version + 1
    ? now.items
        .filter(({ _id, retired }) => {
          const wanted = meant.items.find((one) => one._id === _id)
          return !wanted || (wanted.retired && !retired)
        })
        .map(({ name }) => name)
    : []
