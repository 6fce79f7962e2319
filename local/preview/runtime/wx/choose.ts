import { keepTemporary } from '../files'
import { showToast } from '../screen/toast'
import { ApiFailure } from './api'
import { pickFiles } from './pick'
import { probeVideo } from './video-probe'

interface ChooseOptions {
  count?: number
  mediaType?: Array<'image' | 'video' | 'mix'>
  sourceType?: string[]
  maxDuration?: number
  camera?: string
}

interface ChosenFile {
  tempFilePath: string
  size: number
  fileType: 'image' | 'video'
  /** seconds; of videos, as all below */
  duration?: number
  width?: number
  height?: number
  thumbTempFilePath?: string
}

/** WeChat's own bound on one choice. */
const MOST = 20

/** Photos or videos; both at once only when asked for as `mix`. */
export async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }: ChooseOptions) {
  const isMixed = mediaType.includes('mix')
  const accept = (isMixed ? ['image', 'video'] : mediaType).map((kind) => `${kind}/*`).join(',')
  const tempFiles = await Promise.all((await pickAtMost(accept, count)).map(chosenFile))
  const kind = tempFiles[0]?.fileType ?? 'image'
  if (isMixed || tempFiles.every(({ fileType }) => fileType === kind)) {
    return { type: isMixed ? 'mix' : kind, tempFiles }
  }
  showToast('toast', { title: '不能同时选择照片和视频', icon: 'none' })
  return { type: kind, tempFiles: tempFiles.filter(({ fileType }) => fileType === kind) }
}

/** Photos alone, as older code asks for them. */
export async function chooseImage({ count = 9 }: ChooseOptions) {
  const files = await pickAtMost('image/*', count)
  const tempFiles = files.map((file) => ({ path: keepTemporary(file), size: file.size }))
  return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) }
}

/** WeChat's album lets nobody tick one too many; the browser's dialog does, so what is too many stays behind. */
async function pickAtMost(accept: string, count: number): Promise<File[]> {
  if (count < 1 || count > MOST) throw new ApiFailure(`parameter error: count should be between 1 and ${MOST}`)
  const files = await pickFiles(accept, count > 1)
  if (files.length > count) showToast('toast', { title: `你最多只能选择 ${count} 个`, icon: 'none' })
  return files.slice(0, count)
}

async function chosenFile(file: File): Promise<ChosenFile> {
  const path = keepTemporary(file)
  if (!file.type.startsWith('video')) return { tempFilePath: path, size: file.size, fileType: 'image' }
  const { duration, width, height, thumb } = await probeVideo(file)
  return {
    tempFilePath: path,
    size: file.size,
    fileType: 'video',
    duration,
    width,
    height,
    thumbTempFilePath: keepTemporary(thumb),
  }
}
