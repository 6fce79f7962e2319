import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { CandidatesView, LoginGiven, LoginView } from '../contract/login'
import { shortText } from '../domain/area'
import { CODE_LENGTH, invitationCode, readCode } from '../domain/invitation'
import {
  CODES_TRIED,
  holdsName,
  INITIAL_LENGTH,
  initialPassword,
  keepsLogin,
  keeperRoles,
  LINK_CODE_FOR,
  type Login,
  loginScopes,
  triesOf,
} from '../domain/login'
import { POST_TEXT } from '../domain/post'
import { seatsOf } from '../domain/roster'
import { type Person, ROLE_TEXT, servingRoles } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { beforeOf, pageOf } from './cursor'
import { enlist } from './enlist'
import { keepsAllOf, keepsOwnerOf, keptWhole } from './login-keeping'
import { linkedTo } from './login-link'
import { meAgain } from './me'
import type { LoginWorld } from './ports'
import { workingAs } from './scope'
import type { Caller, Stories } from './serve'

const PAGE = 50
const CODES_DRAWN = 5

type Call = Caller<LoginWorld>

const NOT_KEEPER = refuse('login/not-keeper', '账号由上一级开，部门的也可以由本部门的联络员开，您不能办')
const SERVES_HIGHER = refuse('login/serves-higher', '这个人还担任您管不到的岗位，账号由区网格中心开、重置')
const GIVEN_TWICE = refuse('login/given-twice', '刚才别人也在给这个账号换密码，请看一看，再换一次')
const UNKNOWN = refuse('login/no-such', '没有这个账号，请刷新后再看', 'login')
const TAKEN = refuse('login/taken', '这个用户名已经有人用了，请换一个', 'username')
const ASKED_OTHERWISE = refuse('request/reused', '这次操作刚才已经成功；要开别的账号，请重新操作')
const CODES_CLOSED = refuse('login/codes-closed', '关联码错得太多，请 15 分钟后再试', 'code')
const TRIED_TOO_OFTEN = refuse('login/tried-too-often', '密码错得太多，暂时锁住了，请 15 分钟后再试', 'old')
const NOT_HERE = refuse('login/not-signed-in', '请用用户名登录电脑端，再办这件事')

