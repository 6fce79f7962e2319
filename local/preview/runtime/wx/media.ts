import { keepTemporary, readFile, reveal } from '../files'
import { viewPictures } from '../screen/viewer'
import { ApiFailure, asyncApi } from './api'

interface ChooseOptions {
  count?: number
  mediaType?: string[]
  sourceType?: string[]
  camera?: string
}

/** Photos: chosen with the browser's file dialog, whichever source the app asked for. */
export function mediaApis() {
  return {
    chooseMedia: asyncApi('chooseMedia', async ({ count = 9, mediaType = ['image', 'video'] }: ChooseOptions) => {
      const accept = mediaType.includes('mix') ? 'image/*,video/*' : mediaType.map((type) => `${type}/*`).join(',')
      const files = (await pickFiles(accept, count > 1)).slice(0, count)
      const tempFiles = files.map((file) => ({
        tempFilePath: keepTemporary(file),
        size: file.size,
        fileType: file.type.startsWith('video') ? 'video' : 'image',
      }))
      return { type: tempFiles[0]?.fileType ?? 'image', tempFiles }
    }),
    chooseImage: asyncApi('chooseImage', async ({ count = 9 }: ChooseOptions) => {
      const files = (await pickFiles('image/*', count > 1)).slice(0, count)
      const tempFiles = files.map((file) => ({ path: keepTemporary(file), size: file.size }))
      return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) }
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
        return { tempFilePath: keepTemporary(blob) }
      },
    ),
    getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
      const { width, height } = await decode(src)
      const { type } = await readFile(src)
      return { width, height, path: src, orientation: 'up', type: type.replace('image/', '') || 'unknown' }
    }),
    previewImage: asyncApi('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const start = typeof current === 'number' ? current : urls.indexOf(current ?? '')
      viewPictures(
        urls.map((url) => reveal(url, '')),
        start,
      )
    }),
    previewMedia: asyncApi(
      'previewMedia',
      ({ sources, current = 0 }: { sources: Array<{ url: string }>; current?: number }) => {
        viewPictures(
          sources.map(({ url }) => reveal(url, '')),
          current,
        )
      },
    ),
  }
}

interface CompressOptions {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

function pickFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new ApiFailure('cancel')))
    input.click()
  })
}

async function decode(path: string): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(await readFile(path))
  } catch {
    throw new ApiFailure(`file not found or not an image: ${path}`)
  }
}
