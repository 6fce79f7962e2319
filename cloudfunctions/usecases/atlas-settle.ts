import type { AtlasVersion } from '../domain/atlas-version'
import type { AtlasWorld } from './ports'

type Atlases = AtlasWorld['atlases']
type Progress = Awaited<ReturnType<Atlases['apply']>>

/** Areas first: borders never name one that is not there. @param until a moment (ms) after which no more is begun */
export async function carryOut(version: AtlasVersion, atlases: Atlases, until: number): Promise<Progress> {
  const progress = await atlases.apply(version, until)
  if (progress.left === 0) await atlases.moveTo(version)
  return progress
}

/** 定了还没有换完的，接着换。 */
export async function settle(atlases: Atlases, until: number): Promise<Progress> {
  let done = 0
  for (const version of await decided(atlases)) {
    const progress = await carryOut(version, atlases, until)
    done += progress.done
    if (progress.left > 0) return { done, left: progress.left }
  }
  return { done, left: 0 }
}

/** Versions that were decided and are not in force yet, in their order; one is only ever decided when those before it are. */
export async function decided(atlases: Atlases, inForce?: number): Promise<AtlasVersion[]> {
  const version = inForce ?? (await atlases.inForce()).version
  const next = await atlases.version(version + 1)
  return next ? [next, ...(await decided(atlases, next.version))] : []
}
