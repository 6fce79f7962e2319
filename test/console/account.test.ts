import { consoleRoles } from '../../console/services/account'
import type { MeView } from '../../typings/contract'

const role = (name: string, scope: string) => ({ role: name, scope, text: scope, keepsLogins: false })

test('头一次登录，从账号是给哪个身份开的开始；别的身份，管得宽的在前', () => {
  const me = {
    roles: [role('worker', 'g-1'), role('community', 'c-1'), role('district', 'd'), role('street', 's-2')],
    login: { role: 'community', scope: 'c-1' },
  } as unknown as MeView
  expect(consoleRoles(me).map(({ scope }) => scope)).toEqual(['c-1', 'd', 's-2'])
  expect(consoleRoles({ ...me, login: { ...me.login!, scope: 'c-2' } }).map(({ scope }) => scope)).toEqual([
    'd',
    's-2',
    'c-1',
  ])
})
