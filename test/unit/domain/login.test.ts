import {
  consoleRoles,
  holdsName,
  keeperRoles,
  keepsPerson,
  type Login,
  unopenedOf,
} from '../../../cloudfunctions/domain/login'
import type { HeldRole } from '../../../cloudfunctions/domain/person'
import { NAME_IN_PASSWORD } from '../../support/name-in-password'

// 谁看得到一个账号的初始密码：账号开的是这个人的全部岗位，要样样都归他管.

const [DISTRICT, STREET, OTHER, COMMUNITY] = ['340202', '340202014', '340202012', '340202014002']
const atCommunity = { role: 'community' as const, scope: COMMUNITY, path: [DISTRICT, STREET, COMMUNITY] }
const atOther = { role: 'street' as const, scope: OTHER, path: [DISTRICT, OTHER] }
const atDistrict = { role: 'district' as const, scope: DISTRICT, path: [DISTRICT] }
const inDepartment = { role: 'department' as const, scope: 'd-1', path: [DISTRICT, 'd-1'] }

const street: HeldRole[] = [{ role: 'street', scope: STREET }]
const liaison: HeldRole[] = [{ role: 'department', scope: 'd-1', post: 'liaison' }]
const district: HeldRole[] = [{ role: 'district', scope: DISTRICT }]

test('样样归他管的才行：还在别的街道、区里任职的，街道和联络员都不行，区里行', () => {
  expect(keepsPerson(street, [atCommunity])).toBe(true)
  expect(keepsPerson(street, [atCommunity, atOther])).toBe(false)
  expect(keepsPerson(street, [atCommunity, inDepartment])).toBe(false)
  expect(keepsPerson(liaison, [inDepartment])).toBe(true)
  expect(keepsPerson(liaison, [inDepartment, atDistrict])).toBe(false)
  expect(keepsPerson([...street, ...liaison], [atCommunity, inDepartment])).toBe(true)
  expect(keepsPerson(district, [atCommunity, atOther, atDistrict, inDepartment])).toBe(true)
})

test('后来的身份，给密码的人管得到才开：他管不到的先不开，区里给的样样开', () => {
  const login = { role: 'community', scope: COMMUNITY } as Login
  const near = { ...atCommunity, scope: '340202014001', path: [DISTRICT, STREET, '340202014001'] }
  const held = [atCommunity, near, atOther, atDistrict, inDepartment]
  const unopened = (givenAs?: HeldRole[]) => unopenedOf({ ...login, ...(givenAs && { givenAs }) }, held)
  expect(unopened(street)).toEqual([atOther, atDistrict, inDepartment])
  expect(unopened(liaison)).toEqual([near, atOther, atDistrict])
  expect(unopened(district)).toEqual([])
  // 密码还没有真的换好：只有当初开的那个.
  expect(unopened([])).toEqual([near, atOther, atDistrict, inDepartment])
  // 不知道是谁给的密码：也只有当初开的那个.
  expect(unopened()).toEqual([near, atOther, atDistrict, inDepartment])
})

test('给密码的时候，记下的只是管账号的身份', () => {
  const worker: HeldRole = { role: 'worker', scope: '340202012001001' }
  const officer: HeldRole = { role: 'department', scope: 'd-1', post: 'officer' }
  expect(keeperRoles([...street, worker, officer, ...liaison])).toEqual([...street, ...liaison])
})

test('只看电脑端的岗位：网格员、网格团队、居民不用谁来管', () => {
  const roles: HeldRole[] = [
    { role: 'resident', scope: DISTRICT },
    { role: 'worker', scope: '340202012001001' },
    { role: 'team', scope: '340202012001001', duty: 'patrol' },
    { role: 'street', scope: OTHER },
    { role: 'department', scope: 'd-1', post: 'head' },
  ]
  expect(consoleRoles(roles)).toEqual([
    { role: 'street', scope: OTHER },
    { role: 'department', scope: 'd-1' },
  ])
})

test.each(NAME_IN_PASSWORD)('密码 %s 里有没有用户名 %s：%s', (password, username, holds) => {
  expect(holdsName(password, username)).toBe(holds)
})
