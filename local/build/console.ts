import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { consoleMap } from './console-map'

const ROOT = resolve(__dirname, '../..')
const FROM = join(ROOT, 'console')

/** What has to come before the first page is drawn, gzipped. */
const FIRST_LOAD_LIMIT = 500 * 1024

/**
 * Builds the console: a folder of files for any static host, served under `/console/`.
 * @param to folder to fill; what was there goes
 * @returns bytes (gzip) of the first load
 * @throws Error when a source does not compile, or the first load is too large
 */
export async function buildConsole(to = join(ROOT, 'dist/console')): Promise<number> {
  // Both are ES modules only, and only here: who does not build the console does not wait for them.
  const [{ build }, { default: vue }] = await Promise.all([import('vite'), import('@vitejs/plugin-vue')])
  await build({
    root: FROM,
    base: './',
    configFile: false,
    logLevel: 'warn',
    // Without it the SDK is built for its own debugging.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [vue()],
    build: {
      outDir: to,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      target: 'es2022',
      // Pages come when they are opened; what is large among them is ECharts, and is meant to be.
      chunkSizeWarningLimit: 1000,
      reportCompressedSize: false,
    },
  })
  await writeFile(join(to, 'map.json'), JSON.stringify(consoleMap(join(ROOT, 'data/jinghu'))))
  const bytes = await firstLoad(to)
  if (bytes > FIRST_LOAD_LIMIT) throw new Error(tooLarge(bytes))
  return bytes
}

const tooLarge = (bytes: number): string =>
  `console: the first load is ${kilobytes(bytes)} KB (gzip), more than ${kilobytes(FIRST_LOAD_LIMIT)} KB: ` +
  'import pages and charts where they are needed, with import()'

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(0)

/** Scripts and styles that `index.html` names itself: the rest comes later. */
async function firstLoad(folder: string): Promise<number> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const names = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name!)
  const files = await Promise.all(['index.html', ...names].map((name) => readFile(join(folder, name))))
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0)
}

/** Builds it only when a source is newer than what was built. */
export async function freshConsole(to = join(ROOT, 'dist/console')): Promise<void> {
  const built = await stat(join(to, 'map.json')).catch(() => undefined)
  const sources = [FROM, join(ROOT, 'typings'), join(ROOT, 'package-lock.json'), __dirname]
  if (!built || (await newest(sources)) > built.mtimeMs) await buildConsole(to)
}

/** When the youngest file in these was written, in ms since 1970. */
async function newest(paths: string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path)
      if (!found.isDirectory()) return found.mtimeMs
      return newest((await readdir(path)).map((name) => join(path, name)))
    }),
  )
  return Math.max(0, ...times)
}
