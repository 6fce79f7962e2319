import type { Cells } from '../../../cloudfunctions/contract/reference'
import { type DepartmentList, leavingIn } from '../../../cloudfunctions/domain/reference-departments'
import { planRow } from '../../../cloudfunctions/domain/reference-plan'
import { type KeptDocument, type ReferenceGround, TABLES } from '../../../cloudfunctions/domain/reference-tables'
import { departments } from '../data/district'

const list: KeptDocument & DepartmentList = { _id: 'departments', version: 1, items: departments }
const rows = TABLES.departments.rowsOf(list)
const rowOf = (id: string): Cells => rows.find((cells) => cells['id'] === id)!
const uses = [
  { code: 'd-district-01', text: '叫到过它的哨 JH1', isPast: true },
  { code: 'd-district-02', text: '没办完的哨 JH2' },
]
const change = (before: Cells, after: Cells | undefined) =>
  planRow(TABLES.departments, list, { before, after }, { uses } as unknown as ReferenceGround)

test('部门还有人指着的不能删，还有没办完的不能停用，说得出是谁；只是办过的，可以停用', () => {
  const before = rowOf('d-district-01')
  expect(change(before, undefined)).toMatchObject({
    problems: [{ text: '部门“d-district-01”不能删，还有叫到过它的哨 JH1；机构改革的，请改成停用' }],
  })
  expect(change(before, { ...before, state: '停用' })).toMatchObject({ result: 'save' })
  const busy = rowOf('d-district-02')
  expect(change(busy, { ...busy, state: '停用' })).toMatchObject({
    problems: [
      { column: 'state', text: '还不能停用，还有没办完的哨 JH2，请先办完、改派或换下，还能重新打开的等过了那天' },
    ],
  })
})

test('要删的、要停用的，才去问谁还指着它', () => {
  const busy = rowOf('d-district-02')
  expect(leavingIn(list, [{ ...busy, state: '停用' }], false)).toEqual(['d-district-02'])
  expect(leavingIn(list, [busy], false)).toEqual([])
  expect(leavingIn(list, rows.slice(1), true)).toEqual([rows[0]!['id']])
})
