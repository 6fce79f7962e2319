import { isRemote, readFile } from '../files'
import { showKept } from '../screen/kept'
import { ApiFailure, asyncApi } from './api'
import { type Permissions } from './permissions'
import { type PrivacyGate } from './privacy'

/** The phone's album: on a desk a picture in it can be kept as a file. */
export function albumApis(gate: PrivacyGate, permissions: Permissions) {
  return {
    saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', async ({ filePath }: { filePath: string }) => {
      await gate.pass('saveImageToPhotosAlbum')
      await permissions.allow('scope.writePhotosAlbum')
      if (isRemote(filePath)) throw new ApiFailure('invalid file path: a remote file has to be downloaded first')
      const picture = await readFile(filePath).catch(() => {
        throw new ApiFailure('file not exists')
      })
      if (!picture.type.startsWith('image/')) throw new ApiFailure('invalid file type')
      await showKept('已保存到相册', picture, filePath.split('/').at(-1) ?? 'picture', pictureOf)
    }),
  }
}

function pictureOf(url: string): HTMLElement {
  return Object.assign(document.createElement('img'), { className: 'wx-album-picture', src: url, alt: '保存的图片' })
}
