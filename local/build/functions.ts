import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { writeChanged } from './write-changed'

const ROOT = resolve(__dirname, '../..')
/** The one package a function takes from the platform's own install; everything else is bundled. */
const SDK = 'wx-server-sdk'

export interface FunctionsBuild {
  /** Folder of sources: `<name>/index.ts` and `config.json`. */
  from?: string
  /**
   * Folder to upload: `<name>/index.js`, `package.json`, `config.json`. Functions no longer there are removed. Source
   * maps go to `function-maps` beside it.
   */
  to?: string
}

/**
 * Bundles every cloud function into one CommonJS file, as the platform takes it.
 * @returns each function's name and the size of its bundle in bytes
 * @throws Error with esbuild's own account of what does not compile
 */
export async function buildFunctions({
  from = join(ROOT, 'cloudfunctions/functions'),
  to = join(ROOT, 'dist/cloudfunctions'),
}: FunctionsBuild = {}): Promise<Array<{ name: string; bytes: number }>> {
  const entries = await readdir(from, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const sources = names.filter((name) => existsSync(join(from, name, 'index.ts'))).sort()
  const version = await sdkVersion()
  await mkdir(to, { recursive: true })
  const stale = (await readdir(to)).filter((name) => !sources.includes(name))
  await Promise.all(stale.map((name) => rm(join(to, name), { recursive: true })))
  return Promise.all(sources.map((name) => buildFunction(name, join(from, name), join(to, name), version)))
}

async function buildFunction(
  name: string,
  from: string,
  to: string,
  sdk: string,
): Promise<{ name: string; bytes: number }> {
  const { outputFiles } = await build({
    entryPoints: [join(from, 'index.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: [SDK],
    legalComments: 'none',
    // Chinese sentences as they are: half the bytes of escapes, and readable in a log.
    charset: 'utf8',
    // Loads faster on a cold start; the map, kept beside the folder that is uploaded, reads a stack trace.
    minify: true,
    sourcemap: 'external',
    outfile: 'index.js',
    write: false,
    logLevel: 'silent',
  })
  const fileOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.contents
  const bundle = fileOf('.js')
  const maps = join(to, '../../function-maps')
  await mkdir(to, { recursive: true })
  await mkdir(maps, { recursive: true })
  writeChanged(join(maps, `${name}.js.map`), fileOf('.map'))
  writeChanged(join(to, 'index.js'), bundle)
  const manifest = { name, version: '1.0.0', private: true, main: 'index.js', dependencies: { [SDK]: sdk } }
  writeChanged(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  if (existsSync(join(from, 'config.json')))
    writeChanged(join(to, 'config.json'), await readFile(join(from, 'config.json')))
  else await rm(join(to, 'config.json'), { force: true })
  return { name, bytes: bundle.length }
}

/** The exact version installed here, so that the platform runs the one that was tested. */
async function sdkVersion(): Promise<string> {
  const manifest = await readFile(require.resolve(`${SDK}/package.json`), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

async function main(): Promise<void> {
  for (const { name, bytes } of await buildFunctions()) console.log(`${name} ${(bytes / 1024).toFixed(1)} KB`)
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