export const loginStories: Stories<'login', LoginWorld> = {
  async changePassword({ old, password }, call) {
    const { ports, login } = call
    if (!login) return NOT_HERE
    if (old === password) return refuse('login/same-password', '新密码不能和原来的一样', 'password')
    if (holdsName(password, login.username))
      return refuse('login/password-name', '密码里不能有用户名，倒着写、换大小写也不行', 'password')
    const outcome = await ports.directory.opens(login.username, old)
    if (outcome === 'closed') return TRIED_TOO_OFTEN
    if (outcome === 'wrong') return refuse('login/wrong-password', '原来的密码不对，请再试一次', 'old')
    await ports.directory.give(login._id, login.username, password)
    await ports.logins.change(login._id, { mustChange: false })
    await audit('login.changePassword', login._id, login.scope, call)
    return {}
  },

  async code(_, { ports, actor, now, login }) {
    if (login) return refuse('login/on-phone', '关联码要在手机的小程序里要，再填到电脑上')
    for (let tries = 0; tries < CODES_DRAWN; tries += 1) {
      // 再要一个，前一个就不能用了：one asked for at the same moment is there before it is added, and goes as well.
      await ports.linkCodes.removeOf(actor._id)
      const code = invitationCode(ports.random(CODE_LENGTH))
      const expiresAt = now + LINK_CODE_FOR
      if (await ports.linkCodes.add({ _id: code, schemaVersion: 1, person: actor._id, expiresAt }))
        return { code, expiresAt }
    }
    throw new Error(`${CODES_DRAWN} random codes were all given out, or others of the same person came first`)
  },

  async link({ code }, call) {
    const { ports, login, actor, now } = call
    if (!login) return NOT_HERE
    if (triesOf(login, now) >= CODES_TRIED) return CODES_CLOSED
    // Counted before it is looked at: many at once are no way around.
    const codesTriedAt = await ports.logins.tried(login._id, now)
    if (triesOf({ codesTriedAt }, now) > CODES_TRIED) return CODES_CLOSED
    const found = await ports.linkCodes.get(readCode(code))
    if (!found || now >= found.expiresAt) return refuse('login/code', '关联码不对，或者已经过了五分钟', 'code')
    // The answer was lost: it is as they wanted. Their own code opens nothing, and gives no tries back.
    if (found.person === actor._id) return meAgain(call)
    const refusal = await linkedTo(found.person, login, call)
    if (refusal) return refusal
    await ports.logins.change(login._id, { codesTriedAt: [] })
    await ports.linkCodes.remove(found._id)
    await audit('login.link', login._id, login.scope, call)
    const [linked] = await ports.people.read([found.person])
    return meAgain({ ...call, actor: linked ?? actor })
  },

  async list({ cursor, ...as }, call) {
    const actor = workingAs(call.actor, as)
    if (isRefusal(actor)) return actor
    const scopes = loginScopes(actor.roles)
    if (scopes.length === 0) return NOT_KEEPER
    const found = await call.ports.logins.list(scopes, beforeOf(cursor), PAGE + 1)
    const { items, next = '' } = pageOf(found, PAGE, ({ createdAt, _id }) => ({ at: createdAt, id: _id }))
    const kept = items.filter((one) => keepsLogin(actor.roles, one))
    return { items: await viewsOf(kept, call), next }
  },

  async candidates({ role, scope }, call) {
    const { ports, actor } = call
    const path = await pathOf(role, scope, call)
    if (isRefusal(path)) return path
    if (!keepsLogin(actor.roles, { role, scope, path })) return NOT_KEEPER
    const serving = await servingAt(role, scope, call)
    const owners = await ports.logins.owners(serving.map(({ person }) => person))
    const free = serving.filter(({ person }) => !owners.has(person))
    const found = await ports.people.read(free.map(({ person }) => person))
    const kept = await keptWhole(found, call)
    // 名单上有、身份已经没有了的，开不了，不列；还担任别的岗位的，写明由谁开.
    const serves = ({ roles }: Person) => roles.some((held) => held.role === role && held.scope === scope)
    return {
      people: free
        .filter(({ person }) => found.some((one) => one._id === person && serves(one)))
        .map((one) => ({ ...one, ...(!kept.has(one.person) && { whyNot: SERVES_HIGHER.message }) })),
    }
  },

  async create(input, call) {
    const { ports, actor, requestId, now } = call
    const { username, role, scope } = input
    const path = await pathOf(role, scope, call)
    if (isRefusal(path)) return path
    if (!keepsLogin(actor.roles, { role, scope, path })) return NOT_KEEPER
    const id = `u-${ports.hash(`${actor._id}:${requestId}`)}`
    const owner = await ownerOf(input, id, call)
    if (isRefusal(owner)) return owner
    if (!(await keepsAllOf(owner, call))) return SERVES_HIGHER
    const login: Login = {
      ...{ _id: id, schemaVersion: 1, username, person: owner._id, role, scope, path, mustChange: true },
      ...{ isLocked: false, givenAs: [], giving: requestId, by: actor._id, requestId, createdAt: now },
    }
    if (!(await ports.logins.add(login))) {
      const before = await ports.logins.get(id)
      if (!before) return TAKEN
      if (before.username !== username || before.scope !== scope) return ASKED_OTHERWISE
      if (!(await keepsOwnerOf(before, call))) return SERVES_HIGHER
      await ports.logins.change(id, { mustChange: true, givenAs: [], giving: requestId })
    }
    const unseated = await seat(input, owner, call)
    if (unseated) return unseated
    await audit('login.create', id, scope, call)
    return given(login, call)
  },

  async reset({ login: id }, call) {
    const login = await keptLogin(id, call)
    if (isRefusal(login)) return login
    if (!(await keepsOwnerOf(login, call))) return SERVES_HIGHER
    await call.ports.logins.change(id, { mustChange: true, givenAs: [], giving: call.requestId })
    await audit('login.reset', id, login.scope, call)
    return given({ ...login, mustChange: true }, call)
  },

  lock: ({ login }, call) => setLocked(login, true, call),
  unlock: ({ login }, call) => setLocked(login, false, call),
}

/** Ours first: from then on its tokens get nothing done, whatever the platform still takes them for. */
async function setLocked(id: string, isLocked: boolean, call: Call): Promise<LoginView | Refusal> {
  const login = await keptLogin(id, call)
  if (isRefusal(login)) return login
  if (id === call.login?._id) return refuse('login/own', '不能停用自己正在用的账号')
  await call.ports.logins.change(id, { isLocked })
  await call.ports.directory.block(id, isLocked)
  await audit(isLocked ? 'login.lock' : 'login.unlock', id, login.scope, call)
  return viewOf({ ...login, isLocked }, call)
}

async function keptLogin(id: string, { ports, actor }: Call): Promise<Login | Refusal> {
  const login = await ports.logins.get(id)
  if (!login) return UNKNOWN
  return keepsLogin(actor.roles, login) ? login : NOT_KEEPER
}

