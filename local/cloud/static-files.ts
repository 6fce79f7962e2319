import { createReadStream, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.geojson': 'application/json; charset=utf-8',
}

/** URL prefix (ending in `/`) → folder whose files it serves. The longest prefix wins. */
export type StaticRoutes = Record<string, string>

/** Serves a file of the routes; false when there is none. A path never leaves its folder. */
export function serveStatic(routes: StaticRoutes, pathname: string, response: ServerResponse): boolean {
  const [prefix] = Object.keys(routes)
    .filter((held) => pathname.startsWith(held))
    .sort((a, b) => b.length - a.length)
  if (prefix === undefined) return false
  const folder = resolve(routes[prefix]!)
  let name: string
  try {
    name = decodeURIComponent(pathname.slice(prefix.length))
  } catch {
    return false
  }
  const path = join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name)
  if (!path.startsWith(folder + sep) || name.includes('\0')) return false
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return false
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
  })
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response)
  return true
}
