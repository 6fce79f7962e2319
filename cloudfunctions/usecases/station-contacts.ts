import type { ContactsView, ContactView, StationToday } from '../contract/station'
import type { Refusal } from '../contract/envelope'
import { maskPhone } from '../domain/phone'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { checkName } from './content'
import type { Contact, ContactList } from './ports/station'
import type { Caller, Stories } from './serve'
import { runStation, servedStation, type StationPlace } from './station-place'
import type { World } from './ports'

export const contactStories: Pick<Stories<'station', World>, 'contacts' | 'saveContacts' | 'reveal'> = {
  async contacts({ place }, call) {
    const found = await servedStation(place, call)
    return isRefusal(found) ? found : contactsView(await call.ports.contacts.of(place), found)
  },

  async saveContacts({ place, revision, items }, call) {
    const { ports, actor, requestId } = call
    const found = await runStation(place, call)
    if (isRefusal(found)) return found
    const said = items.flatMap(({ name, duty }) => [name, duty]).join('\n')
    const refusal = said === '' ? undefined : await checkName(said, call)
    if (refusal) return refusal
    const last = ports.hash(`${actor._id}:${requestId}:${JSON.stringify(items)}`)
    const saved = await ports.contacts.change(place, (before) => {
      if (before.last === last) return before
      // 看的是旧的名单，存下去会盖掉别人刚改的。
      if (revision !== (before.revision ?? 0))
        return refuse('station/contacts-changed', '刚才有人改过这份名单，请看过最新的再保存', 'revision')
      const next: Contact[] = []
      for (const [at, item] of items.entries()) {
        const contact = contactOf(item, before.items, at, call)
        if (isRefusal(contact)) return contact
        next.push(contact)
      }
      return { ...before, items: next, last }
    })
    if (isRefusal(saved)) return saved
    await audit('station.saveContacts', place, found.place.area, call)
    return contactsView(saved, found)
  },

  async reveal({ place, contact: id }, call) {
    const { ports } = call
    const found = await servedStation(place, call)
    if (isRefusal(found)) return found
    const contact = (await ports.contacts.of(place)).items.find((one) => one.id === id)
    if (!contact) return refuse('station/no-contact', '没有这个联系人了，请刷新后再看', 'contact')
    // 公开的谁都看得到，不用留痕。
    if (typeof contact.phone === 'string') return { phone: contact.phone }
    await audit('station.reveal', `${place}:${id}`, found.place.area, call)
    return { phone: ports.cipher.open(contact.phone) }
  },
}

type Written = Parameters<Stories<'station', World>['saveContacts']>[0]['items'][number]

/** 不公开的号码加密存；没有重填的，还是原来的。 */
function contactOf(
  { id, name, duty, phone, isPublic }: Written,
  before: Contact[],
  at: number,
  call: Caller<World>,
): Contact | Refusal {
  const { ports, requestId } = call
  const kept = before.find((one) => one.id === id)?.phone
  const number = phone ?? (typeof kept === 'object' ? ports.cipher.open(kept) : kept)
  if (number === undefined) return refuse('station/no-phone', '请填写电话', `items.${at}.phone`)
  return {
    id: kept === undefined ? ports.hash(`${requestId}:${at}`) : (id ?? ''),
    name,
    duty,
    phone: isPublic ? number : ports.cipher.seal(number, maskPhone(number)),
  }
}

const contactView = ({ id, name, duty, phone }: Contact): ContactView => ({
  ...{ id, name, duty },
  phone: typeof phone === 'string' ? phone : phone.masked,
  isPublic: typeof phone === 'string',
})

const contactsView = ({ items, revision = 0 }: ContactList, { place, viewer }: StationPlace): ContactsView => ({
  revision,
  place: place._id,
  name: place.name,
  mayRun: viewer.runs,
  items: items.map(contactView),
})

/** 公开的应急电话。 */
export const publicContacts = ({ items }: ContactList): StationToday['contacts'] =>
  items.flatMap(({ name, duty, phone }) => (typeof phone === 'string' ? [{ name, duty, phone }] : []))
