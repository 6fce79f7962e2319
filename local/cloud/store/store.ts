import { CloudFailure } from '../failure'
import { Collection } from './collection'
import type { Database } from './database'
import type { Collections } from './index-spec'

/** All collections of the cloud's database, and a few named facts about the data folder itself. */
export class Store {
  private readonly collections = new Map<string, Collection>()

  constructor(
    readonly database: Database,
    specs: Collections,
  ) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS census (collection TEXT, path TEXT, kinds INTEGER, PRIMARY KEY (collection, path));
      CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS added_collections (name TEXT PRIMARY KEY);
    `)
    database.transaction(() => {
      for (const [name, { indexes }] of Object.entries(specs)) {
        this.collections.set(name, new Collection(database, name, indexes))
      }
      for (const { name } of database.all('SELECT name FROM added_collections')) this.add(String(name))
    })
  }

  /** @throws CloudFailure DATABASE_COLLECTION_NOT_EXIST, as the platform. */
  collection(name: string): Collection {
    const found = this.collections.get(name)
    if (found) return found
    throw new CloudFailure(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  /** Makes a collection that the table of collections does not name; it has no indexes. */
  add(name: string): void {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) {
      throw new CloudFailure('INVALID_PARAM', `collection name is not valid: ${name}`)
    }
    if (this.collections.has(name)) return
    this.collections.set(name, new Collection(this.database, name, []))
    this.database.run('INSERT OR IGNORE INTO added_collections (name) VALUES (?)', name)
  }

  /** Empties every collection. */
  clear(): void {
    this.database.transaction(() => {
      for (const collection of this.collections.values()) collection.clear()
    })
  }

  /** A fact about this data folder, e.g. the clock's offset. */
  fact(name: string): string | undefined {
    const row = this.database.get('SELECT value FROM facts WHERE name = ?', name)
    return row && String(row['value'])
  }

  keepFact(name: string, value: string): void {
    this.database.run('REPLACE INTO facts (name, value) VALUES (?, ?)', name, value)
  }
}
