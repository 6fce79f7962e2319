import { StartFailure } from './failure'
import type { Database } from './store/database'

/** Kept once a folder has been seeded to the end: the version of the seed. */
export const SEEDED = 'seeded'

/**
 * Functions of this version do not understand the documents of a folder that another version has seeded.
 * To be asked before anything is written.
 * @throws StartFailure when the folder was seeded by another version; nothing is touched
 */
export function assertSeedVersion(database: Database, dir: string, version: number): void {
  const isNew = !database.get(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'`)
  const fact = isNew ? undefined : database.get('SELECT value FROM facts WHERE name = ?', SEEDED)
  if (!fact) return
  // Before seeds had versions the fact was a word.
  const found = Number(fact['value']) || 1
  if (found === version) return
  const age = found < version ? '旧版本' : '更新的版本'
  throw new StartFailure(
    `数据文件夹 ${dir} 里是${age}的演示数据，这一版不能使用；未作改动。加上 --reset 可重新开始（npm start -- --reset），或用 --data 换一个文件夹。`,
  )
}
