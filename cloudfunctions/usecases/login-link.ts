import type { Refusal } from '../contract/envelope'
import type { Login } from '../domain/login'
import { type HeldRole, servingRoles } from '../domain/person'
import { refuse } from '../domain/refusal'
import { serversOf } from '../domain/dispatch'
import { takeAway } from './departure'
import { enlist } from './enlist'
import type { LoginWorld } from './ports'
import type { Caller } from './serve'

const UNOPENED = refuse('login/unopened', '这个账号还有没开通的身份，请先请上一级重新给一个初始密码，再关联微信')

/**
 * 账号和微信从此是同一个人：the account's roles and seats go to the person of WeChat, whose own requests, messages and
 * consent stay what they are. Each step is harmless when done again, and the account changes hands last, so that a call
 * that was cut short is brought to its end by the next one.
 * @param person of WeChat
 * @returns why not
 */
export async function linkedTo(person: string, login: Login, call: Caller<LoginWorld>): Promise<Refusal | undefined> {
  const { ports, actor } = call
  // 在手机上样样都开：谁知道密码，谁就拿到了.
  if ((call.unopened ?? []).length > 0) return UNOPENED
  if ((await ports.people.onWeChat([actor._id])).size > 0)
    return refuse('login/already-linked', '这个账号已经关联过微信了')
  const [target] = await ports.people.read([person])
  if (!target || target.erasedAt !== undefined) return refuse('login/code', '关联码不对，或者已经过了五分钟', 'code')
  const loads = await ports.loads.of([actor._id])
  if ((loads.get(actor._id)?.open ?? 0) > 0)
    return refuse('login/still-holding', '这个账号手上还有没办完的诉求，请先办完或者交出，再关联微信')
  for (const held of servingRoles(actor)) {
    const phone = await phoneOf(held, actor._id, ports)
    const unseated = await enlist(
      { ...held, role: held.role as 'community', from: actor._id },
      target,
      { name: actor.name, phone },
      ports,
    )
    if (unseated) return unseated
    await leaveSeat(held, actor._id, person, call)
  }
  await ports.people.rename(person, actor.name)
  await ports.logins.change(login._id, { person })
  return undefined
}

/** The public number they serve under there. */
async function phoneOf({ role, scope }: HeldRole, person: string, ports: LoginWorld): Promise<string> {
  if (role === 'department') {
    const [department] = await ports.departments.read([scope])
    return department?.members.find((member) => member.person === person)?.phone ?? ''
  }
  const [area] = await ports.areas.read([scope])
  return (area && serversOf(area).find((server) => server.person === person)?.phone) ?? ''
}

async function leaveSeat({ role, scope }: HeldRole, from: string, to: string, call: Caller<LoginWorld>): Promise<void> {
  const { ports } = call
  if (role !== 'department') return takeAway(from, role as 'community', scope, ports)
  // What lies with the one goes to the other, duty list included: to everybody else they are the same colleague.
  await ports.departments.change(scope, (department) => ({
    ...department,
    members: department.members.filter((member) => member.person !== from),
    shifts: department.shifts.map((shift) => (shift.person === from ? { ...shift, person: to } : shift)),
  }))
  await ports.people.revoke(from, 'department', scope)
  await ports.jobs.add({
    _id: `link-${ports.hash(`${from}:${scope}`)}`,
    schemaVersion: 1,
    kind: 'handWhistles',
    object: from,
    role: 'department',
    scope,
    to,
    by: to,
    at: call.now,
    cursor: '',
    state: 'waiting',
    facts: {},
  })
}
