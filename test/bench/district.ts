import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import type { Area } from '../../cloudfunctions/domain/area'
import { openCloud } from '../../local/cloud/open-cloud'
import { Maker } from './maker'

/** The people whose calls are measured; what they have to do with is the same in every city. */
export interface Subjects {
  resident: string
  neighbour: string
  grid: string
  street: string
}
/** Tickets of the resident, and tickets the neighbour follows: more than a page. */
const OWN = 25
const EXTRA_OPEN = 9

/**
 * Fills the folder of a city to come with tickets. The first 1,000 are one street's, with everything its people have in
 * hand now; the rest is two years of the whole district: what lives in the other streets, at the same density, and what
 * ended long ago anywhere, that street included. Indexes are left to whoever opens the folder: made at once, over all
 * there is, they cost a fraction of what every single document would.
 */
export async function fillCity(dir: string, total: number, now: number, subjects: Subjects): Promise<void> {
  const bare = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, { indexes: [] }]))
  const cloud = await openCloud({ dir, functionsDir: dir, collections: bare, templates: [], now, prewarm: 0 })
  try {
    fill(new Maker(cloud, now), total, subjects)
  } finally {
    await cloud.close()
  }
}

function fill(maker: Maker, total: number, subjects: Subjects): void {
  const isHere = ({ path }: Area) => path.includes(subjects.street)
  const live = (grid: Area) => {
    for (const kind of ['open', 'recent'] as const) for (const life of maker.lives(grid)[kind]) maker.add(grid, life)
  }
  const here = maker.grids.filter(isHere)
  const home = here.find(({ _id }) => _id === subjects.grid)
  if (!home) throw new Error(`no grid ${subjects.grid}`)
  for (const grid of here) live(grid)
  for (let i = 0; i < EXTRA_OPEN; i += 1) maker.add(home, maker.one(maker.lives(home).open))
  for (let i = 0; i < OWN; i += 1) maker.addPast(home, { author: subjects.resident })
  for (let i = 0; i < OWN; i += 1) maker.addPast(home, { follower: subjects.neighbour })
  while (maker.made < 1_000) maker.addPast(maker.one(here))
  if (total > maker.made) for (const grid of maker.grids) if (!isHere(grid)) live(grid)
  while (maker.made < total) maker.addPast(maker.one(maker.grids))
  maker.finish()
}
