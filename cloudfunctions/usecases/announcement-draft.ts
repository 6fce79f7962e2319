import type { AnnouncementView } from '../contract/announcement'
import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import {
  type AnnouncementContent,
  type AnnouncementOffice,
  type AnnouncementTarget,
  drafted,
  targetsText,
  unfitTimes,
} from '../domain/announcement'
import { shortText } from '../domain/area'
import { isRefusal, refuse } from '../domain/refusal'
import { showAnnouncement } from './announcement-show'
import { stepAnnouncement } from './announcement-step'
import { checkShown } from './content'
import type { AnnouncementWorld } from './ports'
import { digestOf, REUSED } from './publication-step'
import { type As, staffScopes, workingAs } from './scope'
import type { Caller } from './serve'

type Call = Caller<AnnouncementWorld>

const NOT_STAFF = refuse('announcement/not-staff', '公告由社区、街道和区里发布')

interface Reached {
  target: AnnouncementTarget
  text: string
  /** The caller's own area that covers all of it: in its name it is said. */
  office: AnnouncementOffice
}

/** 发到哪里：都要在自己的辖区里；选了社区，就不用再选它的网格. */
export async function reachOf(asked: string[], as: As, { ports, actor: person }: Call): Promise<Reached | Refusal> {
  const actor = workingAs(person, as)
  if (isRefusal(actor)) return actor
  const own = staffScopes(actor)
  if (own.length === 0) return NOT_STAFF
  const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
  const pathOf = (id: string) => (id === district.root ? [id] : shapes.pathOf(id))
  const paths = [...new Set(asked.map((id) => shapes.heirOf(id)))].map((id) => pathOf(id) ?? [])
  if (paths.some((path) => path.length === 0))
    return refuse('announcement/no-area', '没有找到这个地方，请重新选择', 'areas')
  const office = own.find((scope) => paths.every((path) => path.includes(scope)))
  if (office === undefined) return refuse('announcement/elsewhere', '只能发给自己辖区的居民', 'areas')
  const ids = paths.map((path) => path.at(-1) ?? '')
  const outer = paths.filter((path) => !path.slice(0, -1).some((id) => ids.includes(id)))
  const areas = await ports.areas.read([...new Set(outer.flat())])
  const textOf = (id: string): string => {
    const area = areas.find(({ _id }) => _id === id)
    return id === district.root ? district.name : area ? shortText(area, areas) : ''
  }
  const targets = outer.map((path) => path.at(-1) ?? '').map((id) => ({ id, text: textOf(id) }))
  const grids = shapes.areas.filter(({ kind, path }) => kind === 'grid' && path.some((id) => ids.includes(id))).length
  return {
    target: { areas: targets, grids },
    text: targetsText(targets),
    office: { path: pathOf(office) ?? [], officeText: textOf(office) },
  }
}

/** 起草或改草稿。 */
export async function draftAnnouncement(
  { area, existing, areas, kind, ...words }: Parsed<'announcement', 'draft'>,
  call: Call,
): Promise<AnnouncementView | Refusal> {
  const { ports, actor, now, requestId } = call
  const [reached, { kinds }] = await Promise.all([reachOf(areas, { area }, call), ports.publication()])
  if (isRefusal(reached)) return reached
  const known = kinds.find(({ code }) => code === kind)
  if (!known) return refuse('announcement/no-kind', '没有这种公告，请重新选择类别', 'kind')
  const content: AnnouncementContent = { ...words, kind, kindText: known.name }
  if (existing) {
    const command = { name: 'edit' as const, content, target: reached.target, office: reached.office }
    const after = await stepAnnouncement(existing.id, existing.revision, command, call)
    if (after === undefined) return refuse('announcement/not-found', '没有找到这条公告')
    return isRefusal(after) ? after : showAnnouncement(after, call)
  }
  const unfit = unfitTimes(content, now) ?? (await checkShown([words.title, words.text], call, 'text'))
  if (unfit) return unfit
  const _id = ports.hash(`announcement:${actor._id}:${requestId}`)
  const digest = digestOf([reached.target, content], call)
  const stamp = { id: ports.hash(`${_id}:${requestId}`), at: now, by: actor._id, requestId, digest }
  const draft = drafted({ _id, ...reached.office }, content, reached.target, stamp)
  if (await ports.announcements.add(draft)) return showAnnouncement(draft, call)
  const before = await ports.announcements.get(_id)
  return before?.timeline[0]?.digest === digest ? showAnnouncement(before, call) : REUSED
}
