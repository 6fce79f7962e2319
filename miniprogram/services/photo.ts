import { explain } from './permission'
import { upload } from './upload'

/** File endings of the image types the server takes, by WeChat's name of the type. */
const ENDINGS: Record<string, string> = { jpeg: 'jpg', jpg: 'jpg', png: 'png', webp: 'webp' }
/** Percent; a street scene stays readable and a tenth of the size. */
const QUALITY = 70
/** Bytes; the storage takes no larger file. */
const MOST_BYTES = 10 * 1024 * 1024

/** A file on the phone. */
export interface PhotoFile {
  path: string
  /** Bytes. */
  size: number
}

/** A file that can never be uploaded, however often it is tried; the message is a short Chinese reason. */
export class UnfitPhoto extends Error {}

/** 拍照或从相册选，最多 `count` 张；取消就是空的；打不开的，说过为什么了。 */
export async function choosePhotos(count: number): Promise<PhotoFile[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    })
    return tempFiles.map(({ tempFilePath: path, size }) => ({ path, size }))
  } catch (error) {
    explain(error, '相机和相册')
    return []
  }
}

/**
 * 上传一张照片，返回文件编号；`onProgress` 收到百分比。
 * @throws {UnfitPhoto} when the file is empty, too large, or no photo the server takes
 * @throws {BrokenUpload} when it did not get through; or a CallError when it is not known who I am
 */
export async function uploadPhoto(file: PhotoFile, onProgress: (percent: number) => void): Promise<string> {
  const { filePath, ending } = await prepare(file)
  return upload('photos', filePath, ending, onProgress)
}

/** Finds out before the upload what the upload would only fail at. */
async function prepare({ path, size }: PhotoFile): Promise<{ filePath: string; ending: string }> {
  if (size === 0) throw new UnfitPhoto('文件是空的')
  const filePath = await compress(path)
  // 压缩过的早就小于这么多了；压不了的只能看原来多大。
  if (filePath === path && size > MOST_BYTES) throw new UnfitPhoto('超过 10 MB')
  const info = await wx.getImageInfo({ src: filePath }).catch(() => undefined)
  if (!info) throw new UnfitPhoto('不是照片')
  const ending = ENDINGS[info.type]
  if (!ending) throw new UnfitPhoto('不支持这种格式')
  return { filePath, ending }
}

/** A phone that cannot make it smaller sends it as it is. */
async function compress(path: string): Promise<string> {
  try {
    return (await wx.compressImage({ src: path, quality: QUALITY })).tempFilePath
  } catch {
    return path
  }
}

/** 自己上传过的照片的临时地址，顺序不变；取不到的为空串。 */
export async function photoUrls(fileIDs: string[]): Promise<string[]> {
  if (fileIDs.length === 0) return []
  const { fileList } = await wx.cloud.getTempFileURL({ fileList: fileIDs })
  return fileIDs.map((id) => fileList.find((file) => file.fileID === id)?.tempFileURL ?? '')
}
