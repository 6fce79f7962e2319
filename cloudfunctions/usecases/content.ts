import type { Refusal } from '../contract/envelope'
import { VIDEO_ID } from '../contract/primitives'
import type { Command } from '../contract/ticket-command'
import { uploaderOf } from '../domain/photo'
import { isRefusal, refuse } from '../domain/refusal'
import { notAgreed } from './agreement'
import type { TextVerdict } from './ports/screening'
import type { Caller } from './serve'

/** What a step brings that others may read or see. */
export interface Brought {
  words: string
  photos: string[]
  video?: string | undefined
}

/** `review` and `unchecked` words go through, and a person looks at them afterwards. */
export interface Checked {
  doubt?: 'review' | 'unchecked'
}

/** Consent to what is left, words against the platform's rules, photos against being someone else's or no photos at all. */
export async function checkContent(
  { words, photos, video }: Brought,
  call: Caller,
  fields: { words: string; photos: string },
): Promise<Checked | Refusal> {
  const unasked = words !== '' || photos.length > 0 || video !== undefined ? await notAgreed(call) : undefined
  if (unasked) return unasked
  if (photos.some((photo) => uploaderOf(photo) !== call.actor._id))
    return refuse('photo/not-yours', '只能使用您自己上传的照片', fields.photos)
  if (video !== undefined && VIDEO_ID.exec(video)?.[1] !== call.actor._id)
    return refuse('photo/not-yours', '只能使用您自己上传的视频', 'video')
  const [verdict, files] = await Promise.all([
    verdictOn(words, call),
    photos.length > 0 ? call.ports.photos.inspect(photos) : Promise.resolve([]),
  ])
  if (files.includes('missing')) return refuse('photo/missing', '有照片没有传上来，请重新选择', fields.photos)
  if (files.includes('not-image')) return refuse('photo/not-image', '有文件不是照片，请重新选择', fields.photos)
  if (verdict === 'risky') return risky(fields.words)
  return verdict === 'pass' ? {} : { doubt: verdict }
}

/**
 * WeChat looks at the words of its own people only (`security.msgSecCheck` wants their openid). Who signed in by user name
 * is staff, and answers for them by name.
 */
const verdictOn = async (words: string, { ports, openid }: Caller): Promise<TextVerdict> =>
  openid === undefined ? 'pass' : ports.content.check(openid, words)

const risky = (field: string): Refusal => refuse('content/risky', '内容里有不适合发布的文字，请修改后再提交', field)

/** 称呼、群名，和公开的摘要一样，别人马上看得到：拿不准的也不收，换个说法就是。 */
export async function checkName(name: string, call: Caller): Promise<Refusal | undefined> {
  const unasked = await notAgreed(call)
  if (unasked) return unasked
  const verdict = await verdictOn(name, call)
  return verdict === 'risky' || verdict === 'review' ? risky('name') : undefined
}

/** 活动的介绍、原因、纪要，预约的用途，写了就有人看：拿不准的也不收，换个说法就是。 */
export async function checkShown(
  texts: string[],
  call: Caller,
  field: string,
  photos: string[] = [],
): Promise<Refusal | undefined> {
  const words = texts.filter(Boolean).join('\n')
  const checked = await checkContent({ words, photos }, call, { words: field, photos: 'photos' })
  if (isRefusal(checked)) return checked
  return checked.doubt === 'review' ? risky(field) : undefined
}

/** The same as {@link checkContent} for whatever a command brings. */
export async function checkCommand(command: Command, call: Caller): Promise<Checked | Refusal> {
  const words = ['note', 'words', 'text'].flatMap((key) => (key in command ? [String(command[key as never])] : []))
  if (command.name === 'correct' && command.place) words.push(command.place.address)
  const photos = 'photos' in command ? command.photos : []
  const field = 'words' in command ? 'words' : 'text' in command ? 'text' : 'note'
  const checked = await checkContent({ words: words.join('\n').trim(), photos }, call, {
    words: `command.${field}`,
    photos: 'command.photos',
  })
  const isPublic = command.name === 'summarise'
  return isPublic && 'doubt' in checked && checked.doubt === 'review' ? risky('command.text') : checked
}
