import { randomName } from './cloud'
import { dayStamp } from './moment'
import { knowMe } from './store'

/** An upload that broke off; the next try may get through. */
export class BrokenUpload extends Error {}

/**
 * 上传一个文件到自己名下，返回文件编号；`onProgress` 收到百分比。
 * @throws {BrokenUpload} when it did not get through; or a CallError when it is not known who I am
 */
export async function upload(
  folder: 'photos' | 'videos',
  filePath: string,
  ending: string,
  onProgress: (percent: number) => void,
): Promise<string> {
  const { person } = await knowMe()
  const cloudPath = `${folder}/${person}/${dayStamp(Date.now())}/${randomName(16)}.${ending}`
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: ({ errMsg }) => reject(new BrokenUpload(errMsg)),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
}
