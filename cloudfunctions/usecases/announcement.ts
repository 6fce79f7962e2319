import type { AnnouncementBoard, AnnouncementView } from '../contract/announcement'
import type { Refusal } from '../contract/envelope'
import {
  type Announcement,
  announcementItem,
  hasBegun,
  byWeight,
  type AnnouncementCommand,
  tendsAnnouncement,
} from '../domain/announcement'
import { isRefusal, refuse } from '../domain/refusal'
import { draftAnnouncement, reachOf } from './announcement-draft'
import { stepAnnouncement } from './announcement-step'
import { showAnnouncement } from './announcement-show'
import { placeOf } from './area-card'
import { audit } from './audit'
import { beforeOf, pageOf } from './cursor'
import type { AnnouncementWorld } from './ports'
import { areaOf, nameOf, staffScopes, workingAs } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<AnnouncementWorld>

const PAGE = 20
/** More than one grid is ever told at once; the platform's own limit of an answer is beyond it. */
const AT_ONCE = 100

const NOT_FOUND = refuse('announcement/not-found', '没有找到这条公告')
const NOT_STAFF = refuse('announcement/not-staff', '公告由社区、街道和区里发布')

export const announcementStories: Stories<'announcement', AnnouncementWorld> = {
  async board({ area }, call) {
    const place = await readersPlace(area, call)
    const found = await call.ports.announcements.current(place.path, call.now, AT_ONCE)
    return { text: place.text, items: [...found].sort(byWeight).map((one) => announcementItem(one, call.now)) }
  },

  async past({ area, cursor }, call) {
    const { path } = await readersPlace(area, call)
    const before = cursor === '' ? { at: call.now, id: '~' } : beforeOf(cursor)
    const found = await call.ports.announcements.past(path, before, PAGE + 1)
    const page = pageOf(found, PAGE, ({ shownUntil, _id }) => ({ at: shownUntil, id: _id }))
    return { ...page, items: page.items.map((one) => announcementItem(one, call.now)) }
  },

  async get({ id }, call) {
    const found = await call.ports.announcements.get(id)
    if (!found || !isReadable(found, call)) return NOT_FOUND
    return showAnnouncement(found, call)
  },

  async manage({ area: asked, status, cursor }, call) {
    if (staffScopes(call.actor).length === 0) return NOT_STAFF
    const area = await areaOf(asked, call)
    if (isRefusal(area)) return area
    const found = await call.ports.announcements.written(area, status, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
    return {
      ...page,
      text: await nameOf(area, call.ports),
      items: page.items.map((one) => announcementItem(one, call.now)),
    }
  },

  async form(as, call) {
    const actor = workingAs(call.actor, as)
    if (isRefusal(actor)) return actor
    const scopes = staffScopes(actor)
    if (scopes.length === 0) return NOT_STAFF
    const [{ kinds }, texts] = await Promise.all([
      call.ports.publication(),
      Promise.all(scopes.map((scope) => nameOf(scope, call.ports))),
    ])
    return { kinds, offices: scopes.map((id, i) => ({ id, text: texts[i] ?? '' })) }
  },

  async reach({ areas, ...as }, call) {
    const reached = await reachOf(areas, as, call)
    return isRefusal(reached) ? reached : { grids: reached.target.grids, text: reached.text }
  },

  draft: (input, call) => draftAnnouncement(input, call),

  publish: ({ id, revision }, call) => step(id, revision, { name: 'publish' }, 'announcement.publish', call),

  async correct({ id, revision, kind, note, ...words }, call) {
    const { kinds } = await call.ports.publication()
    const known = kinds.find(({ code }) => code === kind)
    if (!known) return refuse('announcement/no-kind', '没有这种公告，请重新选择类别', 'kind')
    const content = { ...words, kind, kindText: known.name }
    return step(id, revision, { name: 'correct', content, note }, 'announcement.correct', call)
  },

  withdraw: ({ id, revision, reason }, call) =>
    step(id, revision, { name: 'withdraw', reason }, 'announcement.withdraw', call),

  async discard({ id, revision }, call) {
    const after = await stepAnnouncement(id, revision, { name: 'discard' }, call)
    return isRefusal(after) ? after : after === undefined ? NOT_FOUND : {}
  },
}

/** A draft, or what is to begin later, is only for those who look after it. */
const isReadable = (announcement: Announcement, { actor, now }: Call): boolean =>
  tendsAnnouncement(announcement, actor) || hasBegun(announcement, now)

async function step(
  id: string,
  seen: number,
  command: AnnouncementCommand,
  line: 'announcement.publish' | 'announcement.correct' | 'announcement.withdraw',
  call: Call,
): Promise<AnnouncementView | Refusal> {
  const after = await stepAnnouncement(id, seen, command, call)
  if (isRefusal(after)) return after
  if (after === undefined) return NOT_FOUND
  await audit(line, id, after.path.at(-1) ?? '', call)
  return showAnnouncement(after, call)
}

/** Where the reader lives: their grid with all above it, and what was merged into it; the district alone for who has none. */
async function readersPlace(
  asked: string | undefined,
  { ports, actor }: Call,
): Promise<Pick<AnnouncementBoard, 'text'> & { path: string[] }> {
  const id = asked ?? actor.homeGrid
  const place = id === undefined ? undefined : await placeOf(id, ports)
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  if (place) {
    const mergedIn = [...shapes.merged].flatMap(([gone, heir]) => (heir === place.area._id ? [gone] : []))
    return { text: place.text, path: [...place.area.path, ...mergedIn] }
  }
  return { text: district.name, path: [district.root] }
}
