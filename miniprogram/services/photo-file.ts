import { randomName } from './cloud'
import type { PhotoFile } from './photo'

// Photos that wait on the phone: WeChat may clear its temporary files as soon as the mini-program is closed.

/** 把照片留在手机上，直到传上去；临时文件不动，页面还在显示它。 */
export function savePhoto({ path, size }: PhotoFile): Promise<PhotoFile> {
  const saved = `${wx.env.USER_DATA_PATH}/photo-${randomName(16)}`
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().copyFile({
      srcPath: path,
      destPath: saved,
      success: () => resolve({ path: saved, size }),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** Still there? The person may have cleared WeChat's storage. */
export function isPhotoThere({ path }: PhotoFile): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().access({ path, success: () => resolve(true), fail: () => resolve(false) })
  })
}

/** Gives the room back; a file that is gone already is as good. */
export function discardPhoto({ path }: PhotoFile): void {
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined })
}
