import { join } from 'node:path'
import { replay } from '../../../cloudfunctions/domain/need'
import { addFigures, addsUp, figuresOfNeed, NO_FIGURES } from '../../../cloudfunctions/domain/need-figures'
import type { NeedClasses } from '../../../cloudfunctions/domain/need-class'
import { storyOfNeeds } from '../../../local/seed-needs'
import { at } from '../../support/city-facts'

const DATA = join(__dirname, '../../../data/jinghu')
const NOW = at('2026-06-20 10:00')
const { resources, needs } = storyOfNeeds(DATA, NOW)
const classes = jest.requireActual<NeedClasses>('../../../data/jinghu/need-classes.json')

test('示例：一打资源，一打需求，都写明是示例', () => {
  expect([resources.length, needs.length]).toEqual([12, 12])
  expect([...resources, ...needs].every(({ sample }) => sample === true)).toBe(true)
  expect(new Set([...resources, ...needs].map(({ _id }) => _id)).size).toBe(24)
})

test('每一项的样子都是规则走出来的，各种状态都有', () => {
  for (const need of needs) expect(need).toMatchObject(replay(need.timeline))
  expect(new Set(needs.map(({ status }) => status))).toEqual(new Set(['registered', 'planned', 'done', 'declined']))
  expect(needs.some(({ isOverdue }) => isOverdue)).toBe(true)
  for (const { claim, _id } of needs.filter((need) => need.claim))
    expect(resources.find((one) => one._id === claim?.resource)?.holds).toContainEqual(
      expect.objectContaining({ id: claim?.id, need: _id }),
    )
})

test('示例都说过了，不会一开机就有一堆消息；哪个月的数都加得起来', () => {
  for (const { told, tellAt, timeline } of needs) expect([told, tellAt]).toEqual([timeline.length, null])
  for (const month of ['2026-05', '2026-06'])
    expect(addsUp(needs.map((need) => figuresOfNeed(need, month)).reduce(addFigures, NO_FIGURES))).toBe(true)
})

test('同一天开机，还是同样的示例', () => {
  expect(storyOfNeeds(DATA, NOW)).toEqual({ resources, needs })
})

test('分类不重复，相近的都有这一类', () => {
  const codes = classes.items.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const { related, code } of classes.items) {
    expect(related.filter((one) => !codes.includes(one))).toEqual([])
    expect(related).not.toContain(code)
  }
})
