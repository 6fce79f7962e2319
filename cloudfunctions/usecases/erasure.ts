import { type Erasure, ownErasure } from '../domain/erasure'
import { fileOf } from '../domain/photo'
import type { Ticket } from '../domain/ticket'
import { eraseNeeds } from './need-erasure'
import { eraseParticipation } from './participation'
import type { Ports, World } from './ports'
import type { Job, Progress } from './ports/people'
import { eraseFromWhistles } from './whistle-erasure'

const PAGE = 20

/**
 * Files first: once the ticket has forgotten them, nobody would find them again. Copies twice: one that was just being
 * made is there only afterwards, or was told by then that there is nothing to make it of.
 */
export async function eraseFrom(ticket: Ticket, { entries, files }: Erasure, ports: Ports): Promise<void> {
  const copies = await ports.screenings.letGo(ticket._id, entries)
  await ports.belongings.removeFiles([
    ...new Set([...files.flatMap((file) => [file, fileOf(ticket, file)]), ...copies]),
  ])
  await ports.belongings.eraseContents(ticket, { entries, files })
  await ports.belongings.removeFiles(copies)
}

/** The person themselves: name, number, home, the way from WeChat to them, whom they asked in, inbox, quota, what they followed. */
export async function erasePerson(person: string, at: number, ports: World): Promise<void> {
  await ports.people.erase(person, at)
  await ports.invitations.erase(person)
  await ports.places.letGo(person)
  await ports.notices.erase(person)
  await ports.quotas.erase(person)
  await ports.throttles.erase(person)
  await ports.belongings.removeFollows(person)
}

/** 注销之后：一件一件抹去本人的话和照片；诉求本身、办理的经过都留下. */
export async function eraseTraces(job: Job, ports: World, until: number): Promise<Progress> {
  const { object: person, at, facts } = job
  let { cursor } = job
  if (cursor === '') await erasePerson(person, at, ports)
  if (!(await eraseListed(person, ports, until))) return { cursor, state: 'waiting', facts }
  for (;;) {
    const tickets = await ports.belongings.tickets(person, cursor, PAGE)
    for (const ticket of tickets) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      await eraseFrom(ticket, ownErasure(ticket), ports)
      cursor = ticket._id
    }
    // Once more at the end: what was told them, or went with a merged ticket, while it ran must not stay either.
    if (tickets.length < PAGE) {
      await ports.belongings.removeFollows(person)
      await ports.notices.erase(person)
      const isOver = await eraseListed(person, ports, until)
      return { cursor, state: isOver ? 'done' : 'waiting', facts }
    }
  }
}

/** What they needed and offered, where they signed up, what they booked, and what they wrote in whistles and of the street's powers. @returns whether nothing of it is left */
const eraseListed = async (person: string, ports: World, until: number): Promise<boolean> =>
  (await eraseNeeds(person, ports, until)) &&
  (await eraseParticipation(person, ports, until)) &&
  (await eraseFromWhistles(person, ports, until)) &&
  (await Promise.all([ports.exercises.erase(person), ports.publicationTraces.erase(person)]).then(() => true))
