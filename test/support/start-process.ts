import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const TSX = join(ROOT, 'node_modules/.bin/tsx')
/** `npm start` promises its address within 15 s of a quiet machine; a busy one is given longer before we call it stuck. */
const PATIENCE = 90_000

/** What a process left behind. */
export interface Ending {
  code: number | null
  stdout: string
  stderr: string
}

/** One run of `npm start -- <flags>`, as its own process. */
export class StartProcess {
  private stdout = ''
  private stderr = ''
  private readonly child: ChildProcess
  /** Resolves when the process has ended and everything it printed has been read. */
  readonly ended: Promise<Ending>

  /** @param isBuilt what the run has built before its first test is taken as it is */
  constructor(flags: string[], isBuilt = false) {
    this.child = spawn(TSX, ['local/start.ts', ...flags], {
      cwd: ROOT,
      env: { ...process.env, ...(isBuilt && { ALREADY_BUILT: 'yes' }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }))
    })
  }

  /** Everything printed to standard output so far, by line. */
  get lines(): string[] {
    return this.stdout.split('\n').filter(Boolean)
  }

  /**
   * The address from the one line it prints when it is ready.
   * @throws Error with what it printed, when it ends or stays silent instead
   */
  async address(): Promise<string> {
    const printed = new Promise<string>((resolve) => {
      const look = () => {
        const url = /https?:\/\/[\d.]+:\d+\//.exec(this.stdout)?.[0]
        if (url) resolve(url)
      }
      this.child.stdout?.on('data', look)
      look()
    })
    const early = this.ended.then(({ code, stderr }) => {
      throw new Error(`npm start ended with ${code} before it was ready:\n${stderr}`)
    })
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`npm start printed no address:\n${this.stdout}${this.stderr}`)),
        PATIENCE,
      )
    })
    try {
      return await Promise.race([printed, early, silence])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends it as Ctrl+C or a service manager would. */
  async stop(): Promise<Ending> {
    this.child.kill('SIGTERM')
    return this.ended
  }
}

/** Runs `npm start -- <flags>` that is expected to end by itself. */
export const runStart = (...flags: string[]): Promise<Ending> => new StartProcess(flags).ended
