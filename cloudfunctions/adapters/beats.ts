import type { Beat } from '../usecases/ports/oversight'
import { Collection } from './collection'
import { log } from './log'

const beats = new Collection<Beat>('beats')

/** Runs a timer's work, and leaves word of it; the word being lost fails no run. */
export async function withBeat(name: string, work: () => Promise<Record<string, number>>) {
  const begun = Date.now()
  const done = await work()
  try {
    const beat = { schemaVersion: 1 as const, at: Date.now(), took: Date.now() - begun, done }
    if ((await beats.update({ _id: name }, beat)) === 0) await beats.addOnce({ _id: name, ...beat })
  } catch (error) {
    log.defect(error, { beat: name })
  }
  return done
}
