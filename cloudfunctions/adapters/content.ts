import { isImage, SNIFF_BYTES } from '../domain/photo'
import { PATIENCE } from '../usecases/ports'
import type { ContentCheck, Photos } from '../usecases/ports/screening'
import { Kept } from './kept'
import { log } from './log'
import { within } from './patience'
import { openapi, platform } from './platform'

/** `security.msgSecCheck` version 2: scene 2 is a comment; at most 2,500 characters. */
const CHECK_LIMIT = 2_500

export const contentCheck: ContentCheck = {
  async check(openid, text) {
    const content = [...text.trim()].slice(0, CHECK_LIMIT).join('')
    if (content === '') return 'pass'
    try {
      const check = openapi.security.msgSecCheck({ openid, scene: 2, version: 2, content })
      const { result } = await within(PATIENCE, check)
      return result.suggest
    } catch (error) {
      // The check being out of reach must not keep a burst pipe from being reported.
      log.info('content unchecked', { error: String(error) })
      return 'unchecked'
    }
  },

  async askForPicture(openid, url) {
    try {
      const check = openapi.security.mediaCheckAsync({ openid, scene: 2, version: 2, mediaUrl: url, mediaType: 2 })
      return (await within(PATIENCE, check)).traceId
    } catch (error) {
      log.info('picture unchecked', { error: String(error) })
      return undefined
    }
  },
}

/** Platform limit of one getTempFileURL call. */
const URLS_A_CALL = 50
const URL_SECONDS = 7_200

/** A public board is opened by a whole group within a minute: an address once given is given again for so long. */
const SAME_FOR = 60_000
const MOST_KEPT = 1_000
const kept = new Kept<string>(SAME_FOR, MOST_KEPT)

async function urls(ids: string[]): Promise<Map<string, string>> {
  const known = ids.flatMap((id): Array<[string, string]> => {
    const url = kept.get(id)
    return url === undefined ? [] : [[id, url]]
  })
  const found = new Map(known)
  for (const [id, url] of await sign(ids.filter((one) => !found.has(one)))) {
    kept.set(id, url)
    found.set(id, url)
  }
  return found
}

async function sign(ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let at = 0; at < ids.length; at += URLS_A_CALL) {
    const fileList = ids.slice(at, at + URLS_A_CALL).map((fileID) => ({ fileID, maxAge: URL_SECONDS }))
    const result = await platform.getTempFileURL({ fileList })
    for (const { fileID, tempFileURL, status } of result?.fileList ?? [])
      if (Number(status) === 0 && tempFileURL) found.set(fileID, tempFileURL)
  }
  return found
}

/** A whole photo takes longer than its first bytes; only the clock and a clerk's decision wait for it. */
const COPY_PATIENCE = 5_000

export const photoStore: Photos = {
  urls,

  async inspect(ids) {
    const found = await sign(ids)
    return Promise.all(ids.map((id) => kindBehind(found.get(id))))
  },

  async copy(id, copyId) {
    const url = (await sign([id])).get(id)
    const response = url === undefined ? undefined : await fetch(url, { signal: AbortSignal.timeout(COPY_PATIENCE) })
    if (!response?.ok) return false
    const cloudPath = copyId.replace(/^cloud:\/\/[^/]+\//, '')
    await platform.uploadFile({ cloudPath, fileContent: Buffer.from(await response.arrayBuffer()) })
    return true
  },
}

/** Only the first bytes are fetched: the name of a file proves nothing, its beginning does. */
async function kindBehind(url: string | undefined): Promise<'image' | 'not-image' | 'missing' | 'unchecked'> {
  if (url === undefined) return 'missing'
  const headers = { range: `bytes=0-${SNIFF_BYTES - 1}` }
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) return 'missing'
    return isImage(new Uint8Array(await response.arrayBuffer())) ? 'image' : 'not-image'
  } catch (error) {
    // Storage being out of reach is not the resident's fault either.
    log.info('photo unchecked', { error: String(error) })
    return 'unchecked'
  }
}
