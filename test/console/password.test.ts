import { passwordRules } from '../../console/services/password'
import { NAME_IN_PASSWORD } from '../support/name-in-password'

const isFree = (password: string, username: string) =>
  passwordRules(password, username).find(({ text }) => text.startsWith('不含用户名'))!.isMet

test.each(NAME_IN_PASSWORD)('密码 %s 里有没有用户名 %s：%s，打字的时候就说', (password, username, holds) => {
  expect(isFree(password, username)).toBe(!holds)
})

test('还没有用户名，什么都不含；还没有密码，不先说好', () => {
  expect([isFree('Jinghu-2026', ''), isFree('', 'chezhan')]).toEqual([true, false])
})
