import { build } from 'esbuild'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What a package's own package.json says that matters here. */
interface Manifest {
  version: string
  /** Folder of ready mini-program files, for packages made for mini-programs. */
  miniprogram?: string
  dependencies?: Record<string, string>
}

const PROJECT = path.resolve(__dirname, '../..')
/** Says which versions lie in the folder, so that a second call has nothing to do. */
const STAMP = '.packed.json'

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest
}

async function readStamp(folder: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(folder, STAMP), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Made for mini-programs: its files are taken as they are. Anything else becomes one CommonJS file. */
async function pack(source: string, manifest: Manifest, target: string): Promise<void> {
  if (manifest.miniprogram) {
    await cp(path.join(source, manifest.miniprogram), target, { recursive: true })
    return
  }
  await build({
    entryPoints: [source],
    outfile: path.join(target, 'index.js'),
    bundle: true,
    format: 'cjs',
    target: 'es2018',
    mainFields: ['main'],
    logLevel: 'warning',
  })
}

/**
 * Makes `miniprogram/miniprogram_npm`: every entry of package.json's `dependencies`, laid out as WeChat's own "构建 npm" does
 * (`npm run check:wechat` compares the two). Returns at once when the same versions are already there.
 * @param project folder with package.json, node_modules and miniprogram/
 * @returns the packages now present
 */
export async function buildNpm(project = PROJECT): Promise<string[]> {
  const { dependencies = {} } = await readManifest(project)
  const names = Object.keys(dependencies).sort()
  const packages = await Promise.all(
    names.map(async (name) => {
      const source = path.join(project, 'node_modules', name)
      return { name, source, manifest: await readManifest(source) }
    }),
  )
  const stamp = JSON.stringify(Object.fromEntries(packages.map(({ name, manifest }) => [name, manifest.version])))

  const target = path.join(project, 'miniprogram/miniprogram_npm')
  if ((await readStamp(target)) === stamp) return names

  // Made beside and then moved, so that nobody ever sees half a folder.
  const draft = `${target}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  try {
    await Promise.all(packages.map(({ name, source, manifest }) => pack(source, manifest, path.join(draft, name))))
    await writeFile(path.join(draft, STAMP), stamp)
    await rm(target, { recursive: true, force: true })
    await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
      // Another build was faster: what it put there is as good, if it is the same.
      if ((await readStamp(target)) !== stamp) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return names
}