/** A password nobody has seen before; its owner has to change it. A retry gives another one, and the first is void. */
async function given(login: Login, call: Call): Promise<LoginGiven | Refusal> {
  let password: string
  do password = initialPassword(call.ports.random(INITIAL_LENGTH))
  while (holdsName(password, login.username))
  await call.ports.directory.give(login._id, login.username, password)
  // 密码真的换了，才照给的人管得到的开：until then it opens nothing but what it was given for.
  if (!(await call.ports.logins.open(login._id, call.requestId, keeperRoles(call.actor.roles)))) {
    // 两个人的密码，后换上的是谁的说不准.
    await call.ports.logins.change(login._id, { givenAs: [] })
    return GIVEN_TWICE
  }
  return { login: await viewOf(login, call), password }
}

async function pathOf(role: Login['role'], scope: string, { ports }: Call): Promise<string[] | Refusal> {
  const { district } = await ports.reference.read()
  if (role === 'department') {
    const [department] = await ports.departments.read([scope])
    if (department?.retired) return refuse('department/retired', '这个部门已经停用，不再开账号', 'scope')
    return department ? [district.root, scope] : refuse('department/unknown', '没有这个部门，请重新选择', 'scope')
  }
  const [area] = await ports.areas.read([scope])
  return area?.kind === role ? area.path : refuse('area/unknown', '没有找到这个地方，请重新选择', 'scope')
}

/** Everyone in the roster of an office, as what they are there. */
async function servingAt(role: Login['role'], scope: string, { ports }: Call): Promise<CandidatesView['people']> {
  if (role === 'department') {
    const [department] = await ports.departments.read([scope])
    return (department?.members ?? []).map(({ person, name, post }) => ({ person, name, postText: POST_TEXT[post] }))
  }
  const [area] = await ports.areas.read([scope])
  const seats = area ? seatsOf(area) : []
  return seats
    .filter((seat) => seat.role === role)
    .map(({ server: { person, name } }) => ({ person, name, postText: '' }))
}

/** Whose account it will be: somebody who serves there already, or who has not come in by WeChat yet. */
async function ownerOf(
  { role, scope, person, name, post }: Parsed<'login', 'create'>,
  id: string,
  { ports }: Call,
): Promise<Person | Refusal> {
  if (person === undefined) {
    if (name === undefined) return refuse('login/nobody', '请选择在岗的人，或者填写姓名', 'name')
    if (role === 'department' && !post) return refuse('invitation/post', '请选择做什么岗位', 'post')
    return { _id: `p-${id}`, schemaVersion: 1, name, roles: [] }
  }
  const [found] = await ports.people.read([person])
  const serves = found?.roles.some((held) => held.role === role && held.scope === scope)
  return found && serves ? found : refuse('account/not-serving', '这个人已经不在这里了', 'person')
}

/** Who serves there already keeps the seat they have. */
async function seat(
  { role, scope, person, phone, post }: Parsed<'login', 'create'>,
  owner: Person,
  { ports }: Call,
): Promise<Refusal | undefined> {
  if (person !== undefined) return undefined
  await ports.people.add(owner)
  const held = { role, scope, ...(post && { post }) }
  return enlist(held, owner, { name: owner.name, phone: phone ?? '' }, ports)
}

async function viewsOf(logins: Login[], { ports }: Call): Promise<LoginView[]> {
  const areaIds = [...new Set(logins.filter(({ role }) => role !== 'department').flatMap(({ path }) => path))]
  const [people, areas, departments, linked] = await Promise.all([
    ports.people.read([...new Set(logins.map(({ person }) => person))]),
    areaIds.length > 0 ? ports.areas.read(areaIds) : [],
    ports.departments.all(),
    ports.people.onWeChat([...new Set(logins.map(({ person }) => person))]),
  ])
  return logins.map((login) => {
    const person = people.find(({ _id }) => _id === login.person)
    const area = areas.find(({ _id }) => _id === login.scope)
    const where = area ? shortText(area, areas) : departments.find(({ _id }) => _id === login.scope)?.name
    const serves = person && servingRoles(person).some(({ scope }) => scope === login.scope)
    return {
      login: login._id,
      username: login.username,
      name: person?.name ?? '',
      text: [serves ? ROLE_TEXT[login.role] : '已离任', where].filter(Boolean).join(' · '),
      isLocked: login.isLocked,
      mustChange: login.mustChange,
      isLinked: linked.has(login.person),
      createdAt: login.createdAt,
    }
  })
}

const viewOf = async (login: Login, call: Call): Promise<LoginView> => {
  const [view] = await viewsOf([login], call)
  if (!view) throw new Error(`no view of ${login._id}`)
  return view
}
