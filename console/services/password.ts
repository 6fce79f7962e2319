/** One thing a password must be, as it is shown while it is typed. */
export interface PasswordRule {
  text: string
  isMet: boolean
}

const SYMBOLS = '()!@#$%^&*|?><_-'
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[()!@#$%^&*|?><_-]/]
const ALLOWED = /^[A-Za-z\d()!@#$%^&*|?><_-]*$/

/** What is asked of a password, and which of it this one fulfils. */
export function passwordRules(password: string, username: string): PasswordRule[] {
  const [text, name] = [password.toLowerCase(), username.toLowerCase()]
  const holdsName = [name, [...name].reverse().join('')].some((one) => text.includes(one))
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  return [
    { text: '8 到 32 个字符', isMet: password.length >= 8 && password.length <= 32 },
    { text: '以字母或数字开头', isMet: /^[A-Za-z\d]/.test(password) },
    { text: '小写字母、大写字母、数字、符号，至少有三种', isMet: kinds >= 3 },
    { text: `没有别的字符（符号只能是 ${SYMBOLS}）`, isMet: password !== '' && ALLOWED.test(password) },
    { text: '不含用户名（倒着写、换大小写也不行）', isMet: password !== '' && !(name !== '' && holdsName) },
  ]
}
