import { isUserPath, type UserFiles } from './user-files'

/**
 * The phone's files: photos live in the browser under WeChat-like temporary paths, the mini-program's own pictures
 * beside the phone page.
 */
const temporary = new Map<string, { blob: Blob; url: string }>()
let count = 0

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
}

/** Keeps a blob and gives it a temporary path (`http://tmp/…`, as in WeChat's tools). */
export function keepTemporary(blob: Blob): string {
  const path = `http://tmp/preview-${++count}.${EXTENSIONS[blob.type] ?? 'jpg'}`
  temporary.set(path, { blob, url: URL.createObjectURL(blob) })
  return path
}

/** The bytes behind a path, or null when it is no temporary file. */
function temporaryFile(path: string): Blob | null {
  return temporary.get(path)?.blob ?? null
}

/** Whether a path leads to another machine; the cloud's files do, by whichever address. */
export function isRemote(path: string): boolean {
  if (temporary.has(path) || isUserPath(path)) return false
  return /^(https?:|cloud:)/.test(path) || path.startsWith('/storage/')
}

let userFiles: UserFiles | null = null

/** Lets paths lead to what the app wrote for itself. */
export function connectUserFiles(connected: UserFiles): void {
  userFiles = connected
}

/** Bytes of a temporary, written, packaged or remote file. @throws when it cannot be read */
export async function readFile(path: string): Promise<Blob> {
  const kept = temporaryFile(path)
  if (kept) return kept
  if (isUserPath(path) && userFiles) return new Blob([userFiles.read(path)])
  const response = await fetch(reveal(path, ''))
  if (!response.ok) throw new Error(`no such file ${path}`)
  return response.blob()
}

/**
 * What the browser loads for a `src`: relative paths count from the component that wrote them.
 * `cloud://` is refused: a page has to ask for a temporary address, as the product does.
 */
export function reveal(source: string, owner: string): string {
  const kept = temporary.get(source)
  if (kept) return kept.url
  if (isUserPath(source) && userFiles?.has(source)) return URL.createObjectURL(new Blob([userFiles.read(source)]))
  if (source.startsWith('cloud://')) throw new Error(`预览还不支持 cloud:// 作为图片地址：${source}`)
  if (/^(https?:|data:|blob:)/.test(source)) return source
  if (source.startsWith('/storage/')) return source
  if (source.startsWith('/')) return source.slice(1)
  return new URL(source, `http://app/${owner}`).pathname.slice(1)
}
