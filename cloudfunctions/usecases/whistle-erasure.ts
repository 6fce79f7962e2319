import { longTime } from '../domain/moment'
import type { Person } from '../domain/person'
import { titleOf, type Whistle } from '../domain/whistle'
import { ownWhistleErased, type WhistleErasure, wholeWhistleErased } from '../domain/whistle-erasure'
import { whistleStatusText } from '../domain/whistle-words'
import { beforeOf } from './cursor'
import { all, PAGE } from './export-pages'
import type { World } from './ports'
import { wipe } from './wipe'

const AT_ONCE = 20

/**
 * 注销：每一声有他一份的哨，他写的、拍的、他的名字电话都抹去. Harmless when done again.
 * @returns false when some is left, for the next time
 */
export const eraseFromWhistles = (person: string, ports: World, until: number): Promise<boolean> =>
  wipe(
    () => ports.whistles.withPart(person, beforeOf(''), AT_ONCE),
    (whistle) => erase(whistle, ownWhistleErased(whistle, person), ports),
    ports,
    until,
  )

/** 到期清除. @returns how many */
export async function forgetWhistles(before: number, limit: number, ports: World): Promise<number> {
  const old = await ports.whistles.old(before, limit)
  for (const whistle of old) await erase(whistle, wholeWhistleErased(whistle), ports)
  return old.length
}

/** Files first: once the whistle has forgotten them, nobody would find them again. */
async function erase(found: Whistle, { whistle, files }: WhistleErasure, ports: World): Promise<boolean> {
  if (files.length > 0) await ports.belongings.removeFiles(files)
  return ports.whistles.erase(found, whistle)
}

/** 导出：我在哨里写的、拍的，别人写的不在. */
export async function exportWhistles({ _id: person }: Pick<Person, '_id'>, ports: World) {
  const found = await all(
    (before) => ports.whistles.withPart(person, before, PAGE),
    ({ blownAt, _id }) => ({ at: blownAt, id: _id }),
  )
  const written = found.flatMap((whistle) => {
    const entries = whistle.timeline.flatMap(({ id, at, by }) => {
      const content = by === person ? whistle.contents[id] : undefined
      return content ? [{ at, ...content }] : []
    })
    return entries.length > 0 ? [{ whistle, entries }] : []
  })
  const urls = await ports.photos.urls(written.flatMap(({ entries }) => entries.flatMap(({ photos }) => photos)))
  return {
    我在哨里写的: written.map(({ whistle, entries }) => ({
      编号: whistle.no,
      事项: titleOf(whistle),
      地点: whistle.areaText,
      吹哨时间: longTime(whistle.blownAt),
      现状: whistleStatusText(whistle),
      我写的: entries.map(({ at, words, photos }) => ({
        时间: longTime(at),
        内容: words,
        照片: photos.flatMap((file) => urls.get(file) ?? []),
      })),
    })),
  }
}
