import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import { picturesOf, type Place } from '../domain/place'
import { uploaderOf } from '../domain/photo'
import { edited, mayEdit, wordsOf } from '../domain/place-edit'
import { otherOf } from '../domain/place-identity'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { checkContent } from './content'
import { screenPlace } from './screening-begin'
import type { Caller } from './serve'
import { crewAt } from './station-place'

/**
 * 改一个地点的资料。What is written here everyone reads at once: words in doubt are not taken either. A photo that is taken down is
 * deleted, unless it came with the district's data: that one may hang in other places too.
 * @returns undefined when there is no such place
 */
export async function editPlace(
  { id, revision, change }: Parsed<'place', 'edit'>,
  call: Caller,
): Promise<Place | Refusal | undefined> {
  const { ports, actor } = call
  const before = await ports.places.get(id)
  const refusal = before && mayEdit(before, actor)
  if (!before || refusal) return refusal
  const [{ legend }, shapes] = await Promise.all([ports.reference.circle(), ports.reference.shapes()])
  const crew = change.keeper ? await crewAt(before, ports) : []
  const known = { legend, shapes, actor, crew }
  const planned = edited(before, revision, change, known)
  if (isRefusal(planned) || planned === before) return planned
  const twin = await twinBeside(before, planned, call)
  if (twin) return twin
  const photos = (change.photos ?? []).filter((photo) => !before.photos.includes(photo))
  const checked = await checkContent({ words: wordsOf(change), photos }, call, {
    words: 'change',
    photos: 'change.photos',
  })
  if (isRefusal(checked)) return checked
  if (checked.doubt === 'review') return refuse('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'change')
  await screenPlace(before, photos, call)
  const after = await ports.places.change(
    id,
    (place) => mayEdit(place, actor) ?? edited(place, revision, change, known),
  )
  if (after === undefined || isRefusal(after)) return after
  await audit('place.edit', id, after.area, call)
  const gone = picturesOf(before)
    .filter(({ id: photo }) => !after.photos.includes(photo) && uploaderOf(photo) !== undefined)
    .flatMap((one) => [one.id, one.file])
  if (gone.length > 0) call.after(() => ports.belongings.removeFiles([...new Set(gone)]))
  return after
}

/** 改了名称或位置的，不能和别的成了一个。 */
async function twinBeside(before: Place, planned: Place, { ports }: Caller): Promise<Refusal | undefined> {
  if (planned.name === before.name && planned.point === before.point) return undefined
  return otherOf(planned, await ports.places.known([], [planned.name]), 'change.name')
}
