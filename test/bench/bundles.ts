import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { percentile } from './measure'

const ROOT = join(__dirname, '../..')
const FUNCTIONS = join(ROOT, 'dist/cloudfunctions')
const RUNS = 11

export interface Bundle {
  name: string
  bytes: number
  /** Start-up against that of a function with nothing but the SDK, both measured in turn in this run. */
  startUp: number
}

/** Size of each function without the SDK, and how much longer it takes to load than a bare one. */
export async function measureBundles(): Promise<Bundle[]> {
  const built = await buildFunctions({ to: FUNCTIONS })
  // Inside the project, so that the SDK is found as it is for the others.
  const folder = mkdtempSync(join(ROOT, 'dist/bare-'))
  try {
    const bare = join(folder, 'index.js')
    writeFileSync(bare, "const cloud = require('wx-server-sdk'); cloud.init({}); exports.main = () => 1\n")
    return built.map(({ name, bytes }) => {
      const own = join(FUNCTIONS, name, 'index.js')
      // The machine is as busy for one of a pair as for the other.
      const ratios = Array.from({ length: RUNS }, () => loadTime(own) / loadTime(bare))
      return { name, bytes, startUp: percentile(ratios, 0.5) }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds of processor time a fresh process needs to load a file, process start not counted. */
function loadTime(file: string): number {
  const script = `const t = process.cpuUsage(); require(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(t)
    console.log((user + system) / 1000); process.exit(0)`
  const { stdout, status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout.trim())
}
