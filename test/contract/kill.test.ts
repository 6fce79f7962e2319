import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { City, newRequestId } from '../support/city'

const REPORTS = 200
const AT_ONCE = 4
const ROOT = join(__dirname, '../..')

/** The whole local cloud in a process that is killed again and again, without a word of warning. */
class Victim {
  private child: ChildProcess | undefined
  private city: Promise<City> = Promise.reject(new Error('not started'))
  kills = 0

  constructor(private readonly dir: string) {
    this.city.catch(() => undefined)
  }

  start(): void {
    this.city = new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', join(ROOT, 'test/support/cloud-process.ts'), this.dir],
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

test(`反映 ${REPORTS} 件，途中随时断电：答应过的一件不丢，一件不重，该收到的站内信恰好一条，推送至多一次`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kill-'))
  const victim = new Victim(dir)
  try {
    victim.start()
    const { worker } = await victim.now()
    // 额度给足，让每条消息都真的去推送。
    for (let i = 0; i < REPORTS; i += 1) await worker.subscribe('task')
    const ledger = async () => {
      const { worker: again } = await victim.now()
      for (let i = 0; i < REPORTS / 2; i += 1)
        await again.ask('notice', 'consent', { templates: ['task'], tap: newRequestId() })
    }
    await ledger()

    const acknowledged = new Map<string, string>()
    let left = REPORTS
    const resident = async () => {
      while (left > 0) {
        left -= 1
        const requestId = newRequestId()
        for (;;) {
          const city = await victim.now().catch(() => undefined)
          const ticket = await city?.resident
            .report({ words: `第 ${requestId} 盏灯不亮` }, requestId)
            .catch(() => undefined)
          if (!ticket) continue
          acknowledged.set(requestId, ticket.id)
          break
        }
      }
    }
    const working = Promise.all(Array.from({ length: AT_ONCE }, resident))
    let isDone = false
    void working.then(() => (isDone = true))
    // After a random number of answers, and a random moment more: anywhere inside a report, or between two.
    while (!isDone) {
      const target = acknowledged.size + randomInt(5, 30)
      while (!isDone && acknowledged.size < target) await new Promise(setImmediate)
      const moment = performance.now() + randomInt(0, 40)
      while (performance.now() < moment) await new Promise(setImmediate)
      if (!isDone) await victim.kill()
    }
    await working
    await victim.kill()
    const city = await victim.now()
    await city.passes({ minutes: 10 })

    const mine = await all((cursor) => city.resident.ask('ticket', 'mine', { cursor }))
    const ids = mine.map(({ id }) => id)
    expect(victim.kills).toBeGreaterThan(5)
    expect(acknowledged.size).toBe(REPORTS)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual([...acknowledged.values()].sort())
    expect(new Set(mine.map(({ no }) => no)).size).toBe(REPORTS)

    const told = (inbox: Array<{ ticket: string; title: string }>, title: string) =>
      inbox
        .filter((notice) => notice.title === title)
        .map(({ ticket }) => ticket)
        .sort()
    const authorInbox = await all((cursor) => city.resident.ask('notice', 'list', { cursor }))
    const workerInbox = await all((cursor) => city.worker.ask('notice', 'list', { cursor }))
    expect(told(authorInbox, '您的诉求已受理')).toEqual([...ids].sort())
    expect(told(workerInbox, '有新的诉求等您接单')).toEqual([...ids].sort())

    const unfinished = workerInbox.filter(({ push }) => push === 'queued' || push === 'sending')
    expect(unfinished).toEqual([])
    const pushed = (await city.worker.pushes()).map(({ values }) => values[0])
    expect(new Set(pushed).size).toBe(pushed.length)
    // Every push that was marked sent did arrive; only one cut off in between may have arrived unmarked.
    const sent = workerInbox.filter(({ push }) => push === 'sent').length
    const unknown = workerInbox.filter(({ push }) => push === 'unknown').length
    expect(sent).toBeGreaterThan(0)
    expect(pushed.length).toBeGreaterThanOrEqual(sent)
    expect(pushed.length).toBeLessThanOrEqual(sent + unknown)
  } finally {
    await victim.end()
    rmSync(dir, { recursive: true, force: true })
  }
}, 300_000)

/** All pages of a list. */
async function all<T>(page: (cursor: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const { items: more, next }: { items: T[]; next?: string } = await page(cursor)
    items.push(...more)
    cursor = next
  }
  return items
}
