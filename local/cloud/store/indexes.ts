import { codeOf, StartFailure } from '../failure'
import type { Census } from './census'
import type { Database } from './database'
import { buildEntries, entryTriggers, hasEntries } from './entries'
import { isSpherical, rtreeOf, sphericalPath, type IndexSpec } from './index-spec'
import { column, jsonPath } from './query-sql'

/**
 * Makes the SQLite indexes of a collection's table equal to its specification: missing ones are made, others dropped. What
 * has held lists where an index begins gets a table of entries for it.
 * @throws StartFailure when documents already there break a unique index.
 */
export function buildIndexes(database: Database, table: string, specs: IndexSpec[], census: Census): void {
  const multikey = specs.filter((spec) => hasEntries(spec, census))
  const wanted = new Map(
    specs.flatMap((spec) => (multikey.includes(spec) ? entryTriggers(table, spec) : statements(table, spec))),
  )
  const held = database.all(`SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL`, table)
  for (const { type, name, sql } of held) {
    if (type !== 'index' && type !== 'trigger') continue
    if (wanted.get(String(name)) === sql) wanted.delete(String(name))
    else database.exec(`DROP ${type === 'index' ? 'INDEX' : 'TRIGGER'} "${String(name)}"`)
  }
  for (const spec of specs) if (isSpherical(spec)) makeRtree(database, table, spec)
  buildEntries(database, table, multikey)
  for (const [name, sql] of wanted) {
    try {
      database.exec(sql)
    } catch (error) {
      if (codeOf(error)?.startsWith('SQLITE_CONSTRAINT')) {
        throw new StartFailure(`数据里有重复的记录，唯一索引 ${name} 建不起来；数据未作改动。`, { cause: error })
      }
      throw error
    }
  }
}

/** The name of the index whose uniqueness an SQLite error names, else undefined. */
export function brokenIndex(error: unknown): string | undefined {
  if (!codeOf(error)?.startsWith('SQLITE_CONSTRAINT') || !(error instanceof Error)) return undefined
  const index = /index '(?:.*\/)?([^/']+?)(?: unique)?'/.exec(error.message)?.[1]
  return index ?? (error.message.includes('.id') ? '_id_' : undefined)
}

function statements(table: string, spec: IndexSpec): Array<[name: string, sql: string]> {
  const name = `${table}/${spec.name}`
  if (isSpherical(spec)) return triggers(table, spec)
  const columns = spec.keys.map(([path, direction]) => column(path) + (direction === -1 ? ' DESC' : ''))
  const plain: [string, string] = [name, `CREATE INDEX "${name}" ON "${table}" (${columns.join(', ')})`]
  if (!spec.unique) return [plain]
  // One JSON array of all keys: a missing field is null in it and equals another missing one, as on the platform
  // (SQL's own UNIQUE takes every NULL as different), and true stays apart from 1.
  const paths = spec.keys.map(([path]) => jsonPath(path))
  const whole = `json_extract(doc, ${[...paths, ...(paths.length === 1 ? paths : [])].join(', ')})`
  return [plain, [`${name} unique`, `CREATE UNIQUE INDEX "${name} unique" ON "${table}" (${whole})`]]
}

/** Triggers keep the R*Tree in step with every write, in the same transaction. */
function triggers(table: string, spec: IndexSpec): Array<[name: string, sql: string]> {
  const rtree = rtreeOf(table, spec)
  const at = (i: number) => `json_extract(new.doc, ${jsonPath(sphericalPath(spec)).slice(0, -1)}.coordinates[${i}]')`
  const insert = `INSERT INTO "${rtree}" SELECT new.seq, ${at(0)}, ${at(0)}, ${at(1)}, ${at(1)} WHERE ${at(0)} IS NOT NULL;`
  const remove = (row: string) => `DELETE FROM "${rtree}" WHERE seq = ${row}.seq;`
  const make = (event: string, body: string): [string, string] => [
    `${rtree} ${event}`,
    `CREATE TRIGGER "${rtree} ${event}" AFTER ${event.toUpperCase()} ON "${table}" BEGIN ${body} END`,
  ]
  return [make('insert', insert), make('update', `${remove('old')} ${insert}`), make('delete', remove('old'))]
}

function makeRtree(database: Database, table: string, spec: IndexSpec): void {
  const rtree = rtreeOf(table, spec)
  if (database.get('SELECT 1 AS held FROM sqlite_master WHERE name = ?', rtree)) return
  database.exec(`CREATE VIRTUAL TABLE "${rtree}" USING rtree (seq, west, east, south, north)`)
  const at = (i: number) => `json_extract(doc, ${jsonPath(sphericalPath(spec)).slice(0, -1)}.coordinates[${i}]')`
  database.exec(
    `INSERT INTO "${rtree}" SELECT seq, ${at(0)}, ${at(0)}, ${at(1)}, ${at(1)} FROM "${table}" WHERE ${at(0)} IS NOT NULL`,
  )
}
