import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { NeedContactView } from '../contract/need-view'
import { mayRevealNeed } from '../domain/need-rules'
import { refuse } from '../domain/refusal'
import type { Contact } from '../domain/resource'
import type { AuditAction } from '../domain/audit'
import { audit } from './audit'
import { mayOpen, NOT_FOUND } from './need-change'
import { mayRevealResource } from './resource'
import type { Caller } from './serve'
import type { World } from './ports'

const NOT_YOURS = refuse('need/contact-closed', '联系方式只给承办人和管这个地方的人看')

/** 查看联系方式：先留痕，再给看；留不下痕就不给看. */
export async function revealContact(
  asked: Parsed<'need', 'reveal'>,
  call: Caller<World>,
): Promise<NeedContactView | Refusal> {
  return 'need' in asked ? contactOfNeed(asked.need, call) : contactOfResource(asked.resource, call)
}

async function contactOfNeed(id: string, call: Caller<World>): Promise<NeedContactView | Refusal> {
  const need = await call.ports.needs.get(id)
  const place = need && (await call.ports.places.get(need.place))
  if (!need || !mayOpen(need, place, call)) return NOT_FOUND
  if (!mayRevealNeed(need, place, call.actor)) return NOT_YOURS
  return shown(need, need.whom, 'need.reveal', call)
}

async function contactOfResource(id: string, call: Caller<World>): Promise<NeedContactView | Refusal> {
  const resource = await call.ports.resources.get(id)
  if (!resource || !(await mayRevealResource(resource, call))) return NOT_YOURS
  return shown(resource, resource.contact, 'need.revealResource', call)
}

async function shown(
  { _id, path }: { _id: string; path: string[] },
  contact: Contact | null,
  action: AuditAction,
  call: Caller<World>,
): Promise<NeedContactView | Refusal> {
  if (!contact) return refuse('need/no-contact', '没有留下联系方式')
  // 留痕记在所在的区域上，上级按区域查得到.
  await audit(action, _id, path.at(-1) ?? '', call)
  return { who: contact.who, phone: contact.phone ? call.ports.cipher.open(contact.phone) : '' }
}
