import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line a function (or the runner about it) wrote. `after`: ms since its invocation began. */
export interface LogLine {
  at: number
  requestId: string | undefined
  function: string | undefined
  level: string
  text: string
  after: number | undefined
}

const KEPT = 5000
const LARGEST_FILE = 10 * 1024 * 1024

/** What functions print: the latest lines in memory, all of them in a file of JSON lines (the last 10–20 MB). */
export class Logs {
  private readonly lines: LogLine[] = []
  private file: number
  private size: number

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true })
    this.file = openSync(path, 'a')
    this.size = statSync(path).size
  }

  write(line: LogLine): void {
    this.lines.push(line)
    if (this.lines.length > KEPT) this.lines.splice(0, KEPT / 10)
    this.append(line)
  }

  /** What the runner says at the end of each call, as the platform's logs do: for who reads the file, and in no one's way. */
  report(line: LogLine): void {
    this.append(line)
  }

  private append(line: LogLine): void {
    const text = `${JSON.stringify(line)}\n`
    this.size += text.length
    writeSync(this.file, text)
    if (this.size > LARGEST_FILE) this.roll()
  }

  /** Lines of one invocation, oldest first; of all when no request is named. */
  of(requestId?: string): LogLine[] {
    return this.lines.filter((line) => requestId === undefined || line.requestId === requestId)
  }

  close(): void {
    closeSync(this.file)
  }

  private roll(): void {
    closeSync(this.file)
    renameSync(this.path, `${this.path}.1`)
    this.file = openSync(this.path, 'a')
    this.size = 0
  }
}
