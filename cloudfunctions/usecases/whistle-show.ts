import type { WhistleView } from '../contract/whistle-view'
import { ownErasure } from '../domain/erasure'
import { fileOf, photoKey } from '../domain/photo'
import type { Ticket } from '../domain/ticket'
import { isHiddenFrom, relationOf } from '../domain/ticket-sides'
import type { Whistle } from '../domain/whistle'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import type { WhistleCounter } from './whistle-actions'
import { departmentsById } from './whistle-change'
import { whistleView } from './whistle-view'

/** What one person's buttons are drawn from. */
export async function whistleCounter({ ports, actor, now }: Caller<WhistleWorld>): Promise<WhistleCounter> {
  const [{ calendar, policy }, settings] = await Promise.all([ports.reference.read(), ports.reference.whistles()])
  return { person: actor, now, settings, calendar, longestDays: policy.longestDays }
}

/** The whistle for this caller, with addresses for the files they may see. */
export async function showWhistle(whistle: Whistle, call: Caller<WhistleWorld>): Promise<WhistleView> {
  const { ports, actor } = call
  const [counter, departments, ticket] = await Promise.all([
    whistleCounter(call),
    departmentsById(ports),
    whistle.ticket ? ports.tickets.get(whistle.ticket.id) : undefined,
  ])
  const about = ticket && aboutOf(ticket, call)
  const files = [...Object.values(whistle.contents).flatMap(({ photos }) => photos), ...(about?.photos ?? [])]
  const urls = files.length > 0 ? await ports.photos.urls(files) : new Map<string, string>()
  return whistleView(whistle, counter, {
    departments,
    urls,
    ticket: about && { ...about, canOpen: relationOf(about.ticket, actor, false) !== undefined },
  })
}

/**
 * 反映人的话和照片给办理的人看 (domain rule 7)：应哨部门也是办理的人。匿名的，照片只给我们抄的那份：原件的地址里有是谁传的。
 */
function aboutOf(ticket: Ticket, { actor }: Caller<WhistleWorld>) {
  const said = ticket.contents.e0
  const isNameless = ticket.isAnonymous && (isHiddenFrom(ticket, actor) || !relationOf(ticket, actor, false))
  const own = new Set(isNameless ? ownErasure(ticket).files.filter((id) => fileOf(ticket, id) === id) : [])
  const photos = (said?.photos ?? []).filter((id) => ticket.hidden[photoKey(id)] !== 'hidden' && !own.has(id))
  return {
    ticket,
    ...(said && { words: said.words }),
    photos: photos.map((id) => fileOf(ticket, id)),
  }
}
