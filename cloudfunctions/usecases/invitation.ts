import type { InvitationView, Post } from '../contract/account'
import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import { shortText } from '../domain/area'
import { categoryOf } from '../domain/category'
import { keepsRoster } from '../domain/department-roster'
import {
  type AreaRole,
  closedTo,
  CODE_LENGTH,
  type Invitation,
  invitationCode,
  kindFor,
  readCode,
  superiorRole,
  usesLeft,
} from '../domain/invitation'
import { HOUR } from '../domain/moment'
import { ROLE_TEXT, roleText } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { seatTaken } from '../domain/roster'
import { placeOf } from './area-card'
import { audit } from './audit'
import { checkName } from './content'
import { enlist } from './enlist'
import { heldBy } from './login-offices'
import { meAgain } from './me'
import type { InvitationWorld } from './ports'
import type { Caller, Stories } from './serve'

/** Page that a scanned invitation opens. */
const JOIN_PAGE = 'packages/people/join/join'
const CODES_TRIED = 5

const ASKED_OTHERWISE = refuse('request/reused', '这次操作刚才已经成功；要邀请别的人，请重新发起')
const VOID = refuse('invitation/void', '发出邀请的人已经离任，请联系现在的负责人重新邀请')
const NO_MORE = refuse('invitation/retired', '这个部门已经停用，不再邀请人')
const UNKNOWN = refuse('invitation/unknown', '没有这个邀请码，请核对', 'code')

export const invitationStories: Pick<Stories<'account', InvitationWorld>, 'invite' | 'invitation' | 'join'> = {
  async invite({ post, ...input }, call) {
    const { ports, actor } = call
    const { role, scope } = input
    const made = await ports.invitations.madeBy(actor._id, call.requestId)
    if (made)
      return made.role === role && made.scope === scope && made.post === post
        ? invitationView(made, call)
        : ASKED_OTHERWISE
    const offer = await (role === 'department'
      ? colleagueOffer(scope, post, call)
      : post === undefined
        ? areaOffer({ ...input, role }, call)
        : refuse('invitation/no-post', '只有部门的人分岗位', 'post'))
    return isRefusal(offer) ? offer : giveOut(offer, call)
  },

  async invitation({ code }, call) {
    const found = await call.ports.invitations.get(readCode(code))
    if (!found) return UNKNOWN
    return closedTo(found, call.actor._id, heldBy(call), call.now) ?? invitationView(found, call)
  },

  async join({ code, name, phone }, call) {
    const { ports, actor, now } = call
    const invitation = await ports.invitations.get(readCode(code))
    if (!invitation) return UNKNOWN
    const { _id, role, scope, joined } = invitation
    const held = heldBy(call)
    const before = held.find((one) => one.role === role && one.scope === scope)
    // The answer was lost, or they came in a minute ago: it is as they wanted.
    if (joined.includes(actor._id) && before) return meAgain(call)
    const closed = closedTo(invitation, actor._id, held, now)
    if (closed) return closed
    if (phone === undefined && role !== 'team')
      return refuse('account/phone-missing', '请填写对外公布的联系电话', 'phone')
    const refusal = (await overtakenBy(invitation, call)) ?? (await checkName(name, call))
    if (refusal) return refusal
    if (!(await ports.invitations.use(invitation, actor._id)))
      return refuse('invitation/used-up', '这个邀请码已经用完了，请对方重新邀请')
    const unseated = await enlist(invitation, actor, { name, phone: phone ?? '' }, ports)
    if (unseated) return unseated
    await ports.people.rename(actor._id, name)
    await audit('account.join', actor._id, scope, call)
    await ports.invitations.finish(_id, actor._id)
    return meAgain(call)
  },
}

/** What is offered: who may say so is settled, the code is not made yet. */
type Offer = Pick<Invitation, 'role' | 'scope' | 'standIn' | 'duty' | 'post' | 'categories' | 'uses'> & {
  /** Where the one who asks serves, and where they will. */
  desk: string
  place: string
}

type AreaInput = Omit<Parsed<'account', 'invite'>, 'role' | 'post'> & { role: AreaRole }

