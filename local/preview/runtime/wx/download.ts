import { keepTemporary } from '../files'
import { type PhoneClient } from '../phone-client'
import { ApiFailure, asyncApi, type Callbacks } from './api'

interface Downloaded {
  tempFilePath: string
  statusCode: number
}
interface DownloadOptions extends Callbacks<Downloaded> {
  url: string
}

/** `wx.downloadFile`: with callbacks it returns the task, without a promise, as WeChat does. */
export function downloadApis(client: PhoneClient) {
  const downloadFile = asyncApi('downloadFile', ({ url }: DownloadOptions) => fetchFile(client, url))
  return {
    downloadFile: (options: DownloadOptions) => downloadFile(options) ?? { abort: () => undefined },
  }
}

/** Fetches a file to the phone. What the server answers with is kept whatever its status, and the page has to look. */
export async function fetchFile(client: PhoneClient, url: string): Promise<Downloaded> {
  if (!client.online) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED')
  const response = await fetch(url).catch(() => {
    throw new ApiFailure('net::ERR_FAILED')
  })
  return { tempFilePath: keepTemporary(await response.blob()), statusCode: response.status }
}
