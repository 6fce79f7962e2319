import type { CircleSettings } from '../domain/circle'
import { Network } from '../domain/network'
import { BrokenFile } from '../domain/packed'
import { Table } from '../domain/table'
import { Walker } from '../domain/walker'
import type { Circles } from '../usecases/ports/circle'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { log } from './log'
import { command as _, platform } from './platform'

/** A file that could not be used is asked for again after that. */
const AGAIN_AFTER = 60_000

const references = new Collection<CircleSettings & { revision?: number }>('references')

/** One thing made of a file and kept for good: another version is another file. While that is broken, the old one serves. */
class Loaded<T> {
  private held: { file: string; thing: T } | undefined
  private readonly loading = new Kept<Promise<T | undefined>>(AGAIN_AFTER)

  constructor(private readonly make: (bytes: Uint8Array) => T) {}

  async of(file: string | null): Promise<T | undefined> {
    if (file === null) return undefined
    if (this.held?.file === file) return this.held.thing
    const thing = await oneLoading(this.loading, file, () => this.load(file))
    if (thing !== undefined) this.held = { file, thing }
    return this.held?.thing
  }

  private async load(file: string): Promise<T | undefined> {
    try {
      const { fileContent } = await platform.downloadFile({ fileID: file })
      return this.make(fileContent)
    } catch (error) {
      // What can be reached is still answered, from the file before or by straight lines: no reason to fail the call.
      const reason = error instanceof BrokenFile ? error.flaw : String(error)
      log.info('circle file refused', { file, reason })
      return undefined
    }
  }
}

const walkers = new Loaded((bytes) => new Walker(new Network(bytes)))
const tables = new Loaded((bytes) => new Table(bytes))

export const circleStore: Circles = {
  walker: (file) => walkers.of(file),
  table: (file) => tables.of(file),

  async keep(name, bytes) {
    const { fileID } = await platform.uploadFile({
      cloudPath: `circle/${name}.bin`,
      fileContent: Buffer.from(bytes),
    })
    return fileID
  },

  async inspect(file) {
    try {
      const { fileContent } = await platform.downloadFile({ fileID: file })
      return { walker: new Walker(new Network(fileContent)), bytes: fileContent }
    } catch (error) {
      if (error instanceof BrokenFile) return error.flaw
      log.info('circle file missing', { file, reason: String(error) })
      return 'missing'
    }
  },

  inUse: async () => (await references.one('circle'))?.network ?? null,

  async use(files, upon) {
    let outcome: Awaited<ReturnType<Circles['use']>> = {}
    await references.revise('circle', ({ network, table, formerTable }) => {
      outcome = upon !== undefined && network !== upon ? 'changed' : {}
      if (outcome === 'changed' || (table === files.table && network === files.network)) return undefined
      if (formerTable !== undefined && formerTable !== files.table) outcome = { unused: formerTable }
      return {
        ...files,
        formerTable: table,
        ...(network !== files.network && { formerNetwork: network }),
        version: _.inc(1),
      }
    })
    return outcome
  },
}