async function areaOffer(
  { role, scope, isStandIn, duty, categories: taken, uses }: AreaInput,
  { ports, actor }: Caller<InvitationWorld>,
): Promise<Offer | Refusal> {
  const [place, { categories }] = await Promise.all([placeOf(scope, ports), ports.reference.read()])
  if (place?.area.kind !== kindFor(role)) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'scope')
  const superior = superiorRole(actor.roles, role, place.area)
  if (!superior) return refuse('invitation/not-allowed', `这里的${ROLE_TEXT[role]}由上一级邀请，您不能邀请`)
  if (isStandIn && role !== 'worker') return refuse('invitation/stand-in', '只有网格员可以代班', 'isStandIn')
  if (duty && role !== 'team') return refuse('invitation/duty', '只有团队成员有团队职责', 'duty')
  if (taken.length > 0 && role !== 'team')
    return refuse('invitation/categories', '只有团队成员按类别接单', 'categories')
  const groups = new Set(categories.groups.map(({ code }) => code))
  if (taken.some((code) => !groups.has(code) && !categoryOf(code, categories)))
    return refuse('ticket/unknown-category', '没有这个类别，请重新选择', 'categories')
  const isResponsible = role === 'worker' && !isStandIn
  const occupied = isResponsible ? seatTaken(place.area) : undefined
  if (occupied) return occupied
  const desk = place.areas.find(({ _id }) => _id === superior.scope)
  return {
    ...{ role, scope: place.area._id, categories: taken, uses: isResponsible ? 1 : uses },
    ...(isStandIn && { standIn: true as const }),
    ...(duty && { duty }),
    desk: desk ? shortText(desk, place.areas) : '',
    place: place.text,
  }
}

/** 部门的人由联络员邀请，一个码一个人。 */
async function colleagueOffer(
  scope: string,
  post: Post | undefined,
  { ports, actor }: Caller<InvitationWorld>,
): Promise<Offer | Refusal> {
  const [department] = keepsRoster(actor, scope) ? await ports.departments.read([scope]) : []
  if (!department) return refuse('invitation/not-liaison', '部门的人由本部门的联络员邀请，您不能邀请')
  if (department.retired) return NO_MORE
  if (!post) return refuse('invitation/post', '请选择做什么岗位', 'post')
  const { name } = department
  return { role: 'department', scope, post, categories: [], uses: 1, desk: name, place: name }
}

async function giveOut({ desk, place, ...offer }: Offer, call: Caller<InvitationWorld>): Promise<InvitationView> {
  const { ports, actor, now, requestId } = call
  const { policy } = await ports.reference.read()
  const invitation: Invitation = {
    ...offer,
    _id: '',
    schemaVersion: 1,
    by: actor._id,
    byText: [desk, actor.name].filter(Boolean).join(' '),
    roleText: `${roleText(offer)} · ${place}`,
    requestId,
    createdAt: now,
    expiresAt: now + policy.invitation.hours * HOUR,
    usedBy: [],
    joined: [],
  }
  for (let tries = 0; tries < CODES_TRIED; tries += 1) {
    const coded = { ...invitation, _id: invitationCode(ports.random(CODE_LENGTH)) }
    if (!(await ports.invitations.add(coded))) continue
    await audit('account.invite', coded._id, offer.scope, call)
    return invitationView(coded, call)
  }
  throw new Error(`${CODES_TRIED} random codes were all given out`)
}

/** What has changed since it was given out: whoever did so has gone, or the seat is taken. */
async function overtakenBy(
  { role, scope, standIn, by }: Invitation,
  { ports, actor }: Caller<InvitationWorld>,
): Promise<Refusal | undefined> {
  const [inviter] = await ports.people.read([by])
  if (role === 'department') {
    if (!inviter || !keepsRoster(inviter, scope)) return VOID
    const [department] = await ports.departments.read([scope])
    return department?.retired ? NO_MORE : undefined
  }
  const [area] = await ports.areas.read([scope])
  if (!area || !inviter || !superiorRole(inviter.roles, role, area)) return VOID
  return role === 'worker' && !standIn ? seatTaken(area, actor._id) : undefined
}

/** Only who gave it out is shown the picture to pass on. */
async function invitationView(
  invitation: Invitation,
  { ports, actor }: Caller<InvitationWorld>,
): Promise<InvitationView> {
  const { _id, by, byText, roleText: what, expiresAt } = invitation
  const qr = by === actor._id ? await ports.wechat.codeOf(`j=${_id}`, JOIN_PAGE, expiresAt) : undefined
  return {
    code: _id,
    text: `邀请您担任 ${what}`,
    by: byText,
    expiresAt,
    usesLeft: usesLeft(invitation),
    ...(qr !== undefined && { qr }),
  }
}
