import { call, newRequestId } from './cloud'
import { CallError } from './call-error'

/** Bytes that one call carries of a file; the contract takes no more. */
const PIECE_BYTES = 2 * 1024 * 1024
const MOST_PIECES = 16
/** Pixels of the longer side: a house number across the street can still be read. */
const LONGEST_SIDE = 1_920
/** As the phone's. */
const QUALITY = 0.7

/** A picture or a piece of a file as the contract takes it. @throws DOMException when it cannot be read any more */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/**
 * A photo as small as the phone would send it; where it was taken and by what camera is left out on the way.
 * @throws CallError when the browser cannot read it
 */
async function smaller(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new CallError('photo/unreadable', '打不开，请换成 JPG、PNG 或 WebP')
  })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')!
  // A JPEG has no transparency: what was clear would turn black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new CallError('photo/unreadable', '打不开，请换成 JPG、PNG 或 WebP')
  return blob
}

/** 上传一张照片到自己名下，返回文件编号。@param requestId the same when it is tried again: it is the same photo then */
export async function sendPhoto(file: File, requestId: string): Promise<string> {
  const { id } = await call('file', 'photo', { bytes: await base64Of(await smaller(file)) }, requestId)
  return id
}

/** 上传一份路网，返回文件编号，还没有换上。@param tell hears how many of its pieces have arrived */
export async function sendNetwork(file: File, tell: (done: number, total: number) => void): Promise<string> {
  const total = Math.ceil(file.size / PIECE_BYTES)
  if (total === 0) throw new CallError('form/network', '这个文件是空的，请重新选择')
  if (total > MOST_PIECES) throw new CallError('form/network', '路网文件太大了，最大 32 MB')
  const pieces: string[] = []
  for (let at = 0; at < total; at += 1) {
    tell(at, total)
    const bytes = await base64Of(file.slice(at * PIECE_BYTES, (at + 1) * PIECE_BYTES))
    pieces.push((await call('file', 'piece', { bytes })).id)
  }
  tell(total, total)
  return (await call('file', 'network', { pieces })).id
}

/** 下载现在用的路网。 */
export async function exportNetwork(): Promise<void> {
  const { name, url } = await call('file', 'exportNetwork', {})
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** A photo on its way to the cloud, or there. */
export interface PickedPhoto {
  /** Of its upload: tells it from the others, and makes a second try the same photo. */
  requestId: string
  file: File
  /** Of the thumbnail, in this browser. */
  url: string
  /** FileID; empty until it is there. */
  id: string
  /** Why it did not get through; empty while it may. */
  failure: string
}

export const pick = (file: File): PickedPhoto => ({
  ...{ requestId: newRequestId(), id: '', failure: '' },
  file,
  url: URL.createObjectURL(file),
})

/** What keeps photos from being sent along, in words; empty when nothing does. */
export function photosMissing(photos: PickedPhoto[], least: number): string {
  if (photos.some(({ failure }) => failure !== '')) return '有照片没有传上去，请点“再试”，或者去掉这张'
  if (photos.some(({ id }) => id === '')) return '照片还在上传，请等一下再提交'
  return photos.length < least ? `请至少选 ${least} 张照片` : ''
}
