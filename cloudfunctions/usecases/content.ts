import type { Refusal } from '../contract/envelope'
import type { Command } from '../contract/ticket'
import { uploaderOf } from '../domain/photo'
import { refuse } from '../domain/refusal'
import type { Caller } from './serve'

/** Words against the platform's rules, photos against being someone else's or no photos at all. */
export async function checkContent(
  words: string,
  photos: string[],
  call: Caller,
  fields: { words: string; photos: string },
): Promise<Refusal | undefined> {
  if (photos.some((photo) => uploaderOf(photo) !== call.actor._id))
    return refuse('photo/not-yours', '只能使用您自己上传的照片', fields.photos)
  const [verdict, files] = await Promise.all([
    call.ports.content.check(call.openid, words),
    photos.length > 0 ? call.ports.photos.inspect(photos) : Promise.resolve([]),
  ])
  if (files.includes('missing')) return refuse('photo/missing', '有照片没有传上来，请重新选择', fields.photos)
  if (files.includes('not-image')) return refuse('photo/not-image', '有文件不是照片，请重新选择', fields.photos)
  if (verdict === 'risky') return refuse('content/risky', '内容里有不适合发布的文字，请修改后再提交', fields.words)
  return undefined
}

/** The same for whatever a command brings. */
export const checkCommand = (command: Command, call: Caller): Promise<Refusal | undefined> => {
  const note = 'note' in command ? command.note : ''
  const photos = 'photos' in command ? command.photos : []
  return checkContent(note, photos, call, { words: 'command.note', photos: 'command.photos' })
}
