import { fromBase64, toBase64 } from '../base64'
import { readFile } from '../files'
import { isTap } from '../gesture'
import { make, makeButton, openLayer } from '../screen/layer'
import { isUserPath, missingFile, USER_DATA_PATH, type UserFiles } from '../user-files'
import { ApiFailure, asyncApi, syncApi } from './api'

type Encoding = 'utf8' | 'utf-8' | 'base64' | 'binary' | 'ascii' | 'hex'
type Data = string | ArrayBuffer

interface WriteOptions {
  filePath: string
  data: Data
  encoding?: Encoding
}
interface ReadOptions {
  filePath: string
  encoding?: Encoding
}

/** `wx.getFileSystemManager()`, and sending a file into a chat. */
export function fileApis(files: UserFiles) {
  /** What is chosen or packed can be read as well, but only what the app wrote lies in the browser's own memory. */
  const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    if (isUserPath(path)) return files.read(path)
    const blob = await readFile(path).catch(() => {
      throw missingFile(path)
    })
    return new Uint8Array(await blob.arrayBuffer())
  }
  const manager = {
    writeFile: asyncApi('writeFile', ({ filePath, data, encoding }: WriteOptions) =>
      files.write(filePath, encode(data, encoding)),
    ),
    writeFileSync: syncApi('writeFileSync', (filePath: string, data: Data, encoding?: Encoding) =>
      files.write(filePath, encode(data, encoding)),
    ),
    readFile: asyncApi('readFile', async ({ filePath, encoding }: ReadOptions) => ({
      data: decode(await bytesOf(filePath), encoding),
    })),
    readFileSync: syncApi('readFileSync', (filePath: string, encoding?: Encoding) =>
      decode(files.read(filePath), encoding),
    ),
    copyFile: asyncApi('copyFile', async ({ srcPath, destPath }: { srcPath: string; destPath: string }) =>
      files.write(destPath, await bytesOf(srcPath)),
    ),
    unlink: asyncApi('unlink', ({ filePath }: { filePath: string }) => files.remove(filePath)),
    unlinkSync: syncApi('unlinkSync', (filePath: string) => files.remove(filePath)),
    access: asyncApi('access', async ({ path }: { path: string }) => void (await bytesOf(path))),
    accessSync: syncApi('accessSync', (path: string) => {
      if (!files.has(path)) throw missingFile(path)
    }),
    stat: asyncApi('stat', async ({ path }: { path: string }) => {
      const facts = isUserPath(path) ? files.stat(path) : { size: (await bytesOf(path)).length, modifiedAt: Date.now() }
      return { stats: statsOf(facts) }
    }),
    statSync: syncApi('statSync', (path: string) => statsOf(files.stat(path))),
    readdir: asyncApi('readdir', () => ({ files: files.list() })),
    readdirSync: syncApi('readdirSync', () => files.list()),
    getFileInfo: asyncApi('getFileInfo', async ({ filePath }: { filePath: string }) => ({
      size: (await bytesOf(filePath)).length,
    })),
  }
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    shareFileMessage: asyncApi(
      'shareFileMessage',
      async ({ filePath, fileName }: { filePath: string; fileName?: string }) => {
        if (!isTap()) throw new ApiFailure('can only be invoked by user TAP gesture.')
        const sent = await sendFile(new Blob([await bytesOf(filePath)]), fileName ?? filePath.split('/').at(-1) ?? '')
        if (!sent) throw new ApiFailure('cancel')
      },
    ),
  }
}

function encode(data: Data, encoding: Encoding = 'utf8'): Uint8Array {
  if (typeof data !== 'string') return new Uint8Array(data)
  if (encoding === 'base64') return fromBase64(data)
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data)
  throw new Error(`预览还不支持文件编码 ${encoding}`)
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding?: Encoding): Data {
  if (encoding === undefined) return bytes.buffer
  if (encoding === 'base64') return toBase64(bytes)
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  throw new Error(`预览还不支持文件编码 ${encoding}`)
}

/** WeChat's Stats: an ordinary file, its times in seconds. */
function statsOf({ size, modifiedAt }: { size: number; modifiedAt: number }) {
  const seconds = Math.floor(modifiedAt / 1000)
  return {
    mode: 0o100644,
    size,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isFile: () => true,
    isDirectory: () => false,
  }
}

/** WeChat's forward sheet for a file; on a desk the file can be kept as well. Resolves whether it was sent. */
function sendFile(file: Blob, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file)
    const answer = (sent: boolean) => (): void => {
      close()
      URL.revokeObjectURL(url)
      resolve(sent)
    }
    const keep = document.createElement('a')
    keep.className = 'wx-permission-link'
    keep.href = url
    keep.download = name
    keep.textContent = '存到这台电脑'
    const sheet = make(
      'div',
      'wx-sheet wx-share',
      make('div', 'wx-share-head', '发送给'),
      make('div', 'wx-share-card', make('b', '', name), make('span', '', `文件 · ${Math.ceil(file.size / 1024)} KB`)),
      make('div', 'wx-share-path', keep),
      makeButton('wx-action', '发送给朋友', answer(true)),
      makeButton('wx-action wx-action-cancel', '取消', answer(false)),
    )
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-label', '发送文件')
    const close = openLayer('sheet', sheet, { dismiss: answer(false) })
  })
}
