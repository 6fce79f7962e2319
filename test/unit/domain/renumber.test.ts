import type { Area } from '../../../cloudfunctions/domain/area'
import { renumberBelow } from '../../../cloudfunctions/domain/renumber'
import { town } from '../../support/net'

const NOW = 1_000
const { areas } = town()
const renumbered = (id: string, code: string, withBelow?: boolean, ground = areas) =>
  renumberBelow(areas.get(id)!, { code, withBelow }, NOW, ground)
const changed = (id: string, change: Partial<Area>) => new Map(areas).set(id, { ...areas.get(id)!, ...change })

test('社区换了编号，下面的不一起换就不行，说有几块', () => {
  expect(renumbered('c', '340202014009')).toMatchObject({
    code: 'atlas/below',
    message: '下面还有 4 块地方的编号不以 340202014009 开头，请选下面的编号一起换',
    field: 'code',
  })
  expect(renumbered('c', '340202014002')).toEqual([])
  expect(renumbered('g1', '340202014002009')).toEqual([])
})

test('一起换：前面换成新的，后面几位不变，旧编号记着', () => {
  expect(renumbered('c', '340202014009', true)).toEqual(
    ['g1', 'g2', 'g3', 'g4'].map((id, i) => ({
      id,
      code: `34020201400900${i + 1}`,
      codes: [{ code: `34020201400200${i + 1}`, until: NOW }],
    })),
  )
})

test('街道换了编号，下面的社区、村、网格都跟着', () => {
  const codes = (renumbered('s', '340202019', true) as Array<{ id: string; code: string }>).map(({ id, code }) => [
    id,
    code,
  ])
  expect(codes).toEqual([
    ['c', '340202019002'],
    ['g1', '340202019002001'],
    ['g2', '340202019002002'],
    ['g3', '340202019002003'],
    ['g4', '340202019002004'],
    ['v', '340202019200'],
  ])
})

test('有一个换不了，一个也不换，说是哪一个', () => {
  expect(renumbered('c', '340202014009', true, changed('g3', { code: '340202014007003' }))).toMatchObject({
    code: 'atlas/below-odd',
    message: '第03网格的编号 340202014007003 不以 340202014002 开头，不能一起换，请先改它',
  })
  const used = changed('v', { codes: [{ code: '340202014009002', until: 1 }] })
  expect(renumbered('c', '340202014009', true, used)).toMatchObject({
    code: 'atlas/below-taken',
    message: '下面的编号不能一起换：340202014009002 是天城村用过的编号',
  })
})

test('从前只换了社区、没有换下面的：换回来，下面的就又合上了', () => {
  const alone = areas.get('c')!
  expect(renumberBelow({ ...alone, code: '340202014009' }, { code: '340202014002' }, NOW, areas)).toEqual([])
})
