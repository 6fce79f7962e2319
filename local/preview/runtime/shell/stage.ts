import { Chat } from './chat'
import { setUpClock } from './clock-panel'
import { makePhoneSlot, type PhoneSlot } from './phone-slot'
import { readState } from './stage-server'

/** A phone and its bezel, in CSS pixels before scaling. */
const DEVICE = { width: 399, height: 836 }
/** What stands beside and above the phones on a wide window. */
const SURROUNDINGS = { width: 268 + 24 * 5, height: 96 }
const NARROW = 1160

void start()

async function start(): Promise<void> {
  const state = await readState()
  const phones = byId('phones')
  const template = byId<HTMLTemplateElement>('phone-template')
  const chosen = new URLSearchParams(location.search)
  const slots = state.phones.map(({ slot, title, openid }) => {
    const remembered = chosen.get(slot)
    const known = state.people.some((person) => person.openid === remembered)
    return makePhoneSlot(template, {
      slot,
      title,
      openid: known && remembered ? remembered : openid,
      people: state.people,
      chosen: (next) => {
        chosen.set(slot, next)
        history.replaceState(null, '', `?${chosen.toString()}`)
        chat.draw()
      },
    })
  })
  const chat = new Chat(byId('chat'), slots, state.groups ?? [])
  phones.append(...slots.map((slot) => slot.root))
  const clock = setUpClock(byId('clock'), state.offset, () => {
    for (const slot of slots) slot.settled()
  })
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void readState().then(({ offset }) => clock.setOffset(offset))
  })
  if (document.documentElement.dataset.watch !== undefined) reloadOnRebuild(slots)
  fitPhones()
  addEventListener('resize', fitPhones)
}

/** One stream for all three: a browser opens six connections to a server, and each phone already holds one. */
function reloadOnRebuild(slots: PhoneSlot[]): void {
  new EventSource('/phone/reload').addEventListener('reload', () => {
    for (const slot of slots) slot.reload()
  })
}

/** Three phones fit a desktop window; on a narrow one they keep their size as far as its height allows, and wrap. */
function fitPhones(): void {
  const byHeight = (innerHeight - SURROUNDINGS.height) / DEVICE.height
  const byWidth = (innerWidth - SURROUNDINGS.width) / 3 / DEVICE.width
  const scale = innerWidth < NARROW ? Math.max(0.7, Math.min(1, byHeight)) : Math.min(1, byHeight, byWidth)
  document.documentElement.style.setProperty('--scale', scale.toFixed(3))
}

function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`stage page lacks #${id}`)
  return found as T
}
