import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build, type PluginBuild } from 'esbuild'
import { City } from './city'

const ROOT = join(__dirname, '../..')
/** The cloud's process as one file: it starts in half the time of its sources. */
const CLOUD_PROCESS = join(ROOT, 'dist/test/cloud-process.js')

/** To be called once before the first test that starts a victim. */
export async function buildVictim(): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'test/support/cloud-process.ts')],
    outfile: CLOUD_PROCESS,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [{ name: 'folders', setup: keepFolders }],
  })
}

/** Each file still finds what lies beside its source. */
function keepFolders({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
    loader: 'ts',
  }))
}

/** The whole local cloud in a process that is killed again and again, without a word of warning. */
export class Victim {
  private child: ChildProcess | undefined
  private city: Promise<City> = Promise.reject(new Error('not started'))
  kills = 0

  constructor(
    private readonly dir: string,
    /** When it begins, as a word of milliseconds. */
    private readonly begins: string,
  ) {
    this.city.catch(() => undefined)
  }

  start(): void {
    this.city = new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLOUD_PROCESS, this.dir, ...(this.kills === 0 ? [this.begins] : [])], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (text: Buffer) => (said += text.toString()))
      child.stdout.once('data', (line: Buffer) => resolve(new City(line.toString().trim())))
      child.once('exit', (code) => reject(new Error(`the cloud ended with ${code}: ${said}`)))
      this.child = child
    })
    this.city.catch(() => undefined)
  }

  /** The city as it runs now. */
  now(): Promise<City> {
    return this.city
  }

  /** `kill -9`, then up again on the same data. */
  async kill(): Promise<void> {
    await this.end()
    this.kills += 1
    this.start()
    await this.city
  }

  async end(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
}

/** Answers as they come in, and who waits for how many. */
export class Answers {
  private count = 0
  private waiting: Array<{ target: number; go: () => void }> = []

  add(): void {
    this.count += 1
    for (const { go } of this.waiting.filter(({ target }) => target <= this.count)) go()
    this.waiting = this.waiting.filter(({ target }) => target > this.count)
  }

  /** So many more are there. */
  more(than: number): Promise<void> {
    return new Promise((go) => this.waiting.push({ target: this.count + than, go }))
  }
}

/** A random moment of the next so many milliseconds, at the latest; what is to be cut off goes on meanwhile. */
export const within = (most: number): Promise<void> => setTimeout(randomInt(0, most))
