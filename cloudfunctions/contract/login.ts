import * as v from 'valibot'
import { Post } from './account'
import { ConsoleRole, Cursor, Id, PhoneNumber, words } from './primitives'

/** Lower case, so that nobody has to remember which; CloudBase takes letters, digits, `.`, `_` and `-`. */
const Username = v.pipe(
  v.string('请填写用户名'),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[a-z][a-z0-9._-]{2,31}$/, '用户名用小写字母开头，3 到 32 个字母、数字、点、横线'),
)

const Given = v.pipe(v.string('请填写密码'), v.minLength(1, '请填写密码'), v.maxLength(64, '密码太长'))

const kindsOf = (text: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[()!@#$%^&*|?><_-]/].filter((kind) => kind.test(text)).length

/** As CloudBase wants it: 8 to 32 characters, the first a letter or digit, of three kinds at least (CreateUser). */
const Password = v.pipe(
  v.string('请填写新密码'),
  v.regex(/^[\x21-\x7e]{8,32}$/, '新密码要 8 到 32 位，只用字母、数字和符号'),
  v.regex(/^[A-Za-z0-9]/, '新密码要以字母或数字开头'),
  v.check((text) => kindsOf(text) >= 3, '新密码要有大写字母、小写字母、数字、符号里的三种'),
)

const LinkCodeText = v.pipe(v.string('关联码不对'), v.trim(), v.toUpperCase(), v.regex(/^[0-9A-Z]{8}$/, '关联码不对'))

/** 电脑端账号。 */
export const login = {
  /** 改自己的密码。 */
  changePassword: v.strictObject({ old: Given, password: Password }),
  /** 手机上要一个关联码，五分钟内填到电脑上。 */
  code: v.strictObject({}),
  /** 电脑上填手机给的码：从此是同一个人。 */
  link: v.strictObject({ code: LinkCodeText }),
  /** 我管着的账号。 */
  list: v.strictObject({ area: v.optional(Id), department: v.optional(Id), cursor: Cursor }),
  /** 可以给谁开：已经在岗、还没有账号的人。 */
  candidates: v.strictObject({ role: ConsoleRole, scope: Id }),
  /** 开账号：给已经在岗的人（person），或者还没用微信加入的人（name、phone）。 */
  create: v.strictObject({
    username: Username,
    role: ConsoleRole,
    scope: Id,
    person: v.optional(Id),
    name: v.optional(words(10, '姓名')),
    phone: v.optional(PhoneNumber),
    post: v.optional(Post),
  }),
  /** 忘了密码：换一个初始密码，别处的登录都退出。 */
  reset: v.strictObject({ login: Id }),
  /** 停用，马上退出；和恢复。 */
  lock: v.strictObject({ login: Id }),
  unlock: v.strictObject({ login: Id }),
}

export interface LoginView {
  login: string
  username: string
  /** 周晓雯 */
  name: string
  /** 社区工作人员 · 车站社区 */
  text: string
  isLocked: boolean
  /** Has not signed in with a password of their own yet. */
  mustChange: boolean
  isLinked: boolean
  createdAt: number
}

export interface LoginPage {
  items: LoginView[]
  next: string
}

export interface CandidatesView {
  people: Array<{
    person: string
    name: string
    /** 联络员; empty where there is only one thing to be. */
    postText: string
    /** Why the caller cannot open one for them, in words. */
    whyNot?: string
  }>
}

/** The initial password is shown once, to whoever asked for it. */
export interface LoginGiven {
  login: LoginView
  password: string
}

export interface LinkCodeView {
  code: string
  expiresAt: number
}
