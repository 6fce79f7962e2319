import * as v from 'valibot'
import { Call } from '../../cloudfunctions/contract/envelope'
import { operator } from '../../cloudfunctions/contract/operator'
import { EVENTS, OPERATOR_EVENTS, testEvents } from '../../local/jsonl/events'
import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { SCHEMAS } from '../support/schemas'

// 云函数页面上的测试事件：每个管理动作一件，格式都对；没有人的身份，谁的事都办不了。

/** 只在手机上、由本人做的：管理的人在电脑前用不着。 */
const ON_PHONES: Record<string, string[]> = {
  account: ['settle', 'agree', 'introduce', 'phone', 'invitation', 'join', 'quit', 'export', 'erase'],
  activity: ['upcoming', 'mine', 'join', 'leave', 'checkIn', 'checkOut'],
  area: ['locate', 'card', 'scene', 'bindGroup', 'unbindGroup', 'enter'],
  circle: ['reach', 'route'],
  login: ['code'],
  need: ['mine', 'resources'],
  notice: ['list', 'read', 'consent'],
  place: ['legend', 'around', 'handMaps'],
  room: ['mine'],
  station: ['today', 'box', 'mine', 'checkIn', 'checkOut', 'askSwap', 'answerSwap', 'dropSwap'],
  ticket: ['suggest', 'similar', 'report', 'second', 'unfollow', 'shared', 'mine', 'followed'],
}

let city: LocalCity
cityOfThisFile((opened) => void (city = opened), { ticking: false })

const namesOf = (of: Record<string, object>) =>
  Object.entries(of).flatMap(([name, actions]) => Object.keys(actions).map((action) => `${name}.${action}`))

test('每个管理动作都有一件，一件不多', () => {
  const phones = Object.entries(ON_PHONES).flatMap(([name, actions]) => actions.map((one) => `${name}.${one}`))
  expect([...namesOf(EVENTS), ...phones].sort()).toEqual(namesOf({ ...SCHEMAS }).sort())
  expect(Object.keys(OPERATOR_EVENTS)).toEqual(Object.keys(operator))
})

test.each(testEvents())('$name 的事件格式对', ({ name, event }) => {
  const [noun = '', action = ''] = name.split('.')
  const schemas: Record<string, Record<string, v.GenericSchema>> = { ...SCHEMAS, operator }
  expect(v.safeParse(Call, event).issues).toBeUndefined()
  const parsed = v.safeParse(schemas[noun]![action]!, event.input)
  expect(parsed.issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined()
})

test.each(testEvents().filter(({ name }) => !name.startsWith('operator.')))(
  '$name 在云函数页面上运行，只答不认识',
  async ({ name, event }) => {
    for (const source of ['', 'wx_devtools'] as const) {
      const outcome = await city.cloud.invoke(name.split('.')[0]!, event, source)
      expect(outcome.ok && JSON.parse(outcome.result)).toMatchObject({ ok: false, code: 'account/unknown' })
    }
  },
)
