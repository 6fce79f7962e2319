import type { Need } from './need'
import type { Resource, ResourceEntry } from './resource'

const GONE = '（已删除）'

/** What goes from a need, and which files with it; the steps themselves stay. */
export interface NeedErasure {
  need: Need
  files: string[]
}

function withoutContents(need: Need, entries: string[], erased: 'asker' | 'all'): NeedErasure {
  const contents = Object.fromEntries(Object.entries(need.contents).filter(([id]) => !entries.includes(id)))
  const files = entries.flatMap((id) => need.contents[id]?.photos ?? [])
  return { need: { ...need, contents, title: GONE, whom: null, erased, revision: need.revision + 1 }, files }
}

/** 登记的人注销：他说的、替谁登记、怎么联系，都抹去；办理的经过留下. */
export function askerErased(need: Need): NeedErasure {
  const own = need.timeline.filter(({ by }) => by === need.by).map(({ id }) => id)
  return withoutContents(need, own, 'asker')
}

/** 过了保存期限，谁说的都不留. */
export const wholeNeedErased = (need: Need): NeedErasure => withoutContents(need, Object.keys(need.contents), 'all')

/** 提供的人注销：资源下线，他留下的名字、说明、联系方式都抹去. */
export const giverErased = (resource: Resource, now: number): Resource => ({
  ...resourceEmptied(resource, ({ by }) => by === resource.by),
  status: 'ended',
  isListed: false,
  endedAt: resource.endedAt ?? now,
})

/** 早就不提供的，过了保存期限，谁说的都不留. */
export const wholeResourceErased = (resource: Resource): Resource => resourceEmptied(resource, () => true)

const resourceEmptied = (resource: Resource, isTheirs: (entry: ResourceEntry) => boolean): Resource => ({
  ...resource,
  title: GONE,
  words: '',
  giver: { ...resource.giver, name: GONE },
  contact: null,
  timeline: resource.timeline.map((entry) => (isTheirs(entry) ? { ...entry, note: '' } : entry)),
  isErased: true,
  revision: resource.revision + 1,
})
