import { type Department, onCall, type Shift } from '../../../cloudfunctions/domain/department'
import { joinedBy, leftBy, withShifts } from '../../../cloudfunctions/domain/department-roster'
import { at } from '../../support/city-facts'
import { chengguan } from '../../support/whistle-facts'

const now = at('2026-03-02 09:00')
const HOUR = 3_600_000
const shift = (person: string, from: number, hours: number): Shift => ({
  person: `chengguan-${person}`,
  from,
  until: from + hours * HOUR,
})
const withList = (...shifts: Shift[]): Department => ({ ...chengguan, shifts })

describe('哨叫到谁', () => {
  test('正在值班的人；交班的那一刻就换人', () => {
    const found = withList(shift('officer', now - HOUR, 2), shift('liaison', now + HOUR, 8))
    expect(onCall(found, now)).toEqual(['chengguan-officer'])
    expect(onCall(found, now + HOUR)).toEqual(['chengguan-liaison'])
  })

  test('没有人值班，就是能办事的每一个人，负责人不在内：哨不落空', () => {
    expect(onCall(chengguan, now)).toEqual(['chengguan-liaison', 'chengguan-officer'])
  })

  test('值班表上的人已经不在部门了，不算有人值班', () => {
    expect(onCall(withList(shift('gone', now - HOUR, 2)), now)).toEqual(['chengguan-liaison', 'chengguan-officer'])
  })
})

describe('排班', () => {
  test('过完了的留着，没过完的整个换掉，早的在前', () => {
    const past = shift('officer', now - 10 * HOUR, 2)
    const found = withShifts(
      withList(past, shift('officer', now, 4)),
      [shift('liaison', now + 9 * HOUR, 1), shift('officer', now - HOUR, 3)],
      now,
    )
    expect(found).toMatchObject({ shifts: [past, { person: 'chengguan-officer' }, { person: 'chengguan-liaison' }] })
  })

  test.each([
    ['不是部门的人', [shift('nobody', now, 2)], 'department/unknown-member', '只能排本部门的联络员和经办人'],
    ['负责人', [shift('head', now, 2)], 'department/unknown-member', '只能排本部门的联络员和经办人'],
    ['已经过去的', [shift('officer', now - 5 * HOUR, 2)], 'department/over', '已经过去的值班不能再改'],
    ['太远的', [shift('officer', now + 24 * 100 * HOUR, 2)], 'department/too-far', '最多排到三个月以后'],
    [
      '同一个人重叠的',
      [shift('officer', now, 4), shift('officer', now + 2 * HOUR, 4)],
      'department/twice',
      '区城管局的officer 3月2日 09:00 起的值班和另一段重叠了',
    ],
  ])('%s不能排', (_, shifts, code, message) => {
    expect(withShifts(chengguan, shifts, now)).toMatchObject({ code, message, field: 'shifts' })
  })
})

describe('进出部门', () => {
  test('离开的人不在名单上，正在值的和以后的班都去掉；过完了的留着', () => {
    const past = shift('officer', now - 10 * HOUR, 2)
    const found = withList(
      past,
      shift('officer', now - HOUR, 2),
      shift('officer', now + HOUR, 2),
      shift('liaison', now, 1),
    )
    const left = leftBy(found, 'chengguan-officer', now)
    expect(left).toMatchObject({ shifts: [past, { person: 'chengguan-liaison' }] })
    expect(onCall(left as Department, now)).toEqual(['chengguan-liaison'])
    expect(leftBy(left as Department, 'chengguan-officer', now)).toEqual(left)
  })

  test('最后一位联络员走不了；有了另一位就走得了', () => {
    expect(leftBy(chengguan, 'chengguan-liaison', now)).toMatchObject({
      code: 'department/last-liaison',
      message: '部门至少要有一位联络员，请先邀请一位同事做联络员，再离开',
    })
    const two = joinedBy(chengguan, { person: 'chengguan-officer', name: '经办', phone: '', post: 'liaison' })
    expect(two.members).toHaveLength(3)
    expect(leftBy(two, 'chengguan-liaison', now)).toMatchObject({
      members: [{ post: 'head' }, { person: 'chengguan-officer', post: 'liaison' }],
    })
  })
})
