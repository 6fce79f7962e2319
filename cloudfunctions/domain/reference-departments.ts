import { sorted } from './cell'
import { codeCell, namedCell, phoneCell, wordsCell } from './cell-reading'
import type { Department } from './department'
import { TABLE_TEXT } from './reference-names'
import { rowFrom, type TableRules } from './reference-table'

/** The departments as one list; its version moves with each change of any of them. */
export interface DepartmentList {
  _id: 'departments'
  version: number
  items: Department[]
}

/** What the list says of a department. */
export type Directory = Pick<Department, '_id' | 'name' | 'fullName' | 'level' | 'phone'>

const LEVEL_TEXT: Record<Department['level'], string> = { city: '市', district: '区' }

/** 应哨部门：叫什么、哪一级、办公电话；人和值班表由部门自己的联络员管. */
export const departmentsTable: TableRules<DepartmentList, Directory> = {
  name: TABLE_TEXT.departments,
  group: '吹哨',
  about: '市、区部门的名称和办公电话。有哨和事项指着它们，只能改、增加，不能删；人和值班表由部门的联络员管。',
  keepsRows: true,
  columns: {
    id: { title: '编号', isKey: true, hint: '例如 d-district-19' },
    name: { title: '简称', isNeeded: true },
    fullName: { title: '全称', isNeeded: true },
    level: { title: '哪一级', kind: 'choice', options: ['市', '区'], isNeeded: true },
    phone: { title: '办公电话', isNeeded: true },
  },
  rows: ({ items }) => items,
  cells: ({ _id, name, fullName, level, phone }) => ({ id: _id, name, fullName, level: LEVEL_TEXT[level], phone }),
  read({ id = '', name = '', fullName = '', level = '', phone = '' }) {
    const read = sorted({
      id: codeCell(id),
      name: wordsCell(name, 12),
      fullName: wordsCell(fullName, 30),
      level: namedCell<Department['level']>(level, '级别', LEVEL_TEXT),
      phone: phoneCell(phone),
    })
    return rowFrom(read, ({ id: _id, ...rest }) => ({ _id, ...rest }))
  },
  between(rows) {
    const names = rows.map(({ name }) => name)
    return rows.flatMap(({ name }, at) =>
      names.indexOf(name) < at ? [{ at, column: 'name', text: `已经有一个部门叫“${name}”` }] : [],
    )
  },
  build: (document, rows) => ({
    ...document,
    items: rows.map((row) => ({
      ...(document.items.find(({ _id }) => _id === row._id) ?? { schemaVersion: 1 as const, members: [], shifts: [] }),
      ...row,
    })),
  }),
}
