import { buildSync } from 'esbuild'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The SDK as the functions of one folder find it, in one file: read and compiled at once, not in four hundred pieces. */
export interface PackedSdk {
  /** The file that `require` would load. */
  entry: string
  /** All of its code in one. */
  code: string
  /** What V8 has compiled of it, once a thread has left it there. */
  compiled: string
}

/** Where packed code is kept from one start to the next; anybody may remove it. */
const KEPT = join(__dirname, '../../../node_modules/.cache/threads')
const SDK = 'wx-server-sdk'

let source: string | undefined

/** The worker's program as one CommonJS text: it must start in any thread, without this process's loaders. */
export function threadProgram(): string {
  if (source !== undefined) return source
  const parts = ['worker.ts', 'worker-clock.ts', 'worker-sdk.ts'].map((name) => join(__dirname, name))
  source = readFileSync(packed(parts[0]!, parts), 'utf8')
  return source
}

/** @returns undefined where the functions have no SDK */
export function packedSdk(functionsDir: string): PackedSdk | undefined {
  let entry: string
  try {
    entry = createRequire(join(functionsDir, 'index.js')).resolve(SDK)
  } catch {
    return undefined
  }
  // npm's own list of what is installed beside it, and in which version.
  const installed = join(dirname(dirname(entry)), '.package-lock.json')
  if (!existsSync(installed)) return undefined
  const code = packed(entry, [join(dirname(entry), 'package.json'), installed])
  return { entry, code, compiled: `${code}.${process.arch}-${process.version}` }
}

/** One file of a program, made anew only when what it depends on has changed. */
function packed(entry: string, dependsOn: string[]): string {
  const hash = createHash('sha256').update(entry)
  for (const file of dependsOn) hash.update(readFileSync(file))
  const path = join(KEPT, `${hash.digest('hex').slice(0, 16)}.js`)
  if (existsSync(path)) return path
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  })
  mkdirSync(KEPT, { recursive: true })
  // Written beside and then moved: another process never reads half of it.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, outputFiles[0]!.contents)
  renameSync(draft, path)
  return path
}
