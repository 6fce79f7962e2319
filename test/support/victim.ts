import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { City } from './city'

const ROOT = join(__dirname, '../..')

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
      const child = spawn(
        process.execPath,
        [
          '--import',
          'tsx',
          join(ROOT, 'test/support/cloud-process.ts'),
          this.dir,
          ...(this.kills === 0 ? [this.begins] : []),
        ],
        {
          cwd: ROOT,
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
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

/** A random moment of the next so many milliseconds, at the latest. */
export async function within(most: number): Promise<void> {
  const moment = performance.now() + randomInt(0, most)
  while (performance.now() < moment) await new Promise(setImmediate)
}
