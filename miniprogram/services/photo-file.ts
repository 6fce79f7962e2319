import { randomName } from './cloud'
import type { PhotoFile } from './photo'

// Files that wait on the phone: WeChat may clear its temporary files as soon as the mini-program is closed.

/** Begins the names of ours, beside which others may lie. */
const PREFIX = 'kept-'

/** 把文件留在手机上，直到传上去；临时文件不动，页面还在显示它。 Rejects when the phone has no room left. */
export function saveFile(path: string): Promise<string> {
  // 视频靠结尾认格式。
  const [ending = ''] = /\.\w+$/.exec(path) ?? []
  const saved = `${wx.env.USER_DATA_PATH}/${PREFIX}${randomName(16)}${ending}`
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().copyFile({
      srcPath: path,
      destPath: saved,
      success: () => resolve(saved),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** Still there? The person may have cleared WeChat's storage. */
export function isFileThere(path: string): boolean {
  try {
    wx.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

/** Gives the room back; a file that is gone already is as good. */
export function discardFile(path: string): void {
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined })
}

/** 注销了：等着上传的一个也不留。 */
export function discardFiles(): void {
  const folder = wx.env.USER_DATA_PATH
  wx.getFileSystemManager().readdir({
    dirPath: folder,
    success: ({ files }) => {
      for (const name of files) if (name.startsWith(PREFIX)) discardFile(`${folder}/${name}`)
    },
    fail: () => undefined,
  })
}

/** 照片同上。 */
export const savePhoto = async ({ path, size }: PhotoFile): Promise<PhotoFile> => ({ path: await saveFile(path), size })
export const isPhotoThere = ({ path }: PhotoFile): Promise<boolean> => Promise.resolve(isFileThere(path))
export const discardPhoto = ({ path }: PhotoFile): void => discardFile(path)
