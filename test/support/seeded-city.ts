import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import { openCloud } from '../../local/cloud/open-cloud'
import { seed } from '../../local/seed'

const ROOT = join(__dirname, '../..')
const DATA = join(ROOT, 'data/jinghu')
/** Names the folder of this run that seeded districts are kept in; absent: every city is seeded by itself. */
const KEPT = 'SEEDED_CITIES'

/** To be called once before the first test; the districts of this run are of its own data and code. */
export function keepSeededCities(): void {
  process.env[KEPT] = mkdtempSync(join(tmpdir(), 'jinghu-seeded-'))
}

/** To be called once after the last test. */
export function dropSeededCities(): void {
  const folder = process.env[KEPT]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  delete process.env[KEPT]
}

/**
 * The district as it lies in the database at one moment, made by the first who asks.
 * @returns a data folder nobody holds, to begin as a copy of; undefined where none are kept
 */
export async function seededCity(now: number): Promise<string | undefined> {
  const folder = process.env[KEPT]
  if (folder === undefined) return undefined
  const kept = join(folder, String(now))
  if (existsSync(kept)) return kept
  const draft = `${kept}.${process.pid}`
  mkdirSync(draft)
  const cloud = await openCloud({
    dir: draft,
    functionsDir: join(draft, 'none'),
    collections: COLLECTIONS,
    templates: [],
    now,
    prewarm: 0,
    ticking: false,
  })
  const { load, putFile, addUser } = cloud
  seed({ load, putFile, addUser, now: () => now }, DATA)
  await cloud.close()
  try {
    renameSync(draft, kept)
  } catch (error) {
    // Somebody else was faster; theirs is the same.
    if (!existsSync(kept)) throw error
    rmSync(draft, { recursive: true })
  }
  return kept
}
