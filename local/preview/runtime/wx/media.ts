import { isRemote, keepTemporary, readFile, reveal } from '../files'
import { viewMedia } from '../screen/viewer'
import { ApiFailure, asyncApi } from './api'
import { keepCheckMark } from './check-mark'
import { chooseImage, chooseMedia } from './choose'
import { type PrivacyGate } from './privacy'

/** Photos and videos: chosen with the browser's file dialog, whichever source the app asked for. */
export function mediaApis(gate: PrivacyGate) {
  return {
    chooseMedia: asyncApi('chooseMedia', gate.before('chooseMedia', chooseMedia)),
    chooseImage: asyncApi('chooseImage', gate.before('chooseImage', chooseImage)),
    /** The browser has no encoder: the file is given back as it is, as WeChat does with a small one. */
    compressVideo: asyncApi('compressVideo', async ({ src }: { src: string }) => {
      const { size } = await readFile(src)
      return { tempFilePath: src, size: Math.ceil(size / 1024) }
    }),
    compressImage: asyncApi(
      'compressImage',
      async ({ src, quality = 80, compressedWidth, compressedHeight }: CompressOptions) => {
        const bitmap = await decode(src)
        const scale = Math.min(
          1,
          (compressedWidth ?? bitmap.width) / bitmap.width,
          (compressedHeight ?? bitmap.height) / bitmap.height,
        )
        const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
        return { tempFilePath: keepTemporary(await keepCheckMark(await readFile(src), blob)) }
      },
    ),
    getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
      const { width, height } = await decode(src)
      const file = await readFile(src)
      // what came over the network lies on the phone from then on
      const path = isRemote(src) ? keepTemporary(file) : src
      return { width, height, path, orientation: 'up', type: file.type.replace('image/', '') || 'unknown' }
    }),
    previewImage: asyncApi('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const start = typeof current === 'number' ? current : urls.indexOf(current ?? '')
      viewMedia(
        urls.map((url) => ({ url: reveal(url, ''), isVideo: false })),
        start,
      )
    }),
    previewMedia: asyncApi('previewMedia', ({ sources, current = 0 }: { sources: MediaSource[]; current?: number }) => {
      viewMedia(
        sources.map(({ url, type }) => ({ url: reveal(url, ''), isVideo: type === 'video' })),
        current,
      )
    }),
  }
}

interface MediaSource {
  url: string
  type?: 'image' | 'video'
}

interface CompressOptions {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

async function decode(path: string): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(await readFile(path))
  } catch {
    throw new ApiFailure(`file not found or not an image: ${path}`)
  }
}
