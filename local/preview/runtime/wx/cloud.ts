import { readFile } from '../files'
import { CloudError, type PhoneClient } from '../phone-client'
import { honest } from './api'
import { fetchFile } from './download'

interface UploadOptions {
  cloudPath: string
  filePath: string
  success?: unknown
  fail?: unknown
  complete?: unknown
}
type ProgressListener = (event: { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }) => void

/** wx.cloud over the phone API. */
export function cloudApis(client: PhoneClient) {
  const cloud = {
    init: (): void => undefined,
    callFunction: cloudApi('cloud.callFunction', ({ name, data }: { name: string; data?: object }) =>
      client.json<{ result: unknown; requestID: string }>('cloud.callFunction', '/wx/call', { name, data: data ?? {} }),
    ),
    getTempFileURL: cloudApi('cloud.getTempFileURL', ({ fileList }: { fileList: Array<string | { fileID: string }> }) =>
      client.json<{ fileList: unknown[] }>('cloud.getTempFileURL', '/wx/temp-urls', {
        fileList: fileList.map((file) => (typeof file === 'string' ? file : file.fileID)),
      }),
    ),
    downloadFile: cloudApi('cloud.downloadFile', async ({ fileID }: { fileID: string }) => {
      const { fileList } = await client.json<{ fileList: Array<{ tempFileURL: string; errMsg: string }> }>(
        'cloud.downloadFile',
        '/wx/temp-urls',
        { fileList: [fileID] },
      )
      const found = fileList[0]
      if (!found?.tempFileURL) throw new CloudError('cloud.downloadFile', -1, found?.errMsg ?? 'no such file')
      return fetchFile(client, found.tempFileURL)
    }),
    /** With callbacks it returns the task, without a promise, as WeChat does. */
    uploadFile(options: UploadOptions) {
      const listeners = new Set<ProgressListener>()
      const abort = new AbortController()
      const api = cloudApi('cloud.uploadFile', ({ cloudPath, filePath }: UploadOptions) =>
        upload(client, cloudPath, filePath, abort.signal, (event) => listeners.forEach((listener) => listener(event))),
      )
      const promise = api(options)
      return (
        promise ?? {
          abort: () => abort.abort(),
          onProgressUpdate: (listener: ProgressListener) => listeners.add(listener),
          offProgressUpdate: (listener: ProgressListener) => listeners.delete(listener),
        }
      )
    },
  }
  return honest('wx.cloud', cloud)
}

/** Cloud errors carry their code; `asyncApi` would take them for the preview's own mistakes. */
function cloudApi<O extends object, R extends object>(name: string, deed: (options: O) => Promise<R>) {
  return (
    options: O & { success?: unknown; fail?: unknown; complete?: unknown },
  ): Promise<R & { errMsg: string }> | undefined => {
    const { success, fail, complete } = options as Record<string, ((result: unknown) => void) | undefined>
    const promise = deed(options).then((result) => ({ errMsg: `${name}:ok`, ...result }))
    if (!success && !fail && !complete) return promise
    promise.then(
      (result) => {
        success?.(result)
        complete?.(result)
      },
      (error: unknown) => {
        fail?.(error)
        complete?.(error)
      },
    )
    return undefined
  }
}

async function upload(
  client: PhoneClient,
  cloudPath: string,
  filePath: string,
  signal: AbortSignal,
  progressed: ProgressListener,
): Promise<{ fileID: string; statusCode: number }> {
  const api = 'cloud.uploadFile'
  const blob = await readFile(filePath).catch(() => {
    throw new CloudError(api, -1, `file not found ${filePath}`)
  })
  if (!client.online) throw new CloudError(api, -1, 'request:fail net::ERR_INTERNET_DISCONNECTED')
  const session = await client.session()
  const { status, body } = await put(
    `/wx/files/${cloudPath.split('/').map(encodeURIComponent).join('/')}`,
    session,
    blob,
    signal,
    progressed,
  )
  const answer = JSON.parse(body || '{}') as { fileID?: string; errCode?: number; errMsg?: string }
  if (!answer.fileID) throw new CloudError(api, answer.errCode ?? -1, answer.errMsg ?? `status ${status}`)
  return { fileID: answer.fileID, statusCode: status }
}

/** fetch cannot tell how far an upload is. */
function put(
  url: string,
  session: string,
  blob: Blob,
  signal: AbortSignal,
  progressed: ProgressListener,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('x-session', session)
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progressed({
        progress: total ? Math.round((loaded / total) * 100) : 100,
        totalBytesSent: loaded,
        totalBytesExpectedToSend: total,
      })
    })
    request.addEventListener('load', () => resolve({ status: request.status, body: request.responseText }))
    request.addEventListener('error', () => reject(new CloudError('cloud.uploadFile', -1, 'request:fail')))
    request.addEventListener('abort', () => reject(new CloudError('cloud.uploadFile', -1, 'abort')))
    signal.addEventListener('abort', () => request.abort())
    request.send(blob)
  })
}
