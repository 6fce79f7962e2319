import type { Refusal } from '../contract/envelope'
import { type Announcement, type AnnouncementCommand, announced, announcementForbids } from '../domain/announcement'
import { refuse, isRefusal } from '../domain/refusal'
import { checkShown } from './content'
import type { AnnouncementWorld } from './ports'
import { digestOf, stepOnce } from './publication-step'
import type { Caller } from './serve'

const CHANGED = refuse('announcement/changed', '别人刚刚改过这条公告，请看过最新的再办', 'revision')

/** One step of an announcement. @returns it afterwards; undefined when there is none */
export async function stepAnnouncement(
  id: string,
  seen: number,
  command: AnnouncementCommand,
  call: Caller<AnnouncementWorld>,
): Promise<Announcement | Refusal | undefined> {
  const { ports, actor, now, requestId } = call
  const found = await ports.announcements.get(id)
  if (!found) return undefined
  const digest = digestOf([id, command], call)
  const stepped = await stepOnce(found, digest, call, {
    decide: async () => {
      const said = wordsOf(command)
      const refusal =
        announcementForbids(found, command, { actor, now, seen }) ??
        (said.length > 0 ? await checkShown(said, call, 'text') : undefined)
      const stamp = { id: ports.hash(`${id}:${requestId}`), at: now, by: actor._id, requestId, digest }
      return refusal ?? announced(found, command, stamp)
    },
    replace: (before, next) => ports.announcements.replace(before, next),
    changed: CHANGED,
  })
  return isRefusal(stepped) ? stepped : stepped.after
}

function wordsOf(command: AnnouncementCommand): string[] {
  const content = 'content' in command ? [command.content.title, command.content.text] : []
  const why = command.name === 'correct' ? [command.note] : command.name === 'withdraw' ? [command.reason] : []
  return [...content, ...why]
}
