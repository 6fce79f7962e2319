import { randomName } from './cloud'
import { dayStamp } from './moment'
import { knowMe } from './store'

/** File endings of the image types the server takes, by WeChat's name of the type. */
const ENDINGS: Record<string, string> = { jpeg: 'jpg', jpg: 'jpg', png: 'png', webp: 'webp' }
/** Percent; a street scene stays readable and a tenth of the size. */
const QUALITY = 70

/** 拍照或从相册选，最多 `count` 张；取消就是空的。 */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    })
    return tempFiles.map((file) => file.tempFilePath)
  } catch {
    return []
  }
}

/** 上传一张照片，返回文件编号；`onProgress` 收到百分比。 */
export async function uploadPhoto(path: string, onProgress: (percent: number) => void): Promise<string> {
  const { person } = await knowMe()
  const filePath = await compress(path)
  const { type } = await wx.getImageInfo({ src: filePath })
  const ending = ENDINGS[type]
  if (!ending) throw new Error('not a photo')
  const cloudPath = `photos/${person}/${dayStamp(Date.now())}/${randomName(16)}.${ending}`
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
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
