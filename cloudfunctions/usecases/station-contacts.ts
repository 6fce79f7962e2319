import type { ContactsView, ContactView, StationToday } from '../contract/station'
import type { Refusal } from '../contract/envelope'
import { maskPhone } from '../domain/phone'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { checkName } from './content'
import type { Contact } from './ports/station'
import type { Caller, Stories } from './serve'
import { runStation, servedStation, type StationPlace } from './station-place'
import type { World } from './ports'

export const contactStories: Pick<Stories<'station', World>, 'contacts' | 'saveContacts' | 'reveal'> = {
  async contacts({ place }, call) {
    const found = await servedStation(place, call)
    return isRefusal(found) ? found : contactsView(await call.ports.contacts.of(place), found)
  },

  async saveContacts({ place, items }, call) {
    const { ports } = call
    const found = await runStation(place, call)
    if (isRefusal(found)) return found
    const said = items.flatMap(({ name, duty }) => [name, duty]).join('\n')
    const refusal = said === '' ? undefined : await checkName(said, call)
    if (refusal) return refusal
    const saved = await ports.contacts.change(place, (before) => {
      const next: Contact[] = []
      for (const [at, item] of items.entries()) {
        const contact = contactOf(item, before, at, call)
        if (isRefusal(contact)) return contact
        next.push(contact)
      }
      return next
    })
    if (isRefusal(saved)) return saved
    await audit('contacts', place, found.place.area, call)
    return contactsView(saved, found)
  },

  async reveal({ place, contact: id }, call) {
    const { ports } = call
    const found = await servedStation(place, call)
    if (isRefusal(found)) return found
    const contact = (await ports.contacts.of(place)).find((one) => one.id === id)
    if (!contact) return refuse('station/no-contact', '没有这个联系人了，请刷新后再看', 'contact')
    // 公开的谁都看得到，不用留痕。
    if (typeof contact.phone === 'string') return { phone: contact.phone }
    await audit('reveal-contact', `${place}:${id}`, found.place.area, call)
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

const contactsView = (items: Contact[], { place, viewer }: StationPlace): ContactsView => ({
  place: place._id,
  name: place.name,
  mayRun: viewer.runs,
  items: items.map(contactView),
})

/** 公开的应急电话。 */
export const publicContacts = (items: Contact[]): StationToday['contacts'] =>
  items.flatMap(({ name, duty, phone }) => (typeof phone === 'string' ? [{ name, duty, phone }] : []))
