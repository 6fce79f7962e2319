import type { CircleSettings } from '../domain/circle'
import type { Files } from '../usecases/ports/file'
import { Collection } from './collection'
import { log } from './log'
import { platform } from './platform'

const references = new Collection<CircleSettings>('references')

export const fileStore: Files = {
  decode: (base64) => Buffer.from(base64, 'base64'),

  async keep(cloudPath, bytes) {
    const { fileID } = await platform.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })
    return fileID
  },

  async read(fileID) {
    try {
      return (await platform.downloadFile({ fileID })).fileContent
    } catch (error) {
      log.info('file missing', { file: fileID, reason: String(error) })
      return undefined
    }
  },

  network: async () => (await references.one('circle'))?.network ?? null,
}
