import { explain } from './permission'
import { upload } from './upload'

/** Seconds; enough to show what happens, short enough for a weak network. */
const MOST_SECONDS = 15
/** Bytes; the storage takes no larger file. */
const MOST_BYTES = 20 * 1024 * 1024

/** A film on the phone. */
export interface VideoFile {
  path: string
  /** Bytes. */
  size: number
  seconds: number
  /** Its first picture, a file on the phone. */
  cover: string
}

/** A film that can never be uploaded, however often it is tried; the message is a short Chinese reason. */
export class UnfitVideo extends Error {}

/** 拍一段或从相册选一段；取消就没有；打不开的，说过为什么了。 */
export async function chooseVideo(): Promise<VideoFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: 1,
      mediaType: ['video'],
      sourceType: ['camera', 'album'],
      maxDuration: MOST_SECONDS,
      sizeType: ['compressed'],
    })
    const [file] = tempFiles
    return file && { path: file.tempFilePath, size: file.size, seconds: file.duration, cover: file.thumbTempFilePath }
  } catch (error) {
    explain(error, '相机和相册')
    return undefined
  }
}

/**
 * 上传一段视频，返回文件编号；`onProgress` 收到百分比。
 * @throws {UnfitVideo} when it is too long, too large, empty, or of a kind the server does not take
 * @throws {BrokenUpload} when it did not get through; or a CallError when it is not known who I am
 */
export async function uploadVideo(file: VideoFile, onProgress: (percent: number) => void): Promise<string> {
  if (file.size === 0) throw new UnfitVideo('文件是空的')
  // 相机停下来总会晚一点点。
  if (Math.floor(file.seconds) > MOST_SECONDS) throw new UnfitVideo(`超过 ${MOST_SECONDS} 秒`)
  const { path, size } = await compress(file)
  if (size > MOST_BYTES) throw new UnfitVideo('超过 20 MB')
  if (!path.toLowerCase().endsWith('.mp4')) throw new UnfitVideo('不支持这种格式')
  return upload('videos', path, 'mp4', onProgress)
}

/** A phone that cannot make it smaller sends it as it is. */
async function compress({ path, size }: VideoFile): Promise<{ path: string; size: number }> {
  try {
    const smaller = await wx.compressVideo({ src: path, quality: 'medium', bitrate: 0, fps: 0, resolution: 0 })
    // WeChat says it in kilobytes.
    return { path: smaller.tempFilePath, size: Number(smaller.size) * 1024 }
  } catch {
    return { path, size }
  }
}
