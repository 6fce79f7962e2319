import type { Tags } from '../../../data/network/extract'
import { joinRings } from '../../../data/network/rings'
import { slowness } from '../../../data/network/slope'
import { isShut, walkable } from '../../../data/network/walkable'

const isWalked = (tags: Tags) => Object.values(walkable(tags)).includes(true)

test.each<[string, Tags, boolean]>([
  ['街道', { highway: 'residential' }, true],
  ['主路', { highway: 'primary' }, true],
  ['步行街', { highway: 'pedestrian' }, true],
  ['台阶', { highway: 'steps' }, true],
  ['隧道里的人行道', { highway: 'footway', tunnel: 'yes' }, true],
  ['高速', { highway: 'motorway' }, false],
  ['高速匝道，就算写了可步行', { highway: 'motorway_link', foot: 'yes' }, false],
  ['快速路', { highway: 'trunk' }, false],
  ['有人行道的快速路', { highway: 'trunk', sidewalk: 'both' }, true],
  ['右侧有人行道的快速路', { highway: 'trunk', 'sidewalk:right': 'yes' }, true],
  ['人行道另画的快速路', { highway: 'trunk', sidewalk: 'separate' }, false],
  ['自行车道', { highway: 'cycleway' }, false],
  ['写明可步行的自行车道', { highway: 'cycleway', foot: 'designated' }, true],
  ['在建的路', { highway: 'construction' }, false],
  ['规划的路', { highway: 'proposed' }, false],
  ['铁路', { railway: 'rail' }, false],
  ['禁止步行', { highway: 'residential', foot: 'no' }, false],
  ['步行属私家', { highway: 'residential', foot: 'private' }, false],
  ['人走旁边的路', { highway: 'secondary', foot: 'use_sidepath' }, false],
  ['私家路', { highway: 'service', access: 'private' }, false],
  ['禁止通行', { highway: 'path', access: 'no' }, false],
  ['禁止通行，但许步行', { highway: 'path', access: 'no', foot: 'permissive' }, true],
  ['只许到达', { highway: 'service', access: 'destination' }, true],
  ['只对机动车单行', { highway: 'residential', oneway: 'yes' }, true],
])('%s', (_, tags, expected) => {
  expect(isWalked(tags)).toBe(expected)
})

test.each<[string, Tags, [forward: boolean, backward: boolean]]>([
  ['机动车单行道两个方向都能走', { oneway: 'yes' }, [true, true]],
  ['只许顺着走', { 'oneway:foot': 'yes' }, [true, false]],
  ['只许逆着走', { 'oneway:foot': '-1' }, [false, true]],
  ['不许逆着走', { 'foot:backward': 'no' }, [true, false]],
  ['上行扶梯', { highway: 'steps', conveying: 'forward' }, [true, false]],
  ['下行扶梯', { highway: 'steps', conveying: 'backward' }, [false, true]],
])('%s', (_, tags, [forward, backward]) => {
  expect(walkable({ highway: 'footway', ...tags })).toEqual({ forward, backward })
})

test('门能推开，柱子绕得过；只有私家的、禁止通行的关着', () => {
  expect(isShut({ barrier: 'gate' })).toBe(false)
  expect(isShut({ barrier: 'bollard', access: 'no', foot: 'yes' })).toBe(false)
  expect(isShut({ barrier: 'gate', access: 'private' })).toBe(true)
  expect(isShut({ entrance: 'yes', access: 'private' })).toBe(false)
})

test('坡度：平路是 1，缓下坡最快，上坡越陡越慢，量错的悬崖不当真', () => {
  expect(slowness(0, 100)).toBe(1)
  expect(slowness(-5, 100)).toBeCloseTo(Math.exp(-0.175))
  expect(slowness(10, 100)).toBeCloseTo(Math.exp(0.35))
  expect(slowness(-30, 100)).toBeGreaterThan(1)
  expect(slowness(300, 1)).toBe(slowness(50, 100))
  expect(slowness(3, 0)).toBe(1)
})

test('水岸的几段首尾相接拼成圈，方向不论，接不上的不要', () => {
  expect(joinRings([['a', 'b', 'c', 'a']])).toEqual([['a', 'b', 'c']])
  const [ring] = joinRings([
    ['a', 'b'],
    ['d', 'c'],
    ['c', 'b'],
    ['a', 'e', 'd'],
  ])
  expect([...ring!].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(joinRings([['a', 'b', 'c']])).toEqual([])
})
