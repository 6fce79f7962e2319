import { type CallMarks, isOperators } from '../../../cloudfunctions/domain/operator'

const unmarked: CallMarks = { source: '', trigger: '', hasPerson: false, fields: ['action', 'input', 'requestId'] }
const isTaken = (marks: Partial<CallMarks>) => isOperators({ ...unmarked, ...marks })

test('云开发控制台、命令行和开发者工具里的测试，才是云环境管理员', () => {
  expect(isTaken({})).toBe(true)
  expect(isTaken({ source: 'wx_devtools' })).toBe(true)
})

test.each([
  'wx_client',
  'wx_http',
  'wx_trigger',
  'wx_paycallback',
  'wx_crawler',
  'wx_localdebug',
  'wx_unknown',
  'scf',
  'wx_devtools,scf',
  'wx_client,scf',
  'web_client',
  'tcb_web',
  'something-new',
])('来源是 %s 的不是', (source) => {
  expect(isTaken({ source })).toBe(false)
})

test('带着人的身份，来源再对也不是', () => {
  expect(isTaken({ hasPerson: true })).toBe(false)
  expect(isTaken({ source: 'wx_devtools', hasPerson: true })).toBe(false)
})

test('定时器、网址进来的、微信推来的，没有标来源也不是', () => {
  expect(isTaken({ trigger: 'timer' })).toBe(false)
  for (const field of [
    'httpMethod',
    'requestContext',
    'headers',
    'TriggerName',
    'Type',
    'userInfo',
    'MsgType',
    'Event',
  ])
    expect(isTaken({ fields: [...unmarked.fields, field] })).toBe(false)
})
