import type { LngLat } from '../../../data/jinghu/generate/documents'
import { distance, isInside, toMetres } from '../../../data/jinghu/generate/geometry'
import { POST_TEXT } from '../../../cloudfunctions/domain/post'
import { isAway } from '../../../cloudfunctions/domain/server'
import { areaById, departmentById, identities, ofKind, personById, shapeOf, stage } from './district'

const MAIN_GRID = '340202014002005'
const DISTRICT = '340202'

function personOf(openid: string | undefined) {
  const identity = identities.find((candidate) => candidate._id === `wx:${openid}`)
  return personById.get(identity?.person ?? '')
}

function isIn(at: LngLat, area: string): boolean {
  const outer = shapeOf.get(area)?.[0]
  return outer !== undefined && isInside(toMetres(at), outer.map(toMetres))
}

const openidAt = (slot: string) => stage.phones.find((phone) => phone.slot === slot)?.openid

/** What the person is in departments: 经办人 区城管局. */
const departmentsOf = (openid: string | undefined) =>
  (personOf(openid)?.roles ?? []).flatMap(({ scope, post }) =>
    post ? [`${POST_TEXT[post]} ${departmentById.get(scope)?.name}`] : [],
  )

test('三部手机是一位居民、他的网格员王秀兰，和区城管局的经办人', () => {
  expect(stage.phones.map((phone) => phone.slot)).toEqual(['resident', 'worker', 'department'])
  expect(personOf(openidAt('worker'))).toMatchObject({ name: '王秀兰' })
  expect(areaById.get(MAIN_GRID)?.worker).toMatchObject({ name: '王秀兰' })
  expect(personOf(openidAt('resident'))?.homeGrid).toBe(MAIN_GRID)
  expect(departmentsOf(openidAt('department'))).toEqual(['经办人 区城管局'])
  for (const phone of stage.phones) expect(stage.people.map((person) => person.openid)).toContain(phone.openid)
})

test('演示里的每个人都登记在册，名字对得上，只出现一次', () => {
  expect(stage.people.length).toBeGreaterThanOrEqual(14)
  expect(new Set(stage.people.map((person) => person.openid)).size).toBe(stage.people.length)
  for (const person of stage.people) expect(personOf(person.openid)?.name).toBe(person.name)
})

test('每个人都站在自己的辖区里，新居民站在主角网格里，部门的人站在区里', () => {
  for (const { openid, at, text } of stage.people) {
    const roles = (personOf(openid)?.roles ?? []).filter((role) => !role.standIn)
    const scopes = roles.map(({ post, scope }) => (post ? DISTRICT : scope))
    const places = (scopes.length > 0 ? scopes : [MAIN_GRID]).flatMap((scope) =>
      areaById.get(scope)?.kind === 'district' ? ofKind('street').map(({ _id }) => _id) : scope,
    )
    expect([text, places.some((place) => isIn(at, place))]).toEqual([text, true])
  }
})

test('同一网格的五位居民相距不过 60 米，各站各的位置', () => {
  const here = stage.people.filter((person) => personOf(person.openid)?.homeGrid === MAIN_GRID)
  expect(here).toHaveLength(5)
  for (const a of here) {
    for (const b of here.filter((other) => other !== a)) {
      const apart = distance(toMetres(a.at), toMetres(b.at))
      expect(apart).toBeGreaterThan(5)
      expect(apart).toBeLessThan(60)
    }
  }
})

test('没有两个人站在同一个位置', () => {
  expect(new Set(stage.people.map(({ at }) => String(at))).size).toBe(stage.people.length)
})

test('主角网格的代班、团队、社区、街道，无人值守网格的社区，村所在的街道，区网格中心，都有人可选', () => {
  const roles = stage.people.flatMap((person) => personOf(person.openid)?.roles ?? [])
  const now = Date.parse('2026-03-02T09:00:00+08:00')
  const unattended = stage.people
    .flatMap((person) => areaById.get(personOf(person.openid)?.homeGrid ?? '') ?? [])
    .find(({ worker, standIns = [] }) => worker && [worker, ...standIns].every((server) => isAway(server, now)))?._id
  expect(roles).toContainEqual({ role: 'worker', scope: MAIN_GRID, standIn: true })
  expect(roles).toContainEqual({ role: 'team', scope: MAIN_GRID, duty: 'building-head' })
  expect(roles).toContainEqual({ role: 'community', scope: MAIN_GRID.slice(0, 12) })
  expect(roles).toContainEqual({ role: 'street', scope: MAIN_GRID.slice(0, 9) })
  expect(roles).toContainEqual({ role: 'district', scope: '340202' })
  expect(roles).toContainEqual({ role: 'community', scope: unattended?.slice(0, 12) })
  expect(roles).toContainEqual({ role: 'street', scope: '340202012' })
})

test('主角街道的领导，一个管日常事项、两个管急事的部门的联络员和经办人，都有人可选', () => {
  expect(stage.people.map(({ text }) => text)).toContain('街道领导 · 赭麓街道')
  expect(stage.people.flatMap(({ openid }) => departmentsOf(openid))).toEqual(
    ['区城管局', '市住建局', '区消防救援大队'].flatMap((name) => [`联络员 ${name}`, `经办人 ${name}`]),
  )
})

test('每个微信群里有本网格的网格员和居民，成员不重复，都登记在册', () => {
  expect(stage.groups).toHaveLength(2)
  expect(new Set(stage.groups.map(({ id }) => id)).size).toBe(2)
  for (const { members } of stage.groups) {
    expect(new Set(members).size).toBe(members.length)
    const known = members.flatMap((openid) => personOf(openid) ?? [])
    expect(known).toHaveLength(members.length)
    const homes = new Set(known.flatMap(({ homeGrid }) => homeGrid ?? []))
    expect(homes.size).toBe(1)
    const [grid = ''] = homes
    expect(known.flatMap(({ roles }) => roles)).toContainEqual({ role: 'worker', scope: grid })
  }
  expect(stage.groups[0]?.members).toEqual(expect.arrayContaining([openidAt('resident'), openidAt('worker')]))
  const newcomer = stage.people.find(({ text }) => text.includes('还没有选择网格'))
  expect(stage.groups[0]?.members).toContain(newcomer?.openid)
})
