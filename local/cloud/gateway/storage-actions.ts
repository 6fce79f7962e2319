import { invalidParam } from '../failure'
import type { Links } from '../storage/links'
import { assertPath, pathOfFileId, type Objects } from '../storage/objects'
import { isDoc, type Doc } from '../store/value'

type Action = (objects: Objects, links: Links, body: Doc) => unknown

/** Every action of the SDK's storage. */
export const STORAGE_ACTIONS: Record<string, Action> = {
  'storage.getUploadMetadata': (_objects, links, body) => {
    const path = body['path']
    if (typeof path !== 'string') throw invalidParam('path is missing')
    assertPath(path)
    return links.upload(path)
  },
  'storage.batchGetDownloadUrl': (objects, links, body) => ({
    download_list: listOf(body['file_list']).map((file) => {
      if (!isDoc(file) || typeof file['fileid'] !== 'string') throw invalidParam('file_list: fileid is missing')
      const path = pathOfFileId(file['fileid'])
      if (path === undefined || !objects.find(path)) {
        return { code: 'STORAGE_FILE_NONEXIST', fileID: file['fileid'], tempFileURL: '' }
      }
      const maxAge = typeof file['max_age'] === 'number' ? file['max_age'] : undefined
      return { code: 'SUCCESS', fileID: file['fileid'], tempFileURL: links.download(path, maxAge), maxAge }
    }),
  }),
  'storage.batchDeleteFile': (objects, _links, body) => ({
    delete_list: listOf(body['fileid_list']).map((fileId) => {
      const path = typeof fileId === 'string' ? pathOfFileId(fileId) : undefined
      const removed = path !== undefined && objects.remove(path)
      return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: fileId }
    }),
  }),
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw invalidParam('the list of files is missing')
  // The platform's limit of one call.
  if (value.length > 50) throw invalidParam('at most 50 files a call')
  return value as unknown[]
}
