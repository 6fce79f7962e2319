import type { Extract } from './extract'
import type { Spot } from './ground'

/** A stretch of a way between two crossings or ends. */
export type Chain = Extract['ways'][number]

/** The ways without the stretches that are not open, broken up wherever ways meet. */
export function chainsOf(
  ways: Chain[],
  spots: Map<string, Spot>,
  isOpen: (a: Spot | undefined, b: Spot | undefined) => boolean,
): Chain[] {
  const runs = ways.flatMap((way) =>
    runsOf(way.points, (from, to) => isOpen(spots.get(from), spots.get(to))).map((points) => ({ ...way, points })),
  )
  const visits = new Map<string, number>()
  for (const { points } of runs) for (const id of points) visits.set(id, (visits.get(id) ?? 0) + 1)
  return runs.flatMap((run) => brokenUp(run.points, visits).map((points) => ({ ...run, points })))
}

/** The longest stretches of the line whose every step is open. */
function runsOf(points: string[], isOpen: (from: string, to: string) => boolean): string[][] {
  const runs: string[][] = []
  let run = points.slice(0, 1)
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i]!
    if (from === to) continue
    if (!isOpen(from, to)) {
      runs.push(run)
      run = []
    }
    run.push(to)
  }
  return [...runs, run].filter(({ length }) => length > 1)
}

/** Ends where another way passes, begins anew there. */
function brokenUp(points: string[], visits: Map<string, number>): string[][] {
  const chains: string[][] = []
  let chain = points.slice(0, 1)
  for (const id of points.slice(1)) {
    chain.push(id)
    if ((visits.get(id) ?? 0) < 2) continue
    chains.push(chain)
    chain = [id]
  }
  return chain.length > 1 ? [...chains, chain] : chains
}
